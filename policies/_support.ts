import { addDays, weekdayOf } from '../src/domain/calendar.ts';
import type { Values } from '../src/domain/decision.ts';
import { weekday } from '../src/domain/value.ts';
import type { Given, ValueKinds } from '../src/policy/contract.ts';

/** The sentence on whether the line answers now; what each may print. */
export const SUPPORT_NOTES = {
  'open-now': { closes: 'time' },
  'opens-today': { opens: 'time' },
  'opens-later': { nextDay: 'weekday', opens: 'time' },
} as const satisfies Readonly<Record<string, ValueKinds>>;

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
  const hours = supportValues(given);
  if (!hours) return { notes: [], values: {} };
  const { today, minuteOfDay } = given;
  const worksOn = (day: string) =>
    weekdayOf(day) >= hours.weekdays.from && weekdayOf(day) <= hours.weekdays.to;
  if (worksOn(today) && minuteOfDay < hours.opens.minuteOfDay) return { notes: ['opens-today'], values: {} };
  if (worksOn(today) && minuteOfDay < hours.closes.minuteOfDay) return { notes: ['open-now'], values: {} };
  const ahead = [1, 2, 3, 4, 5, 6, 7].map((count) => addDays(today, count));
  const nextDay = ahead.find(worksOn) ?? addDays(today, 1);
  return { notes: ['opens-later'], values: { nextDay: weekday(nextDay) } };
}
