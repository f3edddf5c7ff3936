import type { Decision } from '../src/domain/decision.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { stated } from './_stated.ts';

/** Where a credit goes, and when: after a replacement parcel there is none to look for. */
export const policy: Policy = {
  id: 'refund-credit',
  states: ['F21', 'F22', 'F23'],
  reads: { replacementSent: {}, replacementPlanned: {} },
  figures: [],
  outcomes: { credit: {}, 'no-refund-replacement': {}, 'replacement-announced': {} },
  notes: {},
  decide,
};

function decide({ facts }: Given): Decision {
  if (known(facts, 'replacementSent')?.value.flag) return stated('no-refund-replacement');
  return stated(known(facts, 'replacementPlanned')?.value.flag ? 'replacement-announced' : 'credit');
}
