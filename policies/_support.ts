import { addDays, weekdayOf } from '../src/domain/calendar.ts';
import type { Values } from '../src/domain/decision.ts';
import { weekday } from '../src/domain/value.ts';
import type { Given, ValueKinds } from '../src/policy/contract.ts';

export const SUPPORT_FIGURES = ['support-phone', 'support-days', 'support-opens', 'support-closes'] as const;

/** The line's number and hours, as an answer may print them. */
export const SUPPORT_LINE = {
  phone: 'phone',
  weekdays: 'weekdays',
  opens: 'time',
  closes: 'time',
} as const satisfies ValueKinds;

/** The sentence on whether the line answers now; what each may print. */
export const SUPPORT_NOTES = {
  'open-now': { closes: 'time' },
  'opens-today': { opens: 'time' },
  'opens-later': { nextDay: 'weekday', opens: 'time' },
} as const satisfies Readonly<Record<string, ValueKinds>>;

const DAYS_OF_A_WEEK = [1, 2, 3, 4, 5, 6, 7];

/** The line's number and hours; null on a day none is published for. */
export function supportValues({ figures, today }: Pick<Given, 'figures' | 'today'>) {
  const phone = figures.on('support-phone', today, 'phone');
  const weekdays = figures.on('support-days', today, 'weekdays');
  const opens = figures.on('support-opens', today, 'time');
  const closes = figures.on('support-closes', today, 'time');
  return phone && weekdays && opens && closes ? { phone, weekdays, opens, closes } : null;
}

/** Open now, or when next: the closing minute itself is closed; public holidays are not published. */
export function supportNotes(given: Given): { notes: string[]; values: Values } {
  const { today, minuteOfDay } = given;
  const line = supportValues(given);
  if (!line) return { notes: [], values: {} };
  const { weekdays, opens, closes } = line;
  const worksOn = (day: string) => weekdayOf(day) >= weekdays.from && weekdayOf(day) <= weekdays.to;
  if (worksOn(today) && minuteOfDay < opens.minuteOfDay) return { notes: ['opens-today'], values: {} };
  if (worksOn(today) && minuteOfDay < closes.minuteOfDay) return { notes: ['open-now'], values: {} };
  const nextDay = nextWorkingDay(line, today);
  return nextDay
    ? { notes: ['opens-later'], values: { nextDay: weekday(nextDay) } }
    : { notes: [], values: {} };
}

/** The first day after this one on which the line answers; null when it never does. */
export function nextWorkingDay(
  { weekdays }: Pick<NonNullable<ReturnType<typeof supportValues>>, 'weekdays'>,
  day: string,
): string | null {
  const following = DAYS_OF_A_WEEK.map((count) => addDays(day, count));
  return following.find((one) => weekdayOf(one) >= weekdays.from && weekdayOf(one) <= weekdays.to) ?? null;
}
