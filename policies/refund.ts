import { addDays, daysBetween } from '../src/domain/calendar.ts';
import type { Decision, Outcome, Values } from '../src/domain/decision.ts';
import { date, days, type IsoDate } from '../src/domain/value.ts';
import { type Given, invalid, need, type Policy, type ValueKinds } from '../src/policy/contract.ts';
import { type Known, known, saidUnknown } from '../src/policy/read.ts';
import { SUPPORT_NOTES, supportNotes, supportValues } from './_support.ts';

const DUE = { dueDate: 'date', startDate: 'date', delay: 'days' } as const;
const LATE: ValueKinds = {
  ...DUE,
  daysLate: 'days',
  phone: 'phone',
  weekdays: 'weekdays',
  opens: 'time',
  closes: 'time',
};
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
  exactDays: ['handoverDate', 'carrierReturnDate'],
  figures: ['refund-delay', 'support-phone', 'support-days', 'support-opens', 'support-closes'],
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
  notes: SUPPORT_NOTES,
  decide,
};

const START = { 'return-label': 'handoverDate', 'returned-by-carrier': 'carrierReturnDate' } as const;

function decide(given: Given): Decision {
  const { facts, today } = given;
  for (const name of ['handoverDate', 'carrierReturnDate'] as const) {
    const start = known(facts, name);
    if (start && start.value.date > today)
      return invalid(name, 'in-future', { given: start.value, today: date(today) });
  }
  return exception(given) ?? refunded(given);
}

/** The exceptions in the order they count: a replacement, then the means of payment. */
function exception({ facts }: Given): Decision | null {
  if (known(facts, 'replacementSent')?.value.flag) return outcome('no-refund-replacement');
  const kind = known(facts, 'refundKind')?.value.id;
  if (kind === 'other') return outcome('other-return');
  switch (known(facts, 'paymentMethod')?.value.id) {
    case 'subscription-credit':
      return outcome('credit-subscription');
    case 'other':
      return outcome('credit-other');
    case 'mixed':
      return outcome('mixed');
    default:
      return null;
  }
}

function refunded(given: Given): Decision {
  const { facts, figures, today } = given;
  const kind = known(facts, 'refundKind');
  const delay = figures.on('refund-delay', today, 'days');
  if (!delay) return outcome('not-known');
  if (!kind) return saidUnknown(facts, 'refundKind') ? outcome('general', { delay }) : need('refundKind');
  for (const name of ['replacementSent', 'paymentMethod'] as const)
    if (!known(facts, name) && !saidUnknown(facts, name)) return need(name);

  const isLabel = kind.value.id === 'return-label';
  const startName = START[isLabel ? 'return-label' : 'returned-by-carrier'];
  const start = known(facts, startName);
  if (start) return dated(given, { start, suffix: isLabel ? 'label' : 'carrier' });
  return saidUnknown(facts, startName)
    ? outcome(isLabel ? 'undated-label' : 'undated-carrier', { delay })
    : need(startName);
}

type Start = Known<'handoverDate'> | Known<'carrierReturnDate'>;

/** Day 0 is the start; the due date is the last of the days; the day after it, the refund is late. */
function dated(given: Given, { start, suffix }: { start: Start; suffix: 'label' | 'carrier' }): Decision {
  const { facts, figures, today } = given;
  const delay = figures.on('refund-delay', start.value.date, 'days');
  if (!delay) return outcome('not-known');
  const dueDate: IsoDate = addDays(start.value.date, delay.days);
  const values = { dueDate: date(dueDate), startDate: start.value, delay };
  const asked = (['refundKind', 'replacementSent', 'paymentMethod'] as const).flatMap(
    (name) => known<'refundKind' | 'replacementSent' | 'paymentMethod'>(facts, name) ?? [],
  );
  const derivation = {
    inputs: [...asked, start],
    figures: [{ id: 'refund-delay', on: start.value.date }],
    formula: `${start.fact} + refund-delay`,
    steps: [{ name: 'refund-due', expression: [start.value, '+', delay], result: values.dueDate }],
    result: { name: 'dueDate', value: values.dueDate },
  };
  if (today <= dueDate) return { kind: 'outcome', outcome: `due-${suffix}`, values, notes: [], derivation };

  const support = supportValues(given);
  if (!support) return outcome('not-known');
  const late = { ...values, ...support, daysLate: days(daysBetween(dueDate, today)) };
  return {
    kind: 'outcome',
    outcome: `late-${suffix}`,
    values: { ...late, ...supportNotes(given).values },
    notes: supportNotes(given).notes,
    derivation,
  };
}

const outcome = (name: string, values: Values = {}): Outcome => ({
  kind: 'outcome',
  outcome: name,
  values,
  notes: [],
  derivation: null,
});
