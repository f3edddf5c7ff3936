import { addDays, addMonths, daysBetween, daysInMonth, isoDate } from '../../domain/calendar.ts';
import type { IsoDate } from '../../domain/value.ts';

const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;
/** Two digits up to this are of this century. */
const LAST_SHORT_YEAR = 69;

export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The date, or null when the calendar has no such day. */
export function realDate({ year, month, day }: Day): IsoDate | null {
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12)) return null;
  return day >= 1 && day <= daysInMonth(year, month) ? isoDate(year, month, day) : null;
}

/** The year meant by two or four digits. */
export function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year <= LAST_SHORT_YEAR ? 2000 + year : 1900 + year;
}

/** Years told by two digits where no day is: machines and subscriptions begin no longer ago, and end no later. */
const NEAR_YEARS = { back: 6, ahead: 3 };

/** True for a year in which what customers speak of began or ends. */
export function isNearYear(year: number, today: IsoDate): boolean {
  const thisYear = Number(today.slice(0, 4));
  return year >= thisYear - NEAR_YEARS.back && year <= thisYear + NEAR_YEARS.ahead;
}

/** The day and month in the year that brings it nearest to today; of two as near, the past one. */
export function nearestDate({ month, day }: Omit<Day, 'year'>, today: IsoDate): IsoDate | null {
  const thisYear = Number(today.slice(0, 4));
  const choices = [thisYear - 1, thisYear, thisYear + 1].flatMap(
    (year) => realDate({ year, month, day }) ?? [],
  );
  const distance = (date: IsoDate) => Math.abs(daysBetween(today, date));
  return choices.reduce<IsoDate | null>(
    (best, date) => (best === null || distance(date) < distance(best) ? date : best),
    null,
  );
}

/**
 * Which occurrence of a day or month is meant when no year is said: the nearest; the past or future one, today's own
 * included; or the one that is said to be last or next, today's own left out, or the one before the last.
 */
export type Side = 'nearest' | 'past' | 'future' | 'last' | 'next' | 'before-last';

/** The day and month in the year that the side asks for. */
export function dateOn(
  dayAndMonth: Omit<Day, 'year'>,
  { today, side }: { readonly today: IsoDate; readonly side: Side },
): IsoDate | null {
  if (side === 'before-last') return yearBefore(dateOn(dayAndMonth, { today, side: 'last' }));
  const near = nearestDate(dayAndMonth, today);
  if (near === null || side === 'nearest' || (near === today && (side === 'past' || side === 'future')))
    return near;
  if (side === 'past' || side === 'last') return near < today ? near : addMonths(near, -12);
  return near > today ? near : addMonths(near, 12);
}

const yearBefore = (day: IsoDate | null): IsoDate | null => day && addMonths(day, -12);

/** The first day of the month that the side asks for. */
export function monthOn(
  month: number,
  { today, side }: { readonly today: IsoDate; readonly side: Side },
): IsoDate {
  if (side === 'before-last') return addMonths(monthOn(month, { today, side: 'last' }), -12);
  const ahead = (month - Number(today.slice(5, 7)) + 12) % 12;
  return addMonths(
    firstOfMonth(today),
    ahead === 0 ? THIS_MONTH[side] : isBehind(side, ahead) ? ahead - 12 : ahead,
  );
}

const THIS_MONTH: Readonly<Record<Exclude<Side, 'before-last'>, number>> = {
  nearest: 0,
  past: 0,
  future: 0,
  last: -12,
  next: 12,
};

const isBehind = (side: Side, monthsAhead: number): boolean =>
  side === 'past' || side === 'last' || (side === 'nearest' && monthsAhead >= 6);

export const firstOfMonth = (day: IsoDate): IsoDate => `${day.slice(0, 7)}-01`;

/** The day that many units away, or null when it lies outside the years anybody means. */
export function shift(
  today: IsoDate,
  amount: number,
  unit: 'day' | 'week' | 'month' | 'year',
): IsoDate | null {
  const days = { day: 1, week: 7, month: 31, year: 366 }[unit] * Math.abs(amount);
  if (days > 100 * 366) return null;
  if (unit === 'month' || unit === 'year') return addMonths(today, unit === 'year' ? amount * 12 : amount);
  return addDays(today, unit === 'week' ? amount * 7 : amount);
}
