import type { Decision } from '../src/domain/decision.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { isWithoutRule } from './_refund-way.ts';
import { stated } from './_stated.ts';

/** What this order gives by what was told of it, for a question that leans on that: "so it will be on my card?" */
export const policy: Policy = {
  id: 'money-or-credit',
  states: ['F21', 'F22', 'F23'],
  reads: { replacementSent: {}, replacementPlanned: {}, refundKind: {}, paymentMethod: {} },
  asides: ['replacementSent', 'replacementPlanned', 'refundKind', 'paymentMethod'],
  figures: [],
  outcomes: { open: {}, card: {}, credit: {}, replaced: {}, announced: {}, 'no-rule': {} },
  notes: {},
  decide,
};

/** The payments that decide it; one made with two means leaves it open. */
const BY_PAYMENT = new Map([
  ['card', 'card'],
  ['other', 'credit'],
  ['subscription-credit', 'credit'],
]);

function decide(given: Given): Decision {
  const { facts } = given;
  if (known(facts, 'replacementSent')?.value.flag) return stated('replaced');
  if (known(facts, 'replacementPlanned')?.value.flag) return stated('announced');
  const name = BY_PAYMENT.get(known(facts, 'paymentMethod')?.value.id ?? '') ?? 'open';
  // What was not paid by card gives a credit however it came back; that a card is refunded so is not published.
  return stated(name !== 'credit' && isWithoutRule(given) ? 'no-rule' : name);
}
