import { addMonths, daysBetween } from '../../domain/calendar.ts';
import type { Fact } from '../../domain/fact.ts';
import type { IsoDate } from '../../domain/value.ts';

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
  const step = assumed === 'year' ? 12 : 1;
  const days = SHIFTS.map((count) => addMonths(day, count * step));
  return days.find((one) => first <= one && one <= last) ?? null;
}

/** "The 28th", or "30 June", told anew: the one nearest to the date it takes the place of, and like that one not still to come. */
export function dayNear(
  day: IsoDate,
  { was, today, assumed }: { was: IsoDate; today: IsoDate; assumed: 'month' | 'year' },
): IsoDate {
  const step = assumed === 'year' ? 12 : 1;
  const away = (one: IsoDate) => Math.abs(daysBetween(was, one));
  const [nearest = day] = SHIFTS.map((count) => addMonths(day, count * step))
    .filter((one) => was > today || one <= today)
    .sort((one, other) => away(one) - away(other));
  return nearest;
}

/** How many years or months away, the nearest first. */
const SHIFTS = Array.from({ length: 61 }, (_, at) => (at % 2 === 0 ? at / 2 : -(at + 1) / 2));
