import { describe, expect, it } from 'vitest';
import { policy } from '../../policies/offer-since.ts';
import { outcomeOf } from './given.ts';

describe('since when the solutions for a faulty machine are offered', () => {
  it('tells both first days, whoever asks (F10, F40)', () => {
    expect(outcomeOf(policy, {})).toMatchObject({
      outcome: 'dated',
      values: { since: { date: '2025-07-01' }, newSince: { date: '2025-04-01' } },
      derivation: null,
    });
  });

  it.each([
    ['2025-03-31', 'before-offer'],
    ['2025-05-10', 'before-offer'],
    ['2025-06-30', 'before-offer'],
    ['2025-07-01', 'dated'],
    ['2025-11-03', 'dated'],
  ])('of what was refused on %s says %s', (faultDate, outcome) => {
    expect(outcomeOf(policy, { faultDate })).toMatchObject({ outcome });
  });

  it('knows no date before the first one', () => {
    expect(outcomeOf(policy, {}, '2025-05-01')).toMatchObject({ outcome: 'not-known' });
  });
});
