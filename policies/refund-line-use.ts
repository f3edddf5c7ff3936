import type { Decision } from '../src/domain/decision.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { noRefundToExpect } from './_no-refund-to-expect.ts';
import { isWrong } from './_refund-wrong.ts';
import { stated } from './_stated.ts';
import { SUPPORT_FIGURES, SUPPORT_LINE, supportValues } from './_support.ts';

/** Whether the line for refund problems serves what the customer has in hand. */
export const policy: Policy = {
  id: 'refund-line-use',
  states: ['F21', 'F22', 'F23', 'F24', 'F25', 'F26', 'F27'],
  reads: {
    replacementSent: {},
    refundKind: {},
    paymentMethod: {},
    refundWrong: {},
    refundReceived: {},
    refundExpected: {},
  },
  asides: [
    'replacementSent',
    'refundKind',
    'paymentMethod',
    'refundWrong',
    'refundReceived',
    'refundExpected',
  ],
  figures: SUPPORT_FIGURES,
  outcomes: { general: {}, wrong: SUPPORT_LINE, credit: {}, replaced: {}, 'no-rule': {} },
  notes: {},
  decide,
};

function decide(given: Given): Decision {
  const use = noRefundToExpect(given);
  if (use) return stated(use);
  const line = supportValues(given);
  return line && isWrong(given) ? stated('wrong', line) : stated('general');
}
