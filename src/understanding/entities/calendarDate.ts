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

/** The first day of the month that is nearest to this one, or the nearest before or after it when told. */
export function nearestMonth(
  month: number,
  today: IsoDate,
  side: 'nearest' | 'last' | 'next' = 'nearest',
): IsoDate {
  const ahead = (month - Number(today.slice(5, 7)) + 12) % 12;
  const isPast = side === 'last' || (side === 'nearest' && ahead >= 6);
  const months = isPast ? ahead - 12 : side === 'next' && ahead === 0 ? 12 : ahead;
  return addMonths(firstOfMonth(today), months);
}

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
