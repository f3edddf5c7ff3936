import { daysInMonth } from '../domain/calendar.ts';
import type { Input } from '../domain/decision.ts';
import type { FACT_KINDS, Fact, FactName, Facts } from '../domain/fact.ts';
import { FACT_KINDS as KINDS } from '../domain/fact.ts';
import { date, type IsoDate, type Roughly, type Value } from '../domain/value.ts';

type KindOf<N extends FactName> = (typeof FACT_KINDS)[N];

/** A known fact, its value narrowed to the kind the fact's name promises. */
export type Known<N extends FactName> = Input & {
  readonly fact: N;
  readonly value: Extract<Value, { kind: KindOf<N> }>;
};

/** The fact when its value is known; null when it was not told, or the customer does not know it. */
export function known<N extends FactName>(facts: Facts, name: N): Known<N> | null {
  const fact = facts[name];
  if (fact?.kind !== 'known' || fact.value.kind !== KINDS[name]) return null;
  return {
    fact: name,
    value: told(fact) as Known<N>['value'],
    origin: fact.origin,
    approximate: fact.approximate,
  };
}

/** A date told roughly is said as roughly as it was told. */
function told(fact: Fact & { kind: 'known' }): Value {
  const { value, approximate, from, until } = fact;
  if (value.kind !== 'date' || !approximate) return value;
  return date(value.date, from === undefined && until !== undefined ? spanOf(value.date, until) : 'day');
}

function spanOf(first: IsoDate, last: IsoDate): Roughly {
  const [year, month] = [Number(first.slice(0, 4)), first.slice(5, 7)];
  if (first.endsWith('-01-01') && last === `${year}-12-31`) return 'year';
  const isMonth = first.endsWith('-01') && last === `${year}-${month}-${daysInMonth(year, Number(month))}`;
  return isMonth ? 'month' : 'day';
}

/** A day computed from another one is as rough as that one. */
export const dateFrom = (source: { readonly roughly?: Roughly | undefined }, iso: IsoDate) =>
  date(iso, source.roughly);

/** True once a day is over, or the month or year that is all that is known of it. */
export function isPast({ date: day, roughly = 'day' }: ReturnType<typeof date>, today: IsoDate): boolean {
  const told = { day: 10, month: 7, year: 4 }[roughly];
  return day.slice(0, told) < today.slice(0, told);
}

/** True for a day that cannot be: what began on it is still to come, and nobody only put the case. */
export function isStillToCome(facts: Facts, name: FactName, today: IsoDate): boolean {
  const fact = facts[name];
  if (fact?.kind !== 'known' || fact.value.kind !== 'date') return false;
  return fact.value.date > today && !fact.isSupposed;
}

/** True for a day of a case that is only put, be it today: "if I take it now". */
export function isSupposed(facts: Facts, name: FactName): boolean {
  const fact = facts[name];
  return fact?.kind === 'known' && fact.isSupposed === true;
}

/** True when the customer said they do not know: do not ask again, give the general rule. */
export function saidUnknown(facts: Facts, name: FactName): boolean {
  return facts[name]?.kind === 'unknown';
}
