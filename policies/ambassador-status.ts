import type { Decision } from '../src/domain/decision.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { verifiedStatus } from './_ambassador.ts';

/** Whether the account says that this customer is an Ambassador; how one becomes one is not published. */
export const policy: Policy = {
  id: 'ambassador-status',
  states: ['F14'],
  reads: { ambassador: {} },
  figures: [],
  outcomes: { confirmed: {}, 'not-confirmed': {}, unknown: {} },
  notes: {},
  decide,
};

function decide({ facts }: Given): Decision {
  const status = verifiedStatus(facts);
  const none = { kind: 'outcome', values: {}, notes: [], derivation: null } as const;
  if (!status) return { ...none, outcome: 'unknown' };
  return { ...none, outcome: status.value.flag ? 'confirmed' : 'not-confirmed' };
}
