import { describe, expect, it } from 'vitest';
import { policy } from '../../policies/options-even-so.ts';
import { outcomeOf, type Plain } from './given.ts';

describe('what is open to a machine whose warranty is over', () => {
  it.each<[Plain, Plain, string]>([
    [{}, {}, 'general'],
    [{ ambassador: true }, {}, 'ambassador'],
    [{ ambassador: false }, {}, 'general'],
    [{}, { ambassador: true }, 'ambassador'],
  ])('with %o, and %o in the account, is %s (F10, F40)', (facts, account, name) => {
    expect(outcomeOf(policy, facts, undefined, { account })).toMatchObject({ outcome: name, notes: [] });
  });
});
