import { describe, expect, it } from 'vitest';
import { policy } from '../../policies/supported-brands.ts';
import { outcomeOf, type Plain } from './given.ts';

describe('the brands that are supported', () => {
  it.each<[Plain, string]>([
    [{}, 'general'],
    [{ brand: 'krups' }, 'named'],
    [{ brand: 'nespresso' }, 'named'],
    [{ brand: 'krups', otherBrand: 'delonghi' }, 'named-two'],
    [{ brand: 'krups', otherBrand: 'delonghi', thirdBrand: 'magimix' }, 'named-three'],
    [{ brand: 'krups', otherBrand: 'other' }, 'named'],
    [{ brand: 'other' }, 'other'],
    [{ brand: 'krups', machineAtWork: true }, 'general'],
    [{ brand: 'krups', range: 'professional' }, 'general'],
    [{ brand: 'other', machineAtWork: true }, 'other'],
  ])('of %o is %s (F4)', (facts, name) => {
    expect(outcomeOf(policy, facts)).toMatchObject({ outcome: name, derivation: null });
  });
});
