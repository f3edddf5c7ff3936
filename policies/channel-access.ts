import type { Decision } from '../src/domain/decision.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { claimsStatus, deniesStatus, verifiedStatus } from './_ambassador.ts';
import { stated } from './_stated.ts';

/** Whether the WhatsApp channel is open to this customer: to verified Ambassadors only. Its number is published nowhere. */
export const policy: Policy = {
  id: 'channel-access',
  states: ['F1', 'F2'],
  reads: { ambassador: {}, contactWay: {} },
  passing: ['contactWay'],
  asides: ['contactWay'],
  figures: [],
  outcomes: { open: {}, claimed: {}, denied: {}, exclusive: {} },
  notes: { 'number-unpublished': {} },
  decide,
};

function decide({ facts }: Given): Decision {
  const isNumberAsked = known(facts, 'contactWay')?.value.id === 'phone';
  return stated(accessOf(facts), {}, isNumberAsked ? ['number-unpublished'] : []);
}

function accessOf(facts: Given['facts']): string {
  if (verifiedStatus(facts)?.value.flag) return 'open';
  if (claimsStatus(facts)) return 'claimed';
  return deniesStatus(facts) ? 'denied' : 'exclusive';
}
