import { describe, expect, it } from 'vitest';
import { policy } from '../../policies/machine-on-account.ts';
import { outcomeOf, type Plain } from './given.ts';

describe('what the account says of a machine', () => {
  it.each<[Plain, string, readonly string[]]>([
    [{}, 'unseen', []],
    [{ brand: 'krups' }, 'unseen', []],
    [{ brand: 'krups', purchaseDate: '2025-03-04' }, 'dated', ['bought']],
    [{ brand: 'krups', purchaseDate: '2025-03-04', machineRegistered: true }, 'registered', ['bought']],
    [{ machineRegistered: false }, 'not-registered', []],
  ])('of %o is %s (F3)', (account, name, notes) => {
    expect(outcomeOf(policy, {}, undefined, { account })).toMatchObject({ outcome: name, notes });
  });

  it('is told neither of what is typed nor of another brand', () => {
    expect(outcomeOf(policy, { machineRegistered: true })).toMatchObject({ outcome: 'unseen' });
    const account = { brand: 'krups', machineRegistered: true };
    expect(outcomeOf(policy, { brand: 'kitchenaid' }, undefined, { account })).toMatchObject({
      outcome: 'unseen',
    });
  });
});
