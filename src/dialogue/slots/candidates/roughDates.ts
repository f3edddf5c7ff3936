import { addMonths, daysBetween, monthsBetween } from '../../../domain/calendar.ts';
import type { Fact } from '../../../domain/fact.ts';
import type { IsoDate } from '../../../domain/value.ts';

/** True when a date told roughly may well be the exact one. */
export function agrees(rough: Fact, exact: Fact | undefined): boolean {
  if (rough.kind !== 'known' || !rough.approximate || rough.value.kind !== 'date') return false;
  if (exact?.kind !== 'known' || exact.value.kind !== 'date') return false;
  const { date: day } = rough.value;
  return (rough.from ?? day) <= exact.value.date && exact.value.date <= (rough.until ?? day);
}

/** "20 June", or "the 20th", that completes a date known roughly: the one in that span of days; null when none is. */
export function dayWithin(day: IsoDate, rough: Fact | undefined, assumed: 'month' | 'year'): IsoDate | null {
  if (rough?.kind !== 'known' || rough.value.kind !== 'date' || rough.until === undefined) return null;
  const [first, last] = [rough.from ?? rough.value.date, rough.until];
  const days = otherDays(day, { first, last, assumed });
  return days.find((one) => first <= one && one <= last) ?? null;
}

/** "The 28th", or "30 June", told anew: the one nearest to the date it takes the place of, and like that one not still to come, unless it is a day to leave on. */
export function dayNear(
  day: IsoDate,
  { was, today, assumed, mayBeAhead = was > today }: DayBefore & { assumed: 'month' | 'year' },
): IsoDate {
  const away = (one: IsoDate) => Math.abs(daysBetween(was, one));
  const [nearest = day] = otherDays(day, { first: was, last: was, assumed })
    .filter((one) => mayBeAhead || one <= today)
    .sort((one, other) => away(one) - away(other));
  return nearest;
}

/** The date that a day takes the place of. */
export interface DayBefore {
  readonly was: IsoDate;
  readonly today: IsoDate;
  /** "No thanks, I'll wait for February", after a fee of today: true for what is still to be done. */
  readonly mayBeAhead?: boolean | undefined;
}

/** The day in other months or years: those around the first and the last day and between, the nearest to itself first. */
function otherDays(
  day: IsoDate,
  { first, last, assumed }: { first: IsoDate; last: IsoDate; assumed: 'month' | 'year' },
): IsoDate[] {
  const step = assumed === 'year' ? MONTHS_IN_YEAR : 1;
  const from = Math.floor(monthsBetween(day, first) / step) - AROUND;
  const to = Math.ceil(monthsBetween(day, last) / step) + AROUND;
  return Array.from({ length: to - from + 1 }, (_, at) => from + at)
    .sort((one, other) => Math.abs(one) - Math.abs(other) || other - one)
    .map((count) => addMonths(day, count * step));
}

/** A day late in one month may be nearer to one early in the next, and one that still lies ahead gives way to the one before. */
const AROUND = 2;
const MONTHS_IN_YEAR = 12;
