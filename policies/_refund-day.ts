import { addDays, daysBetween } from '../src/domain/calendar.ts';
import type { Derivation, Input, Values } from '../src/domain/decision.ts';
import { date, days } from '../src/domain/value.ts';
import type { Given } from '../src/policy/contract.ts';
import { dateFrom, type Known, known } from '../src/policy/read.ts';
import { SUPPORT_FIGURES, supportNotes, supportValues } from './_support.ts';

/** A return with a published rule, and the day it counts from. */
export interface Way {
  readonly suffix: 'label' | 'carrier';
  readonly startName: 'handoverDate' | 'carrierReturnDate';
}
/** A wait of who told the way alone began with it. */
export type Start = Known<Way['startName'] | 'waitingSince'>;

/** The last day for the refund, and by how much it is over. */
export interface RefundDay {
  readonly dueDate: ReturnType<typeof dateFrom>;
  readonly isLate: boolean;
  readonly values: Values;
  readonly notes: readonly string[];
  readonly derivation: Derivation;
}

/** Day 0 is the start; the due date is the last of the days; the day after it, the refund is late. Null without a published rule. */
export function refundDay(given: Given, start: Start): RefundDay | null {
  const { figures, today } = given;
  const delay = figures.on('refund-delay', start.value.date, 'days');
  if (!delay) return null;

  const dueDate = dateFrom(start.value, addDays(start.value.date, delay.days));
  const due: Derivation = {
    inputs: [...settled(given), start],
    figures: [{ id: 'refund-delay', on: start.value.date }],
    formula: `${start.fact} + refund-delay; today ≤ dueDate`,
    steps: [{ name: 'refund-due', expression: [start.value, '+', delay], result: dueDate }],
    result: { name: 'dueDate', value: dueDate },
  };
  const values = { dueDate, startDate: start.value, delay };
  const rough = start.approximate ? ['approximate-start'] : [];
  if (today <= dueDate.date) return { dueDate, isLate: false, values, notes: rough, derivation: due };

  const line = supportValues(given);
  if (!line) return null;
  const support = supportNotes(given);
  const daysLate = days(daysBetween(dueDate.date, today));
  const derivation: Derivation = {
    ...due,
    figures: [...due.figures, ...SUPPORT_FIGURES.map((id) => ({ id, on: today }))],
    formula: `${start.fact} + refund-delay; today − dueDate`,
    steps: [...due.steps, { name: 'days-late', expression: [date(today), '−', dueDate], result: daysLate }],
  };
  return {
    dueDate,
    isLate: true,
    values: { ...values, ...line, daysLate, ...support.values },
    notes: [...support.notes, ...rough],
    derivation,
  };
}

/** What says that no exception applies, as far as the customer told. */
const settled = ({ facts }: Given): Input[] =>
  (['refundKind', 'replacementSent', 'paymentMethod'] as const).flatMap((name) => known(facts, name) ?? []);

/** The conditions nobody has confirmed yet, as sentences: each outcome holds only under them. A card, once told, meets one. */
export function conditions({ facts }: Given, way: Way | null): string[] {
  const isPaid = known(facts, 'paymentMethod') !== null;
  const isReplaced = known(facts, 'replacementSent') !== null;
  const order = isPaid ? 'if-not-replaced' : isReplaced ? 'if-card' : 'if-card-not-replaced';
  return [
    ...(isPaid ? ['by-card'] : []),
    ...(way && !known(facts, 'refundKind') ? [`if-${way.suffix}`] : []),
    ...(isPaid && isReplaced ? [] : [order]),
  ];
}
