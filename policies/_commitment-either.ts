import { addMonths } from '../src/domain/calendar.ts';
import type { Values } from '../src/domain/decision.ts';
import type { Given } from '../src/policy/contract.ts';
import { dateFrom, type Known } from '../src/policy/read.ts';
import { type CommitmentEnd, possibleEnds } from './_commitment.ts';

export const EITHER = {
  subscriptionStart: 'date',
  commitmentShort: 'months',
  commitmentLong: 'months',
  shortEnd: 'date',
  longEnd: 'date',
  shortReminder: 'date',
  longReminder: 'date',
} as const;

/** The end, and the e-mail before it, under either length on offer; null when one of the figures is not published. */
export function eitherEnd(given: Given, start: Known<'subscriptionStart'>): Values | null {
  const ends = possibleEnds(given, start);
  const [commitmentShort, commitmentLong, lead] = LENGTHS.map((id) =>
    given.figures.on(id, start.value.date, 'months'),
  );
  if (!ends || !commitmentShort || !commitmentLong || !lead) return null;
  const reminderOf = ({ day, value }: CommitmentEnd) => dateFrom(value, addMonths(day, -lead.months));
  return {
    subscriptionStart: start.value,
    commitmentShort,
    commitmentLong,
    shortEnd: ends.earliest.value,
    longEnd: ends.latest.value,
    shortReminder: reminderOf(ends.earliest),
    longReminder: reminderOf(ends.latest),
  };
}

const LENGTHS = ['commitment-short', 'commitment-long', 'reminder-lead'] as const;
