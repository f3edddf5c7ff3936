import type { Decision } from '../src/domain/decision.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { lineUse } from './_line-use.ts';
import { isWrong } from './_refund-wrong.ts';
import { stated } from './_stated.ts';
import { SUPPORT_FIGURES, supportValues } from './_support.ts';

const LINE = { phone: 'phone', weekdays: 'weekdays', opens: 'time', closes: 'time' } as const;

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
  outcomes: { general: {}, wrong: LINE, credit: {}, replaced: {}, 'no-rule': {} },
  notes: {},
  decide,
};

function decide(given: Given): Decision {
  const use = lineUse(given);
  if (use) return stated(use);
  const line = supportValues(given);
  return line && isWrong(given) ? stated('wrong', line) : stated('general');
}
