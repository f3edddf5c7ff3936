import type { IsoDate } from './value.ts';

const MS_PER_DAY = 86_400_000;

/** The same day of the month `count` months later (earlier when negative), clamped to the month's last day. */
export function addMonths(day: IsoDate, count: number): IsoDate {
  const { year, month, dayOfMonth } = parts(day);
  const months = year * 12 + (month - 1) + count;
  const targetYear = Math.floor(months / 12);
  const targetMonth = (months % 12) + 1;
  return isoDate(targetYear, targetMonth, Math.min(dayOfMonth, daysInMonth(targetYear, targetMonth)));
}

/** The calendar day `count` days later (earlier when negative). */
export function addDays(day: IsoDate, count: number): IsoDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Whole days from the first to the second; negative when the second is earlier. */
export function daysBetween(first: IsoDate, second: IsoDate): number {
  return Math.round((Date.parse(`${second}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / MS_PER_DAY);
}

/** From the month of the first to that of the second, whatever the days; negative when the second is earlier. */
export const monthsBetween = (first: IsoDate, second: IsoDate): number =>
  12 * (Number(second.slice(0, 4)) - Number(first.slice(0, 4))) +
  Number(second.slice(5, 7)) -
  Number(first.slice(5, 7));

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** `YYYY-MM-DD` from its parts, which must name a real day. */
export function isoDate(year: number, month: number, dayOfMonth: number): IsoDate {
  return [String(year).padStart(4, '0'), pad(month), pad(dayOfMonth)].join('-');
}

/** The calendar day of an instant in a time zone. */
export function dayIn(timeZone: string, instant: string): IsoDate {
  return clockOf(timeZone).format(new Date(instant)).slice(0, 10);
}

/** Minutes since midnight of an instant in a time zone. */
export function minuteIn(timeZone: string, instant: string): number {
  const [, hours, minutes] = /(\d{2}):(\d{2})$/.exec(clockOf(timeZone).format(new Date(instant))) ?? [];
  return Number(hours) * 60 + Number(minutes);
}

/** Kept, as making one costs a hundred times its use; there are few time zones. */
const clocks = new Map<string, Intl.DateTimeFormat>();

/** Writes an instant as `2026-06-15 08:00`. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const digits = '2-digit' as const;
  const parts = { year: 'numeric', month: digits, day: digits, hour: digits, minute: digits } as const;
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, ...parts, hourCycle: 'h23' });
  clocks.set(timeZone, clock);
  return clock;
}

/** The day of the week, 1 Monday to 7 Sunday. */
export function weekdayOf(day: IsoDate): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

function parts(day: IsoDate) {
  return {
    year: Number(day.slice(0, 4)),
    month: Number(day.slice(5, 7)),
    dayOfMonth: Number(day.slice(8, 10)),
  };
}

const pad = (part: number): string => String(part).padStart(2, '0');
