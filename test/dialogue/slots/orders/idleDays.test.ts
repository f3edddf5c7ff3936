import { expect, it } from 'vitest';
import { withoutIdleDays } from '../../../../src/dialogue/slots/orders/idleDays.ts';
import type { Entity } from '../../../../src/domain/entity.ts';
import type { FactName } from '../../../../src/domain/fact.ts';

const JUNE_4 = '2026-06-04';

/** The days that are left of a text in which `status` says that nothing came back. */
function daysLeft(
  text: string,
  { day, status, cue }: { day: string; status: string; cue?: string },
  {
    wanted = ['carrierReturnDate'],
    asking = null,
  }: { readonly wanted?: readonly FactName[]; readonly asking?: FactName | null } = {},
): string[] {
  const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const entities: Entity[] = [
    { kind: 'date', date: JUNE_4, precision: 'day', approximate: false, ...at(day) },
    { kind: 'marker', marker: 'not-that-day', ...at(status) },
    ...(cue ? [{ kind: 'cue', facts: ['handoverDate'], ...at(cue) } as const] : []),
  ];
  return withoutIdleDays(entities, { text, wanted, asking }).flatMap((one) =>
    one.kind === 'date' ? [one.date] : [],
  );
}

it.each([
  ['on 4 June it was in transit', { day: '4 June', status: 'in transit' }, []],
  ['jeudi, le suivi disait : en cours', { day: 'jeudi', status: 'en cours' }, []],
  ['samedi la poste était fermée', { day: 'samedi', status: 'était fermée' }, []],
  ['it came on 4 June. Before, it was in transit', { day: '4 June', status: 'in transit' }, [JUNE_4]],
  ['the relay is closed now, it was 4 June', { day: '4 June', status: 'is closed' }, [JUNE_4]],
  ['back on 4 June and the other one is in transit', { day: '4 June', status: 'in transit' }, [JUNE_4]],
  [
    'posted it on 4 June, still in transit',
    { day: '4 June', status: 'in transit', cue: 'posted it on' },
    [JUNE_4],
  ],
])('"%s" leaves of its days %j', (text, told, expected) => {
  expect(daysLeft(text, told)).toEqual(expected);
});

it('leaves the days of a question that no return concerns', () => {
  const told = { day: '4 June', status: 'in transit' };
  expect(daysLeft('on 4 June it was in transit', told, { wanted: ['purchaseDate'] })).toEqual([JUNE_4]);
});

it.each([
  ['4 June, it is still in transit', 'in transit', [JUNE_4]],
  ['le 4 juin, toujours en transit', 'en transit', [JUNE_4]],
  ['on 4 June it was closed', 'closed', []],
])(
  'takes a day set before what became of the parcel for the hand-over that was asked: "%s"',
  (text, status, expected) => {
    const day = /\d \p{L}+/u.exec(text)![0];
    expect(daysLeft(text, { day, status }, { asking: 'handoverDate' })).toEqual(expected);
  },
);
