import type { Decision } from '../src/domain/decision.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';

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
  const ambassador = known(facts, 'ambassador');
  const isVerified = ambassador?.origin === 'account' && ambassador.value.flag;
  return {
    kind: 'outcome',
    outcome: isVerified ? 'open' : 'exclusive',
    values: {},
    notes: [],
    derivation: null,
  };
}
