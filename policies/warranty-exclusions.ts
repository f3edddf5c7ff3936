import type { Decision } from '../src/domain/decision.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { stated } from './_stated.ts';

/** What the warranty leaves out; who tells of wrong use hears that it leaves out just that. */
export const policy: Policy = {
  id: 'warranty-exclusions',
  states: ['F9', 'F10'],
  reads: { misuse: {} },
  figures: [],
  outcomes: { told: {}, general: {} },
  notes: {},
  decide,
};

function decide({ facts }: Given): Decision {
  return stated(known(facts, 'misuse')?.value.flag ? 'told' : 'general');
}
