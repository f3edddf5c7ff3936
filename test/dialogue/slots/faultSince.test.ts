import { describe, expect, it } from 'vitest';
import { withFaultSince } from '../../../src/dialogue/slots/faultSince.ts';

describe('since when a fault lasts', () => {
  it.each<[string, string, boolean]>([
    ['my machine has been leaking since may 2025', 'may 2025', true],
    ['the leak started in may 2025', 'may 2025', true],
    ['elle a commencé à goutter en mai 2025', 'mai 2025', true],
    ['elle fuit depuis mai 2025', 'mai 2025', true],
    ['it broke down in may 2025', 'may 2025', false],
    ['dead since may 2025, what did you offer then?', 'may 2025', false],
    ['en panne depuis mai 2025, vous m’avez refusé l’échange', 'mai 2025', false],
  ])('%s → %s: %s', (text, words, isSince) => {
    const start = text.indexOf(words);
    const end = start + words.length;
    const day = {
      kind: 'date',
      start,
      end,
      date: '2025-05-01',
      precision: 'month',
      approximate: false,
    } as const;
    const read = withFaultSince([day], { text, today: '2026-06-15', wanted: ['faultDate', 'faultSince'] });
    expect(read.some((one) => one.kind === 'cue' && one.facts.includes('faultSince'))).toBe(isSince);
    expect(withFaultSince([day], { text, today: '2026-06-15', wanted: ['faultDate'] })).toEqual([day]);
  });

  it('is not since when one has had the machine', () => {
    const text = "I've had it since may 2025";
    const day = {
      kind: 'date',
      start: 18,
      end: 26,
      date: '2025-05-01',
      precision: 'month',
      approximate: false,
    } as const;
    const had = { kind: 'cue', start: 5, end: 17, facts: ['purchaseDate'] } as const;
    const read = withFaultSince([had, day], { text, today: '2026-06-15', wanted: ['faultSince'] });
    expect(read).toEqual([had, day]);
  });
});
