import type { Decision, Values } from '../src/domain/decision.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { refundDay } from './_refund-day.ts';
import { isOver } from './_refund-over.ts';
import { isWithoutRule } from './_refund-way.ts';
import { isWrong } from './_refund-wrong.ts';
import { stated } from './_stated.ts';
import { SUPPORT_FIGURES, SUPPORT_LINE, SUPPORT_NOTES, supportNotes, supportValues } from './_support.ts';

/** What to do should a refund not come, or not as it should, and whether to call yet: nothing is asked, and what was told of the order counts. */
export const policy: Policy = {
  id: 'refund-if-late',
  states: ['F21', 'F22', 'F23', 'F24', 'F25', 'F26', 'F27', 'F28'],
  reads: {
    replacementSent: {},
    replacementPlanned: {},
    paymentMethod: {},
    refundKind: {},
    handoverDate: {},
    carrierReturnDate: {},
    waitingSince: {},
    daysOver: {},
    refundWrong: {},
    refundReceived: {},
    refundExpected: {},
  },
  figures: ['refund-delay', ...SUPPORT_FIGURES],
  outcomes: {
    call: { ...SUPPORT_LINE, delay: 'days' },
    'call-carrier': { ...SUPPORT_LINE, delay: 'days' },
    'call-after': { ...SUPPORT_LINE, dueDate: 'date' },
    'call-after-carrier': { ...SUPPORT_LINE, dueDate: 'date' },
    'call-now': SUPPORT_LINE,
    mixed: { ...SUPPORT_LINE, delay: 'days' },
    'mixed-after': { ...SUPPORT_LINE, dueDate: 'date' },
    'mixed-over': SUPPORT_LINE,
    'call-wrong': SUPPORT_LINE,
    'call-wrong-after': { ...SUPPORT_LINE, dueDate: 'date' },
    credit: {},
    either: SUPPORT_LINE,
    'no-refund': {},
    'replacement-announced': {},
    'not-known': {},
  },
  notes: SUPPORT_NOTES,
  decide,
};

/** The payments that no published refund follows, each with what is said instead. */
const OTHER_PAYMENTS = new Map([
  ['subscription-credit', 'credit'],
  ['other', 'credit'],
]);

function decide(given: Given): Decision {
  const { facts, figures, today } = given;
  if (known(facts, 'replacementSent')?.value.flag) return stated('no-refund');
  if (known(facts, 'replacementPlanned')?.value.flag) return stated('replacement-announced');
  const line = supportValues(given);
  const means = known(facts, 'paymentMethod')?.value.id ?? '';
  const instead = OTHER_PAYMENTS.get(means);
  if (known(facts, 'refundKind')?.value.id === 'cancelled') return stated('not-known');
  if (instead) return stated(instead);

  const delay = figures.on('refund-delay', today, 'days');
  if (!line || !delay || isWithoutRule(given)) return stated('not-known');
  if (means === 'either') return stated('either', line);
  const start = known(facts, 'handoverDate') ?? known(facts, 'carrierReturnDate');
  const day = start && refundDay(given, start);
  // No rule for the order, but a day after which what is refunded to the card is late.
  if (means === 'mixed') {
    if (isOver(given)) return atOnce('mixed-over', given, line);
    return day
      ? stated('mixed-after', { ...line, dueDate: day.dueDate })
      : stated('mixed', { ...line, delay });
  }
  if (isWrong(given))
    return day && !day.isLate
      ? stated('call-wrong-after', { ...line, dueDate: day.dueDate })
      : atOnce('call-wrong', given, line);
  if (isOver(given)) return atOnce('call-now', given, line);
  // Who handed nothing over has no proof of it.
  const by = known(facts, 'refundKind')?.value.id === 'returned-by-carrier' ? '-carrier' : '';
  return day
    ? stated(`call-after${by}`, { ...line, dueDate: day.dueDate })
    : stated(`call${by}`, { ...line, delay });
}

/** Who may call has to know whether the line answers now. */
function atOnce(outcome: string, given: Given, line: Values): Decision {
  const { notes, values } = supportNotes(given);
  return { kind: 'outcome', outcome, values: { ...line, ...values }, notes, derivation: null };
}
