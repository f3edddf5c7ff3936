import type { Decision } from '../src/domain/decision.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { verifiedStatus } from './_ambassador.ts';

/** Whether the WhatsApp channel is open to this customer: to verified Ambassadors only. */
export const policy: Policy = {
  id: 'channel-access',
  states: ['F1', 'F2'],
  reads: { ambassador: {} },
  figures: [],
  outcomes: { open: {}, exclusive: {} },
  notes: {},
  decide,
};

function decide({ facts }: Given): Decision {
  const isVerified = verifiedStatus(facts)?.value.flag;
  return {
    kind: 'outcome',
    outcome: isVerified ? 'open' : 'exclusive',
    values: {},
    notes: [],
    derivation: null,
  };
}
