import type { Decision } from '../src/domain/decision.ts';
import type { FactName } from '../src/domain/fact.ts';
import { type Given, need, type Policy } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { dated, overdue, unasked, undated } from './_refund-answer.ts';
import { asksForm, isSettled, missingFact, openingOf } from './_refund-asked.ts';
import { exception, wrongRefund } from './_refund-exception.ts';
import { isOver } from './_refund-over.ts';
import { outcome } from './_refund-said.ts';
import { BY_CARRIER, futureStart, presumedWay, startOf, WAYS } from './_refund-way.ts';
import { SUPPORT_FIGURES, SUPPORT_LINE, SUPPORT_NOTES } from './_support.ts';

const DUE = { dueDate: 'date', startDate: 'date', delay: 'days' } as const;
const LATE = { ...DUE, ...SUPPORT_LINE, daysLate: 'days' } as const;
const RULE = { delay: 'days' } as const;
const OVER = { ...SUPPORT_LINE, ...RULE } as const;
const IN_FUTURE = { 'in-future': { given: 'date', today: 'date' } } as const;

/** Whether an order is refunded, how, and until when. */
export const policy: Policy = {
  id: 'refund',
  states: ['F19', 'F20', 'F21', 'F22', 'F23', 'F24', 'F25', 'F26', 'F27', 'F28'],
  reads: {
    refundKind: {},
    replacementSent: {},
    replacementPlanned: {},
    paymentMethod: {},
    waitingSince: {},
    handoverDate: IN_FUTURE,
    carrierReturnDate: IN_FUTURE,
    refundWrong: {},
    refundReceived: {},
    refundExpected: {},
    proofLost: {},
    partialReturn: {},
    returnPlanned: {},
    daysOver: {},
    claimAsked: {},
    ownOrder: {},
  },
  passing: ['claimAsked', 'ownOrder'],
  asides: ['claimAsked', 'ownOrder'],
  exactDays: ['handoverDate', 'carrierReturnDate'],
  figures: ['refund-delay', ...SUPPORT_FIGURES],
  openings: { waiting: RULE, partial: RULE, label: RULE, carrier: RULE, card: RULE },
  outcomes: {
    'no-refund-replacement': {},
    'replacement-announced': {},
    'credit-subscription': {},
    'credit-other': {},
    mixed: {},
    'mixed-over': OVER,
    'mixed-due-label': DUE,
    'mixed-due-carrier': DUE,
    either: RULE,
    wrong: SUPPORT_LINE,
    'wrong-short': { ...SUPPORT_LINE, refundReceived: 'money', refundExpected: 'money', missing: 'money' },
    'as-expected': { ...SUPPORT_LINE, refundReceived: 'money' },
    'other-return': {},
    'cancelled-order': {},
    'due-label': DUE,
    'planned-label': DUE,
    'due-carrier': DUE,
    'late-label': LATE,
    'late-carrier': LATE,
    over: OVER,
    'over-carrier': OVER,
    unasked: RULE,
    'unasked-label': RULE,
    'unasked-carrier': RULE,
    'planned-undated': RULE,
    'undated-label': RULE,
    'undated-carrier': RULE,
    general: RULE,
    'not-known': {},
  },
  notes: {
    ...SUPPORT_NOTES,
    'unless-replaced': {},
    'approximate-start': {},
    partial: {},
    'your-case': {},
    'proof-lost': {},
    'wrong-until-due': { dueDate: 'date' },
    'by-card': {},
    'card-no-rule': {},
    'if-label': {},
    'if-carrier': {},
    'if-card': {},
    'if-not-replaced': {},
    'if-card-not-replaced': {},
  },
  decide,
};

function decide(given: Given): Decision {
  return futureStart(given) ?? exception(given) ?? wrongRefund(given) ?? refunded(given);
}

function refunded(given: Given): Decision {
  const { facts } = given;
  const kind = known(facts, 'refundKind');
  const way = kind ? WAYS.get(kind.value.id) : presumedWay(given);
  if (kind && !way) {
    const isByCard = known(facts, 'paymentMethod') !== null;
    return outcome('other-return', {}, { notes: isByCard ? ['card-no-rule'] : [] });
  }

  const isDated = way !== undefined && startOf(given, way) !== null;
  if (!isDated && isOver(given)) return overdue(given, way === BY_CARRIER ? 'over-carrier' : 'over');
  if (!isDated && known(facts, 'claimAsked')) return unasked(given, way ?? null);
  if (isInGeneral(given)) return undated(given, null, true);

  const soFar = isDated ? dated(given, way) : undated(given, way ?? null);
  if (isSettled(soFar)) return soFar;
  const fact = missingFact(given, way ?? null);
  if (!fact) return soFar;
  const isAnswered = way !== undefined && (facts[way.startName] !== undefined || isDated);
  return isAnswered ? { kind: 'need', fact, soFar } : need(fact, openingOf(given, way ?? null));
}

/** "In which cases is there no refund?": nothing was told of an order, nor is it the customer's own. */
const isInGeneral = (given: Given): boolean =>
  asksForm(given) && Object.keys(policy.reads).every((name) => given.facts[name as FactName] === undefined);
