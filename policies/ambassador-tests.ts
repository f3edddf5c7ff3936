import type { Decision } from '../src/domain/decision.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { verifiedStatus } from './_ambassador.ts';
import { stated } from './_stated.ts';

/** The tests that must confirm the fault before an Ambassador may have a new machine; who has passed them hears what comes after. */
export const policy: Policy = {
  id: 'ambassador-tests',
  states: ['F40', 'F41', 'F42', 'F43', 'F44'],
  reads: { ambassador: {}, faultConfirmed: {} },
  figures: ['new-machine-warranty', 'repair-warranty', 'refurbished-warranty'],
  outcomes: { general: {}, tested: {} },
  notes: { 'unverified-too': {} },
  decide,
};

function decide({ facts }: Given): Decision {
  if (!known(facts, 'faultConfirmed')?.value.flag) return stated('general');
  return stated('tested', {}, verifiedStatus(facts)?.value.flag ? [] : ['unverified-too']);
}
