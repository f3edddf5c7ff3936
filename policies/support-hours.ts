import { weekdayOf } from '../src/domain/calendar.ts';
import type { Decision, Outcome, Values } from '../src/domain/decision.ts';
import { isPublicHoliday } from '../src/domain/holidays.ts';
import { timeOfDay, weekday } from '../src/domain/value.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { noRefundToExpect } from './_no-refund-to-expect.ts';
import {
  nextWorkingDay,
  SUPPORT_FIGURES,
  SUPPORT_LINE,
  SUPPORT_NOTES,
  supportNotes,
  supportValues,
} from './_support.ts';

const THEN = { ...SUPPORT_LINE, day: 'weekday' } as const;
const AT = { ...THEN, callTime: 'time' } as const;

/** The telephone line for refund problems, and whether it answers now or on the day and at the time asked about. */
export const policy: Policy = {
  id: 'support-hours',
  states: ['F21', 'F22', 'F23', 'F24', 'F25', 'F26', 'F27', 'F28'],
  reads: {
    callDate: {},
    callTime: {},
    onHoliday: {},
    hoursAsked: {},
    lateAsked: {},
    paymentMethod: {},
    replacementSent: {},
    refundKind: {},
  },
  passing: ['callDate', 'callTime', 'onHoliday', 'hoursAsked', 'lateAsked'],
  asides: ['lateAsked', 'replacementSent', 'refundKind'],
  roughDays: ['callDate'],
  figures: SUPPORT_FIGURES,
  outcomes: {
    line: SUPPORT_LINE,
    credit: SUPPORT_LINE,
    replaced: SUPPORT_LINE,
    'no-rule': SUPPORT_LINE,
    'open-then': THEN,
    'closed-then': { ...THEN, nextDay: 'weekday' },
    'open-at': AT,
    'in-time-at': AT,
    'closed-at': { ...AT, nextDay: 'weekday' },
    'too-late-at': { ...AT, nextDay: 'weekday' },
    opens: SUPPORT_LINE,
    closes: SUPPORT_LINE,
    holiday: SUPPORT_LINE,
    'not-known': {},
  },
  notes: {
    ...SUPPORT_NOTES,
    'in-time': { closes: 'time' },
    'still-time': { closes: 'time' },
    'was-closed': { pastDay: 'weekday' },
    'for-credit': {},
  },
  decide,
};

function decide(given: Given): Decision {
  const decision = lineFor(given);
  // The line is for refunds: whoever has none to expect has to ask elsewhere.
  const use = noRefundToExpect(given);
  if (decision.kind !== 'outcome' || decision.outcome === 'not-known' || !use) return decision;
  if (decision.outcome === 'line') return { ...decision, outcome: use, notes: [] };
  return use === 'credit' ? { ...decision, notes: [...decision.notes, 'for-credit'] } : decision;
}

function lineFor(given: Given): Decision {
  const { facts, today } = given;
  const line = supportValues(given);
  if (!line) return outcome('not-known', {});
  const asked = known(facts, 'callDate');
  // A day that is past is part of the story: nobody can call then any more.
  const date = asked && asked.value.date >= today ? asked : null;
  const hours = known(facts, 'hoursAsked');
  // "I am at work by 8. Until what time are you there?" asks for the hour itself.
  const time = hours ? null : known(facts, 'callTime');
  const day = date?.value.date ?? today;
  if (known(facts, 'onHoliday')?.value.flag || (date && isPublicHoliday(day)))
    return outcome('holiday', line);
  const late = known(facts, 'lateAsked')?.value.id ?? null;
  const isClosed = date !== null && isClosedAllDay(line, day);
  // "From what time can I call tomorrow?": that day is named, with its hours.
  const isOfDay = hours?.value.id === 'opening' && day !== today;
  if (hours && hours.value.id !== 'all' && !isOfDay && !isClosed) {
    const { notes, values } = date ? NO_NOTES : supportNotes(given);
    return outcome(hours.value.id === 'opening' ? 'opens' : 'closes', { ...line, ...values }, notes);
  }
  if (!time && day === today && !isClosed) {
    const { notes, values } = supportNotes(given);
    const past = asked && !date && isClosedAllDay(line, asked.value.date) ? asked.value.date : null;
    return outcome('line', { ...line, ...values, ...(past ? { pastDay: weekday(past) } : {}) }, [
      ...notes.map((note) => (note === 'open-now' ? openNow(late) : note)),
      ...(past ? ['was-closed'] : []),
    ]);
  }
  const decision = then(line, { day, minuteOfDay: time?.value.minuteOfDay ?? null });
  return late === 'too-late' && time
    ? turned(decision, time.value.minuteOfDay >= line.opens.minuteOfDay)
    : decision;
}

/** "Am I too late?" and "is there still time?" are answered as they are asked. */
const openNow = (late: string | null): string =>
  late === 'too-late' ? 'in-time' : late === 'still-time' ? 'still-time' : 'open-now';

/** Whoever asks whether it is too late hears "no" where the line is open, and "yes" once it has closed. */
function turned(decision: Outcome, isAfterOpening: boolean): Outcome {
  if (decision.outcome === 'open-at') return { ...decision, outcome: 'in-time-at' };
  const isLate = decision.outcome === 'closed-at' && isAfterOpening;
  return isLate ? { ...decision, outcome: 'too-late-at' } : decision;
}

/** Whether the line answers now is not asked of another day. */
const NO_NOTES = { notes: [], values: {} };

type Line = NonNullable<ReturnType<typeof supportValues>>;

const isClosedAllDay = ({ weekdays }: Line, day: string): boolean =>
  weekdayOf(day) < weekdays.from || weekdayOf(day) > weekdays.to;

/** Whether the line answers at another moment than now; without a time, on that day at all. */
function then(line: Line, { day, minuteOfDay }: { day: string; minuteOfDay: number | null }): Outcome {
  const { opens, closes } = line;
  const isWorkday = !isClosedAllDay(line, day);
  const minute = minuteOfDay ?? opens.minuteOfDay;
  const isOpen = isWorkday && minute >= opens.minuteOfDay && minute < closes.minuteOfDay;
  const when = minuteOfDay === null ? {} : { callTime: timeOfDay(minuteOfDay) };
  const values = { ...line, day: weekday(day), ...when };
  const suffix = minuteOfDay === null ? 'then' : 'at';
  if (isOpen) return outcome(`open-${suffix}`, values);
  const nextDay = isWorkday && minute < opens.minuteOfDay ? day : nextWorkingDay(line, day);
  return nextDay
    ? outcome(`closed-${suffix}`, { ...values, nextDay: weekday(nextDay) })
    : outcome('line', line);
}

const outcome = (name: string, values: Values, notes: readonly string[] = []): Outcome => ({
  kind: 'outcome',
  outcome: name,
  values,
  notes,
  derivation: null,
});
