import type { Decision } from '../src/domain/decision.ts';
import type { Facts } from '../src/domain/fact.ts';
import type { Value } from '../src/domain/value.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { stated } from './_stated.ts';
import { makeOf } from './_warranty-lengths.ts';

/** Whose machines after-sales takes on: a brand with a published warranty by its name, any other one if it is of our system. */
export const policy: Policy = {
  id: 'supported-brands',
  states: ['F3', 'F4'],
  reads: { brand: {}, otherBrand: {}, thirdBrand: {}, range: {}, machineAtWork: {} },
  asides: ['brand', 'otherBrand', 'thirdBrand', 'range', 'machineAtWork'],
  passing: ['machineAtWork'],
  figures: [],
  outcomes: {
    named: { brand: 'term' },
    'named-two': { brand: 'term', otherBrand: 'term' },
    'named-three': { brand: 'term', otherBrand: 'term', thirdBrand: 'term' },
    other: {},
    general: {},
  },
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
  return isApart ? stated('general') : named(facts, brand.value);
}

/** "Krups and De'Longhi too?": each brand that is asked about is named. */
function named(facts: Facts, brand: Value): Decision {
  const [other, third] = (['otherBrand', 'thirdBrand'] as const).flatMap((fact) => {
    const told = known(facts, fact);
    return told && makeOf(told) ? [told.value] : [];
  });
  if (!other) return stated('named', { brand });
  if (!third) return stated('named-two', { brand, otherBrand: other });
  return stated('named-three', { brand, otherBrand: other, thirdBrand: third });
}
