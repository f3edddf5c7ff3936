import { describe, expect, it } from 'vitest';
import { policy } from '../../policies/after-sales-choice.ts';
import { outcomeOf, type Plain } from './given.ts';

describe('who chooses between a repair and an exchange', () => {
  it.each<[Plain, Plain, string]>([
    [{}, {}, 'general'],
    [{ ambassador: true }, {}, 'claimed'],
    [{ ambassador: false }, {}, 'ordinary'],
    [{}, { ambassador: true }, 'yours'],
    [{}, { ambassador: false }, 'ordinary'],
  ])('with %o, and %o in the account, is %s (F45)', (facts, account, name) => {
    expect(outcomeOf(policy, facts, undefined, { account })).toMatchObject({ outcome: name, notes: [] });
  });
});
