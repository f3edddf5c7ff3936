import { describe, expect, it } from 'vitest';
import { policy } from '../../policies/ambassador-guarantee.ts';
import { plain } from '../../src/domain/value.ts';
import { outcomeOf, type Plain, without } from './given.ts';

describe('how long what an Ambassador gets is guaranteed (F41, F43, F44)', () => {
  it.each<[Plain, string]>([
    [{}, 'new-machine'],
    [{ remedy: 'new-machine' }, 'new-machine'],
    [{ remedy: 'refurbished' }, 'refurbished'],
    [{ remedy: 'repair' }, 'repair'],
    [{ remedy: 'unknown' }, 'new-machine'],
  ])('with %o is told for the %s first, with all three lengths', (facts, outcome) => {
    const told = outcomeOf(policy, facts);
    const values = Object.fromEntries(
      Object.entries(told.values).map(([name, value]) => [name, plain(value)]),
    );
    expect({ outcome: told.outcome, ...values }).toEqual({
      outcome,
      newWarranty: 2,
      refurbishedWarranty: 2,
      repairWarranty: 6,
    });
  });

  it.each(policy.figures)('tells none without %s', (id) => {
    expect(outcomeOf(policy, {}, undefined, { figures: without(id) }).outcome).toBe('not-known');
  });
});
