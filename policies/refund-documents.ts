import type { Decision } from '../src/domain/decision.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { isWithoutRule } from './_refund-way.ts';
import { stated } from './_stated.ts';

/** What to have at hand for the call, as far as the customer can have it. */
export const policy: Policy = {
  id: 'refund-documents',
  states: ['F24', 'F25', 'F28'],
  reads: { proofLost: {}, refundKind: {} },
  figures: [],
  outcomes: { either: {}, 'proof-lost': {}, carrier: {}, 'no-rule': {} },
  notes: {},
  decide,
};

function decide(given: Given): Decision {
  const { facts } = given;
  if (isWithoutRule(given)) return stated('no-rule');
  // Who never handed the parcel over has no proof of it.
  if (known(facts, 'refundKind')?.value.id === 'returned-by-carrier') return stated('carrier');
  return stated(known(facts, 'proofLost')?.value.flag ? 'proof-lost' : 'either');
}
