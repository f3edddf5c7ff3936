import { addMonths, daysBetween } from '../../domain/calendar.ts';
import { centsIn, type Entity, type EntityOf, isAmount } from '../../domain/entity.ts';
import { CENTS_IN_EURO, centsOf, type IsoDate, roundedToEuros, type Value } from '../../domain/value.ts';
import { spanOf } from '../slots/candidates/daySpan.ts';

/** How what a customer says back stands to the answer, and the value of the answer it speaks of. */
export interface Comparison {
  readonly how: 'confirmed' | 'nearly' | 'denied';
  readonly value: Value;
  /** The days from today to that value, where the customer counted them. */
  readonly daysAway?: number;
}

interface Computed {
  /** What the answer came to, and what it printed on the way. */
  readonly result: Value | null;
  readonly values: readonly Value[];
  readonly today: IsoDate;
}

/** A value of the answer that the claim repeats, or its result, which the claim contradicts; null where the two cannot be compared. */
export function compared(claim: Entity, { result, values, today }: Computed): Comparison | null {
  const repeated = values.find((value) => isSame(claim, value) && !isIdleZero(value, result));
  const same = repeated ?? values.find((value) => isRounded(claim, value));
  if (same) return { how: 'confirmed', value: same };
  if (claim.kind === 'duration') return countedFrom(claim, { result, values, today });
  const meant = result !== null && contradicts(claim, result) ? result : nearestDay(claim, values);
  return meant && { how: 'denied', value: meant };
}

/** "So it's zero for me?" asks of what the answer came to: a zero on the way to it is no yes. */
const isIdleZero = (value: Value, result: Value | null): boolean =>
  centsOf(value) === 0 && result !== null && centsOf(result) !== 0;

/** "So on the 20th, right?", of an answer that names the 15th on the way to its result. */
function nearestDay(claim: Entity, values: readonly Value[]): Value | null {
  if (claim.kind !== 'date') return null;
  const away = (value: Day) => Math.abs(daysBetween(claim.date, value.date));
  const days = values.filter(isExactDay).filter((value) => contradicts(claim, value));
  return days.toSorted((one, other) => away(one) - away(other))[0] ?? null;
}

/** True where the entity says this value, as exactly as it is told. */
export function isSame(entity: Entity, value: Value): boolean {
  switch (entity.kind) {
    case 'money':
    case 'number':
      return centsOf(value) === centsIn(entity);
    case 'date':
      return value.kind === 'date' && isWithin(value.date, entity);
    case 'duration':
      return value.kind === 'days' && daysIn(entity) === value.days;
    default:
      return false;
  }
}

/** "129 + 110, so 239, right?", of 239.20: who adds up in whole euros has rounded. */
function isRounded(claim: Entity, value: Value): boolean {
  const exact = value.kind === 'money' ? value.cents : 0;
  if (!isAmount(claim) || exact < CENTS_IN_EURO) return false;
  const cents = centsIn(claim);
  return cents % CENTS_IN_EURO === 0 && roundedToEuros(exact) * CENTS_IN_EURO === cents;
}

/** "Since June" is the day in June. */
function isWithin(day: IsoDate, entity: EntityOf<'date'>): boolean {
  const { from = entity.date, until = entity.date } = entity.precision === 'month' ? spanOf(entity) : {};
  return from <= day && day <= until;
}

const DAYS_IN_WEEK = 7;

/** The days of a length told in days or weeks; null for months, which have no fixed number. */
function daysIn({ amount, unit }: EntityOf<'duration'>): number | null {
  if (unit === 'day') return amount;
  return unit === 'week' ? amount * DAYS_IN_WEEK : null;
}

/** "So two weeks too late?", of a day a fortnight ago: the day of the answer that lies that far from today. */
function countedFrom(claim: EntityOf<'duration'>, { result, values, today }: Computed): Comparison | null {
  const days = [...(result ? [result] : []), ...values].filter(isExactDay);
  const away = days.map((value) => ({ value, daysAway: daysBetween(today, value.date) }));
  const near = away
    .map((one) => ({ ...one, off: offBy(claim, { today, ...one }) }))
    .filter(({ off }) => off !== null && off <= slackOf(claim))
    .toSorted((one, other) => one.off! - other.off!)[0];
  if (near)
    return {
      how: near.off! <= ROUNDED_DAYS[claim.unit] ? 'confirmed' : 'nearly',
      value: near.value,
      daysAway: near.daysAway,
    };
  const [first] = away.toSorted((one, other) => Math.abs(one.daysAway) - Math.abs(other.daysAway));
  return first !== undefined && daysIn(claim) !== null && Math.abs(first.daysAway) <= MAX_DAYS_DENIED
    ? { how: 'denied', value: first.value, daysAway: first.daysAway }
    : null;
}

/** A count that is this far from the truth is still almost right: a fortnight is called fifteen days in French. */
const SLACK_DAYS = { day: 1, week: 3, month: 8, year: 31 } as const;
/** Who counts in months or years has rounded: 32 days are a month. */
const ROUNDED_DAYS = { day: 0, week: 0, month: 3, year: 15 } as const;
const slackOf = ({ unit }: EntityOf<'duration'>): number => SLACK_DAYS[unit];

/** "Less than a month", of 25 days: true for the count itself, and no near miss of it. */
export const isLessThan = (claim: Entity, { daysAway }: Comparison, text: string): boolean =>
  claim.kind === 'duration' &&
  daysAway !== undefined &&
  Math.abs(daysAway) < claim.amount * DAYS_OF[claim.unit] &&
  LESS_THAN.test(text.slice(0, claim.start));

const DAYS_OF = { day: 1, week: DAYS_IN_WEEK, month: 30, year: 365 } as const;
const LESS_THAN = /(?<!\p{L})(?:less than|under|not even|moins d(?:e|['’])|même pas|à peine)\s*$/iu;

/** Of a day further away nobody counts the days. */
const MAX_DAYS_DENIED = 60;

const MONTHS_IN_YEAR = 12;

/** How many days the day lies from where the count ends, on the side of today it is on; null where it can be no such count. */
function offBy(
  claim: EntityOf<'duration'>,
  { today, daysAway }: { readonly today: IsoDate; readonly daysAway: number },
): number | null {
  const inDays = daysIn(claim);
  if (inDays !== null) return Math.abs(Math.abs(daysAway) - inDays);
  const count = claim.unit === 'year' ? claim.amount * MONTHS_IN_YEAR : claim.amount;
  if (!Number.isInteger(count)) return null;
  return Math.abs(daysBetween(today, addMonths(today, daysAway < 0 ? -count : count)) - daysAway);
}

type Day = Extract<Value, { kind: 'date' }>;

const isExactDay = (value: Value): value is Day =>
  value.kind === 'date' && (value.roughly === undefined || value.roughly === 'day');

/** A day this near to the answer's is meant for it; one further away may be any other day. */
const MAX_DAYS_OFF = 45;
/** A smaller bare number may count anything. */
const LEAST_AMOUNT = 32;

/** True for another amount than the one the answer came to, or another day near the one it came to. */
function contradicts(claim: Entity, result: Value): boolean {
  const cents = centsOf(result);
  switch (claim.kind) {
    case 'money':
      return cents !== null && claim.per === undefined;
    case 'number':
      return cents !== null && claim.value >= LEAST_AMOUNT;
    case 'date':
      return (
        isExactDay(result) &&
        claim.precision === 'day' &&
        Math.abs(daysBetween(claim.date, result.date)) <= MAX_DAYS_OFF
      );
    default:
      return false;
  }
}
