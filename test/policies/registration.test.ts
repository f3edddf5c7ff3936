import { describe, expect, it } from 'vitest';
import { policy } from '../../policies/registration.ts';
import { outcomeOf, type Plain } from './given.ts';

describe('registering a machine', () => {
  it.each<[Plain, string]>([
    [{}, 'general'],
    [{ machineRegistered: 'unknown' }, 'general'],
    [{ machineRegistered: false }, 'not-yet'],
    [{ machineRegistered: true }, 'done'],
    [{ registrationAsked: 'fails' }, 'fails'],
    [{ registrationAsked: 'warranty', machineRegistered: false }, 'warranty'],
    [{ registrationAsked: 'working' }, 'working'],
  ])('with %o is %s (F3)', (facts, name) => {
    expect(outcomeOf(policy, facts)).toMatchObject({ outcome: name, notes: [], derivation: null });
  });
});
