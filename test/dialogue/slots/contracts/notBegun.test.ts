import { expect, it } from 'vitest';
import { firstAhead } from '../../../../src/dialogue/slots/contracts/notBegun.ts';

const TODAY = '2026-06-11';
const DAY = '2026-09-01';

/** The day on which a subscription begins that these words tell of. */
function begins(text: string, words: string): string | undefined {
  const start = text.indexOf(words);
  const entity = { kind: 'date', date: DAY, precision: 'day', approximate: false } as const;
  const candidate = {
    kind: 'date',
    value: { kind: 'date', date: DAY, precision: 'day' },
    entity: { ...entity, start, end: start + words.length },
  } as unknown as Parameters<typeof firstAhead>[0][number];
  const first = firstAhead([candidate], { text, today: TODAY });
  return first?.value.kind === 'date' ? first.value.date : undefined;
}

it.each([
  ['it has not begun, it begins when we move to Lyon on 1 September 2026', '1 September 2026'],
  ['if we move in on 1 September 2026 and begin then', '1 September 2026'],
  ['it starts the day I leave my flat, 1 September 2026', '1 September 2026'],
  ['il commence quand on déménage à Lyon le 1er septembre 2026', '1er septembre 2026'],
])('the day on which one moves may be that of the beginning: "%s"', (text, words) => {
  expect(begins(text, words)).toBe(DAY);
});

it.each([
  ['it has not begun yet and we are leaving on 1 September 2026', '1 September 2026'],
  ['I may move abroad on 1 September 2026', '1 September 2026'],
  ['il commence bientôt et je pars le 1er septembre 2026', '1er septembre 2026'],
  ["je déménage à l'étranger le 1er septembre 2026", '1er septembre 2026'],
])('the day on which one leaves is not that of the beginning: "%s"', (text, words) => {
  expect(begins(text, words)).toBeUndefined();
});
