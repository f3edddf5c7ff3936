import { describe, expect, it } from 'vitest';
import { policy } from '../../policies/ambassador-tests.ts';
import { outcomeOf, type Plain } from './given.ts';

describe("the technician's tests (F42)", () => {
  it.each<[Plain, Plain, string, readonly string[]]>([
    [{}, {}, 'general', []],
    [{ faultConfirmed: false }, {}, 'general', []],
    [{ faultConfirmed: true }, {}, 'tested', ['unverified-too']],
    [{ faultConfirmed: true }, { ambassador: true }, 'tested', []],
    [{ faultConfirmed: true }, { ambassador: false }, 'tested', ['unverified-too']],
  ])('told %o, account %o → %s', (typed, account, outcome, notes) => {
    expect(outcomeOf(policy, typed, undefined, { account })).toMatchObject({ outcome, notes });
  });
});
