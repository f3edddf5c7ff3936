import { expect, it } from 'vitest';
import { returnAhead } from '../../../../src/dialogue/slots/asked/returnAhead.ts';
import type { Assignment } from '../../../../src/dialogue/slots/candidates/candidate.ts';
import { date, plain } from '../../../../src/domain/value.ts';
import { dayIn } from '../../../fakes/entities.ts';

const TODAY = '2026-11-30';

it.each<[string, string, string, boolean, string | null]>([
  ["mettons qu'il arrive mercredi", 'mercredi', '2026-11-25', true, '2026-12-02'],
  ['suppose it gets to you on wednesday', 'wednesday', '2026-11-25', true, '2026-12-02'],
  ['non, mercredi qui vient, le 2 décembre', '2 décembre', '2026-12-02', false, '2026-12-02'],
  ['it came back on wednesday', 'wednesday', '2026-11-25', true, null],
  ['il est revenu le 2 décembre', '2 décembre', '2026-12-02', false, null],
  ['say it comes back on 3 March', '3 March', '2027-03-03', false, null],
])('an order put to come back: %s', (text, words, day, isWeekday, ahead) => {
  const entity = dayIn(text, words, day);
  const assignment = { fact: 'carrierReturnDate', value: date(day), isWeekday, entity } as Assignment;
  const found = returnAhead(assignment, { text, today: TODAY });
  expect(found && plain(found.value)).toBe(ahead);
});
