import type { Decision } from '../src/domain/decision.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { claimsStatus, deniesStatus, verifiedStatus } from './_ambassador.ts';
import { stated } from './_stated.ts';

/** Whether the WhatsApp channel is open to this customer: to verified Ambassadors only. */
export const policy: Policy = {
  id: 'channel-access',
  states: ['F1', 'F2'],
  reads: { ambassador: {} },
  figures: [],
  outcomes: { open: {}, claimed: {}, denied: {}, exclusive: {} },
  notes: {},
  decide,
};

function decide({ facts }: Given): Decision {
  return stated(accessOf(facts));
}

function accessOf(facts: Given['facts']): string {
  if (verifiedStatus(facts)?.value.flag) return 'open';
  if (claimsStatus(facts)) return 'claimed';
  return deniesStatus(facts) ? 'denied' : 'exclusive';
}
