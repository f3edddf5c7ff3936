import type { Decision } from '../src/domain/decision.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { claimsStatus, deniesStatus, verifiedStatus } from './_ambassador.ts';
import { stated } from './_stated.ts';

/** Who chooses between a repair and an exchange: Ambassadors alone, and one is not taken for one on their word. */
export const policy: Policy = {
  id: 'after-sales-choice',
  states: ['F10', 'F45'],
  reads: { ambassador: {} },
  figures: [],
  outcomes: { yours: {}, claimed: {}, ordinary: {}, general: {} },
  notes: {},
  decide,
};

function decide({ facts }: Given): Decision {
  const status = verifiedStatus(facts);
  if (status?.value.flag) return stated('yours');
  if (claimsStatus(facts)) return stated('claimed');
  return stated(status || deniesStatus(facts) ? 'ordinary' : 'general');
}
