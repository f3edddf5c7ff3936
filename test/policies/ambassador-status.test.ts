import { expect, it } from 'vitest';
import { policy } from '../../policies/ambassador-status.ts';
import type { Fact } from '../../src/domain/fact.ts';
import { flag } from '../../src/domain/value.ts';
import { given } from './given.ts';

const ambassador = (is: boolean, origin: 'typed' | 'account'): { ambassador: Fact } => ({
  ambassador: { kind: 'known', value: flag(is), origin, approximate: false },
});

it.each([
  ['nothing is known', {}, 'unknown'],
  ['the customer says so', ambassador(true, 'typed'), 'unknown'],
  ['the account says so', ambassador(true, 'account'), 'confirmed'],
  ['the account says no', ambassador(false, 'account'), 'not-confirmed'],
])('the status when %s is %s (F14)', (_when, facts, outcome) => {
  expect(policy.decide({ ...given({}), facts })).toMatchObject({ outcome });
});
