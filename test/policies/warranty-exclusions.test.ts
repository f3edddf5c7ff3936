import { describe, expect, it } from 'vitest';
import { policy } from '../../policies/warranty-exclusions.ts';
import { outcomeOf, type Plain } from './given.ts';

describe('what the warranty leaves out', () => {
  it.each<[Plain, string]>([
    [{}, 'general'],
    [{ misuse: false }, 'general'],
    [{ misuse: true }, 'told'],
  ])('with %o is %s (F9)', (facts, name) => {
    expect(outcomeOf(policy, facts)).toMatchObject({ outcome: name, derivation: null });
  });

  it.each<[Plain, string[]]>([
    [{ machineRegistered: false }, ['not-registered']],
    [{ machineRegistered: true }, []],
    [{}, []],
  ])('with %o adds %o: registering comes before after-sales (F3)', (facts, notes) => {
    expect(outcomeOf(policy, { ...facts, misuse: true }).notes).toEqual(notes);
  });
});
