import { addDays, addMonths } from '../../../domain/calendar.ts';
import type { Entity } from '../../../domain/entity.ts';
import type { FactName, Filled } from '../../../domain/fact.ts';
import { date, type IsoDate, plain, type Value } from '../../../domain/value.ts';
import { isSupposed } from '../../../policy/read.ts';
import { dayOfCover } from '../asked/coveredDays.ts';
import { returnAhead } from '../asked/returnAhead.ts';
import { isPutAhead, isPutCase, SUPPOSED_FACTS, saysHappened } from '../asked/supposed.ts';
import { type Assignment, type FillContext, PAST_FACTS, RETURN_DAYS } from '../candidates/candidate.ts';
import { dayWithin } from '../candidates/roughDates.ts';
import { isEndNumbered } from '../contracts/endNumbered.ts';
import { wasCalledOn } from '../days/calledOn.ts';

const SOON_DAYS = 45;

const HAPPENED_FACTS: readonly FactName[] = [...PAST_FACTS, 'faultDate'];

type Known = Filled['known'];

/** The first day of a subscription only thought of lies ahead; one told with its year is what it is. */
function ahead(
  known: Known,
  { today, isYearAssumed = false }: { today: IsoDate; isYearAssumed?: boolean | undefined },
): Known {
  const { value, until } = known;
  if (value.kind !== 'date') return known;
  if (value.date > today) return { ...known, isSupposed: true };
  if (!isYearAssumed || (until !== undefined && until >= today)) return known;
  return {
    ...known,
    ...inOtherYear(known, 12),
    isSupposed: true,
  };
}

/** The same day so many months away, with the first and the last day it may be. */
function inOtherYear({ value, from, until }: Known, months: number): Partial<Known> {
  if (value.kind !== 'date') return {};
  return {
    value: date(addMonths(value.date, months)),
    ...(from ? { from: addMonths(from, months) } : {}),
    ...(until ? { until: addMonths(until, months) } : {}),
  };
}

