import { describe, expect, it } from 'vitest';
import { policy } from '../../policies/other-capsules.ts';
import { outcomeOf, type Plain } from './given.ts';

describe('other makers’ capsules', () => {
  it.each<[Plain, string[]]>([
    [{}, []],
    [{ brand: 'krups' }, []],
    [{ brand: 'krups', purchaseDate: '2025-01-18' }, ['warranty-runs']],
    [{ brand: 'magimix', purchaseDate: '2024-01-18' }, ['warranty-parts']],
    [{ brand: 'krups', purchaseDate: '2024-01-18' }, ['warranty-over']],
  ])('with %o adds %o (F16–F18)', (facts, notes) => {
    const outcome = outcomeOf(policy, facts);
    expect(outcome).toMatchObject({ outcome: 'general', notes });
    expect(outcome.derivation === null).toBe(notes.length === 0);
  });
});
