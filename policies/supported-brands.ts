import type { Decision } from '../src/domain/decision.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { stated } from './_stated.ts';
import { makeOf } from './_warranty-lengths.ts';

/** Whose machines after-sales takes on: a brand with a published warranty by its name, any other one if it is of our system. */
export const policy: Policy = {
  id: 'supported-brands',
  states: ['F3', 'F4'],
  reads: { brand: {}, range: {}, machineAtWork: {} },
  asides: ['brand', 'range', 'machineAtWork'],
  passing: ['machineAtWork'],
  figures: [],
  outcomes: { named: { brand: 'term' }, other: {}, general: {} },
  notes: {},
  decide,
};

function decide({ facts }: Given): Decision {
  const brand = known(facts, 'brand');
  if (!brand) return stated('general');
  if (!makeOf(brand)) return stated('other');
  // The machine of the office need not be the one whose brand was told.
  const isApart =
    known(facts, 'machineAtWork')?.value.flag || known(facts, 'range')?.value.id === 'professional';
  return isApart ? stated('general') : stated('named', { brand: brand.value });
}
