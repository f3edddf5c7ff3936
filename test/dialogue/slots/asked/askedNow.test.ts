import { describe, expect, it } from 'vitest';
import { withAskedNow, withoutOtherSince } from '../../../../src/dialogue/slots/asked/askedNow.ts';
import type { EntityOf } from '../../../../src/domain/entity.ts';
import { date, flag, plain } from '../../../../src/domain/value.ts';
import { dayIn } from '../../../fakes/entities.ts';

const TODAY = '2026-06-15';
const WANTED = ['faultDate', 'askedNow'] as const;

const monthIn = (text: string, words: string): EntityOf<'date'> => ({
  ...dayIn(text, words, '2025-05-01'),
  precision: 'month',
});

describe('whether an offer is asked for now', () => {
  it.each<[string, string, boolean]>([
    ['my machine has been leaking since may 2025', 'may 2025', true],
    ['it broke down in may 2025. what can you offer now?', 'may 2025', true],
    ['elle a lâché en mai 2025, que proposez-vous ?', 'mai 2025', true],
    ['dead since may 2025, what did you offer then?', 'may 2025', false],
    ['it failed, what could I get in may 2025?', 'may 2025', false],
    ['en panne depuis mai 2025, vous m’avez refusé l’échange', 'mai 2025', false],
    ['elle a lâché en mai 2025, à quoi avais-je droit ?', 'mai 2025', false],
    ['what if it broke in may 2025?', 'may 2025', false],
    ['and in may 2025?', 'may 2025', false],
  ])('%s → %s: %s', (text, words, isNow) => {
    const entity = monthIn(text, words);
    const told = {
      entity,
      fact: 'faultDate',
      kind: 'date',
      value: date(entity.date),
      approximate: true,
      needs: 'nothing',
      fits: () => true,
      ground: 'cued',
    } as const;
    const now = { kind: 'known', value: flag(true), origin: 'typed', approximate: false } as const;
    const context = { text, today: TODAY, entities: [entity], facts: { askedNow: now } };
    const asked = withAskedNow([told], { ...context, wanted: WANTED }).find(
      ({ fact }) => fact === 'askedNow',
    );
    expect(asked && plain(asked.value)).toBe(isNow);
    // Of an offer's beginning, since when a machine fails asks nothing; of a guarantee it tells whether it held.
    expect(withAskedNow([told], { ...context, wanted: ['faultDate'] })).toEqual(isNow ? [] : [told]);
    expect(withAskedNow([told], { ...context, wanted: ['faultDate', 'remedyDate'] })).toEqual([told]);
  });
});

describe('since when something else goes on', () => {
  it.each<[string, string, boolean]>([
    ['my machine has been leaking since may 2025', 'may 2025', false],
    ['since may 2025 no coffee comes out', 'may 2025', false],
    ['it has been like this since may 2025', 'may 2025', false],
    ['elle fuit depuis mai 2025', 'mai 2025', false],
    ['I live here since may 2025 and my machine leaks', 'may 2025', true],
    ['it leaks, registered since may 2025', 'may 2025', true],
    ['working fine since may 2025, now leaks', 'may 2025', true],
    ['elle marchait bien depuis mai 2025', 'mai 2025', true],
  ])('%s → %s: %s', (text, words, isOther) => {
    const day = monthIn(text, words);
    expect(withoutOtherSince([day], { text, wanted: WANTED })).toEqual(isOther ? [] : [day]);
    expect(withoutOtherSince([day], { text, wanted: ['faultDate'] })).toEqual([day]);
  });

  it('leaves the day that words lead to for another fact', () => {
    const text = "I've had it since may 2025";
    const day = monthIn(text, 'may 2025');
    const had = { kind: 'cue', start: 5, end: 17, facts: ['purchaseDate'] } as const;
    expect(withoutOtherSince([had, day], { text, wanted: WANTED })).toEqual([had, day]);
  });
});
