import { addDays, daysBetween } from '../src/domain/calendar.ts';
import type { Decision, Derivation, Input, Outcome, Values } from '../src/domain/decision.ts';
import { date, days, flag, plain } from '../src/domain/value.ts';
import { type Given, invalid, need, type Policy } from '../src/policy/contract.ts';
import { type Known, known, saidUnknown } from '../src/policy/read.ts';
import { SUPPORT_FIGURES, SUPPORT_NOTES, supportNotes, supportValues } from './_support.ts';

const DUE = { dueDate: 'date', startDate: 'date', delay: 'days' } as const;
const LINE = { phone: 'phone', weekdays: 'weekdays', opens: 'time', closes: 'time' } as const;
const LATE = { ...DUE, ...LINE, daysLate: 'days' } as const;
const RULE = { delay: 'days' } as const;
const IN_FUTURE = { 'in-future': { given: 'date', today: 'date' } } as const;

/** Whether an order is refunded, how, and until when. */
export const policy: Policy = {
  id: 'refund',
  states: ['F19', 'F20', 'F21', 'F22', 'F23', 'F24', 'F25', 'F26', 'F27', 'F28'],
  reads: {
    refundKind: {},
    replacementSent: {},
    paymentMethod: {},
    handoverDate: IN_FUTURE,
    carrierReturnDate: IN_FUTURE,
  },
  figures: ['refund-delay', ...SUPPORT_FIGURES],
  outcomes: {
    'no-refund-replacement': {},
    'credit-subscription': {},
    'credit-other': {},
    mixed: {},
    'other-return': {},
    'due-label': DUE,
    'due-carrier': DUE,
    'late-label': LATE,
    'late-carrier': LATE,
    'undated-label': RULE,
    'undated-carrier': RULE,
    general: RULE,
    'not-known': {},
  },
  notes: { ...SUPPORT_NOTES, 'unless-replaced': {} },
  decide,
};

/** The payments that are not refunded as a card payment is, each with its outcome. */
const OTHER_PAYMENTS = new Map([
  ['subscription-credit', 'credit-subscription'],
  ['other', 'credit-other'],
  ['mixed', 'mixed'],
]);

/** A return with a published rule, and the day it counts from. */
interface Return {
  readonly suffix: 'label' | 'carrier';
  readonly startName: 'handoverDate' | 'carrierReturnDate';
}
const RETURNS: ReadonlyMap<string, Return> = new Map([
  ['return-label', { suffix: 'label', startName: 'handoverDate' }],
  ['returned-by-carrier', { suffix: 'carrier', startName: 'carrierReturnDate' }],
]);

function decide(given: Given): Decision {
  return futureStart(given) ?? exception(given) ?? refunded(given);
}

function futureStart({ facts, today }: Given): Decision | null {
  const start = [known(facts, 'handoverDate'), known(facts, 'carrierReturnDate')].find(
    (one) => one && one.value.date > today,
  );
  return start ? invalid(start.fact, 'in-future', { given: start.value, today: date(today) }) : null;
}

/** The exceptions in the order they count: the replacement comes first, as no credit is due after one either. */
function exception({ facts }: Given): Decision | null {
  const replacement = known(facts, 'replacementSent');
  if (replacement?.value.flag) return refused('no-refund-replacement', [replacement]);

  const payment = known(facts, 'paymentMethod');
  const name = payment && OTHER_PAYMENTS.get(payment.value.id);
  if (!name) return null;
  if (!replacement && !saidUnknown(facts, 'replacementSent')) return need('replacementSent');
  if (name === 'mixed') return outcome(name);
  // A replacement would leave no credit either.
  if (!replacement) return refused(name, [payment], ['unless-replaced']);
  return refused(name, [replacement, payment]);
}

function refunded(given: Given): Decision {
  const { facts, figures, today } = given;
  const delayToday = figures.on('refund-delay', today, 'days');
  const kind = known(facts, 'refundKind');
  if (!kind && !saidUnknown(facts, 'refundKind')) return need('refundKind');
  if (!kind) return delayToday ? outcome('general', { delay: delayToday }) : outcome('not-known');
  const way = RETURNS.get(kind.value.id);
  if (!way) return outcome('other-return');

  for (const name of ['replacementSent', 'paymentMethod'] as const)
    if (!known(facts, name) && !saidUnknown(facts, name)) return need(name);

  const start = known(facts, way.startName);
  if (start) return dated(given, { way, start });
  if (!saidUnknown(facts, way.startName)) return need(way.startName);
  return delayToday ? outcome(`undated-${way.suffix}`, { delay: delayToday }) : outcome('not-known');
}

type Start = Known<Return['startName']>;

/** Day 0 is the start; the due date is the last of the days; the day after it, the refund is late. */
function dated(given: Given, { way, start }: { way: Return; start: Start }): Decision {
  const { figures, today } = given;
  const delay = figures.on('refund-delay', start.value.date, 'days');
  if (!delay) return outcome('not-known');

  const dueDate = date(addDays(start.value.date, delay.days));
  const due: Derivation = {
    inputs: [...settled(given), start],
    figures: [{ id: 'refund-delay', on: start.value.date }],
    formula: `${start.fact} + refund-delay; today ≤ dueDate`,
    steps: [{ name: 'refund-due', expression: [start.value, '+', delay], result: dueDate }],
    result: { name: 'dueDate', value: dueDate },
  };
  const values = { dueDate, startDate: start.value, delay };
  if (today <= dueDate.date) return outcome(`due-${way.suffix}`, values, { derivation: due });

  const line = supportValues(given);
  if (!line) return outcome('not-known');
  const support = supportNotes(given);
  const daysLate = days(daysBetween(dueDate.date, today));
  const derivation: Derivation = {
    ...due,
    figures: [...due.figures, ...SUPPORT_FIGURES.map((id) => ({ id, on: today }))],
    formula: `${start.fact} + refund-delay; today − dueDate`,
    steps: [...due.steps, { name: 'days-late', expression: [date(today), '−', dueDate], result: daysLate }],
  };
  const late = { ...values, ...line, daysLate, ...support.values };
  return outcome(`late-${way.suffix}`, late, { notes: support.notes, derivation });
}

/** What says that no exception applies, as far as the customer knows. */
const settled = ({ facts }: Given): Input[] =>
  (['refundKind', 'replacementSent', 'paymentMethod'] as const).flatMap((name) => known(facts, name) ?? []);

/** No refund, and the facts that settle it. */
function refused(name: string, inputs: readonly [Input, ...Input[]], notes: readonly string[] = []): Outcome {
  const formula = `${inputs.map(({ fact, value }) => `${fact} = ${plain(value)}`).join('; ')} → no refund`;
  const result = { name: 'isRefunded', value: flag(false) };
  return outcome(name, {}, { notes, derivation: { inputs, figures: [], formula, steps: [], result } });
}

function outcome(
  name: string,
  values: Values = {},
  { notes = [], derivation = null }: { notes?: readonly string[]; derivation?: Derivation | null } = {},
): Outcome {
  return { kind: 'outcome', outcome: name, values, notes, derivation };
}