/** The value as it is kept: a day told without its year, month or week is the likeliest one for the fact. */
export function knownOf(
  assignment: Assignment,
  {
    today,
    facts,
    text,
    isPlanned,
    isNotBegun,
  }: Pick<FillContext, 'today' | 'facts' | 'text'> & {
    readonly isPlanned: boolean;
    readonly isNotBegun: boolean;
  },
): Known {
  const { fact, value, ground, approximate, from, until, entity } = assignment;
  const { isYearAssumed, isMonthAssumed, isWeekday } = assignment;
  const known = {
    kind: 'known',
    value,
    origin: 'typed',
    approximate,
    ...(from ? { from } : {}),
    ...(until ? { until } : {}),
  } as const;
  if (fact === 'remedy' && isOtherPut(assignment, { facts, text })) return { ...known, isSupposed: true };
  const toComeBack = returnAhead(assignment, { text, today });
  if (toComeBack) return { ...known, ...toComeBack };
  const completed =
    isYearAssumed && value.kind === 'date'
      ? dayWithin(value.date, facts[fact], isMonthAssumed ? 'month' : 'year')
      : null;
  if (completed) return { ...known, value: date(completed) };
  // "On Sunday", asked on a Monday about calling, is the Sunday to come.
  const isLastWeek = value.kind === 'date' && value.date < today && value.date >= addDays(today, -7);
  if (fact === 'callDate' && value.kind === 'date' && isLastWeek && !wasCalledOn(text, entity))
    return { ...known, value: date(addDays(value.date, 7)) };
  const end = fact === 'cancellationDate' && isMonthAssumed ? endNumbered(value, { facts, today }) : null;
  if (end !== null) return { ...known, value: date(end) };
  // Nobody plans to leave in the past: "in June" is the next one.
  if (
    fact === 'cancellationDate' &&
    (ground === 'guessed' || isNotBegun) &&
    isYearAssumed &&
    value.kind === 'date' &&
    value.date < today
  )
    return {
      ...known,
      ...inOtherYear(known, 12),
    };
  const nextYear = value.kind === 'date' ? addMonths(value.date, 12) : today;
  // "Handed over on 1 December", in November: nobody waits a year for a refund, so it is the one to come.
  const isThisYear = nextYear > today && nextYear <= addDays(today, SOON_DAYS);
  if (isYearAssumed && RETURN_DAYS.includes(fact) && isThisYear) return { ...known, value: date(nextYear) };
  if (isNotBegun && fact === 'subscriptionStart') return ahead(known, { today, isYearAssumed });
  // "Suppose I get mine back on 20 July", in June.
  const isAheadPut = isYearAssumed && nextYear > today && isPutAhead(text, entity);
  if (fact === 'remedyDate' && isAheadPut && value.kind === 'date' && value.date <= today)
    return { ...known, ...inOtherYear(known, 12), isSupposed: true };
  const lies = value.kind === 'date' && value.date > today;
  // "If I take the refurbished one today", "if it is repaired this month": nothing was received yet.
  const isToday = value.kind === 'date' && value.date <= today && (until ?? value.date) >= today;
  if (fact === 'remedyDate' && isToday && isPutCase(text, entity)) return { ...known, isSupposed: true };
  if (!lies || isPlanned || !HAPPENED_FACTS.includes(fact)) return known;
  const isPut =
    isPutCase(text, entity) ||
    // "Bought on 3 March, will it be covered at Christmas?"
    (fact === 'faultDate' && entity.kind === 'date' && dayOfCover(entity, { text, today }) !== null) ||
    (entity.kind === 'date' && entity.isOfAnswer === true) ||
    (fact === 'faultDate' && ground !== 'asked' && asksOnlyOfDay(text, entity)) ||
    (fact === 'remedyDate' && isSupposed(facts, fact) && !saysHappened(text, entity));
  if ((SUPPOSED_FACTS.includes(fact) || fact === 'faultDate') && isPut) return { ...known, isSupposed: true };
  // "On Tuesday", of a thing that has happened, is the last one.
  if (isWeekday) return { ...known, value: date(addDays(value.date, -7)) };
  // "The 14th", in reply to when something happened, is the last one there was.
  if (isMonthAssumed && ground === 'asked' && value.kind === 'date')
    return { ...known, value: date(sameDayBefore(value.date)) };
  // "On 2 July", said in June of something that has happened, was last year.
  const isSoon = RETURN_DAYS.includes(fact) && value.date <= addDays(today, SOON_DAYS);
  if (!isYearAssumed || isSoon) return known;
  return {
    ...known,
    ...inOtherYear(known, -12),
  };
}

/** "And if I had taken the exchange instead?", of a repair: what was not done has a guarantee in thought alone. */
const isOtherPut = (
  { value, entity }: Assignment,
  { facts: { remedy }, text }: Pick<FillContext, 'facts' | 'text'>,
): boolean => remedy?.kind === 'known' && plain(remedy.value) !== plain(value) && isPutCase(text, entity);

/** "If I wait until the 22nd", of a contract that began on a 22nd and is over soon: the day of its end. */
function endNumbered(value: Value, { facts, today }: Pick<FillContext, 'facts' | 'today'>): IsoDate | null {
  const { subscriptionStart: start, commitmentMonths: length } = facts;
  if (value.kind !== 'date' || start?.kind !== 'known' || start.value.kind !== 'date') return null;
  if (length?.kind !== 'known' || length.value.kind !== 'months' || start.until !== undefined) return null;
  const end = addMonths(start.value.date, length.value.months);
  return isEndNumbered(value.date, { end, today }) ? end : null;
}

/** "After September?", "and in October?": nothing is told to have happened then. */
const asksOnlyOfDay = (text: string, { start, end }: Entity): boolean =>
  LEADS_TO_DAY.test(text.slice(0, start)) && /^[\s?!.]*$/u.test(text.slice(end)) && text.includes('?', end);

const LEADS_TO_DAY =
  /^\s*(?:(?:and|ok|so|but|et|mais|donc|ok) )*(?:(?:after|past|beyond|in|on|by|at|après|apres|passé|en|au|à|le|la|fin|début) )*$/iu;

/** The same day of the latest month before that has one: the 31st of October, from one of December. */
function sameDayBefore(day: IsoDate): IsoDate {
  const before = [1, 2].map((count) => addMonths(day, -count));
  return before.find((one) => one.slice(8) === day.slice(8)) ?? before[0]!;
}
