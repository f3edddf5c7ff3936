import type { Computed, Receipt } from './wire.ts';

/** A whole day to put into a calendar. */
export interface CalendarDay {
  /** Unique and stable: saving the same day again replaces it. */
  readonly uid: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly title: string;
  readonly description: string;
}

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const LINE_LIMIT_OCTETS = 75;
/** The day before at nine in the morning, as an all-day event starts at midnight. */
const REMINDER = '-PT15H';

type Day = Computed & { readonly value: string };

/** The days an answer came to that are still ahead: its result, or the dates on the way to an amount; none that was counted from a rough day. */
export function daysAhead({ inputs, result, steps, asOf }: Receipt): Day[] {
  if (inputs.some(({ approximate }) => approximate)) return [];
  const days = isDay(result) ? [result] : steps.filter(isDay);
  // Two days of one name, such as the end under either length, are one or the other: neither is sure.
  const isSure = ({ name }: Day) => days.filter((other) => other.name === name).length === 1;
  return days.filter((day) => isSure(day) && day.value >= asOf.slice(0, 10));
}

const isDay = (line: Computed): line is Day => typeof line.value === 'string' && ISO_DATE.test(line.value);

/** An iCalendar file (RFC 5545) of one all-day event with a reminder; `now` is the moment it is written. */
export function calendarFile({ uid, date, title, description }: CalendarDay, now: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Crema//Web chat//EN',
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${now.toISOString().replace(/[-:]|\.\d+/g, '')}`,
    `DTSTART;VALUE=DATE:${compact(date)}`,
    `DTEND;VALUE=DATE:${compact(dayAfter(date))}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(description)}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(title)}`,
    `TRIGGER:${REMINDER}`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const compact = (date: string): string => date.replaceAll('-', '');

function dayAfter(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

/** Text as a property value; control characters, which the format forbids, are dropped. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** Lines longer than the limit go on in the next one, after a space; no character is cut in two. */
function folded(line: string): string {
  const utf8 = new TextEncoder();
  let room = LINE_LIMIT_OCTETS;
  let text = '';
  for (const character of line) {
    const size = utf8.encode(character).length;
    if (size > room) {
      text += '\r\n ';
      room = LINE_LIMIT_OCTETS - 1;
    }
    text += character;
    room -= size;
  }
  return text;
}
