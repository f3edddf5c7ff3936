import { addMonths, daysBetween, monthsBetween } from '../src/domain/calendar.ts';
import type { Input } from '../src/domain/decision.ts';
import type { Fact, FactName } from '../src/domain/fact.ts';
import { date, type IsoDate } from '../src/domain/value.ts';
import type { Given } from '../src/policy/contract.ts';
import { dateFrom, type Known, known, saidUnknown } from '../src/policy/read.ts';
import {
  announcedEnd,
  type CommitmentEnd,
  isPlanned,
  knownEnd,
  type PossibleEnds,
  possibleEnds,
} from './_commitment.ts';

/** Whether a commitment is over on the day of the cancellation, by as little as is known. */
export type Standing =
  /** Its end is known; a day told roughly ("in October") may lie on either side of it. */
  | {
      readonly kind: 'dated';
      readonly isOver: boolean;
      readonly isAcross: boolean;
      readonly end: CommitmentEnd;
    }
  /** The start alone settles it: the earliest end is still to come, or the latest is past. */
  | {
      readonly kind: 'either';
      readonly isOver: boolean;
      readonly end: CommitmentEnd;
      readonly ends: PossibleEnds;
    }
  /** The months served by then settle it, whenever it began. */
  | {
      readonly kind: 'served';
      readonly isOver: boolean;
      readonly served: Known<'monthsServed'>;
      readonly inputs: readonly Input[];
    }
  /** The customer says that it is over, or that it still runs. */
  | { readonly kind: 'told'; readonly isOver: boolean; readonly told: Known<'inCommitment'> }
  /** It depends on a fact that was not told; null when the customer does not know it. Of the length alone, it ends on one of two days. */
  | { readonly kind: 'open'; readonly missing: FactName | null; readonly ends: PossibleEnds | null };

export function standingOn(given: Given, day: string): Standing {
  const { facts } = given;
  const start = known(facts, 'subscriptionStart');
  const served = known(facts, 'monthsServed');
  if (served && !start) return standingAfter(given, served);
  const end = knownEnd(given) ?? announcedEnd(given);
  if (end) {
    const isAcross = mayBeAcross(facts, end);
    return { kind: 'dated', isOver: day >= end.day && !isAcross, isAcross, end };
  }
  const told = toldStanding(given, day);
  if (!start) return told ?? missing(given, 'subscriptionStart');

  const ends = possibleEnds(given, start);
  if (ends && day >= ends.latest.day) return { kind: 'either', isOver: true, end: ends.latest, ends };
  // Who only thinks of a subscription wants the day they would be tied in until: there the length decides.
  const isLengthAsked = start.value.date > given.today && !saidUnknown(facts, 'commitmentMonths');
  if (ends && day < ends.earliest.day && !isLengthAsked)
    return { kind: 'either', isOver: false, end: ends.earliest, ends };
  return told ?? missing(given, 'commitmentMonths', ends);
}

/** "I am still under commitment": true until today; "it is over": true from today on. */
function toldStanding({ facts, today }: Given, day: string): Standing | null {
  const told = known(facts, 'inCommitment');
  if (!told || (told.value.flag ? day > today : day < today)) return null;
  return { kind: 'told', isOver: !told.value.flag, told };
}

/** True where some of the days that may be meant lie before the end and others do not. */
function mayBeAcross(facts: Given['facts'], end: CommitmentEnd): boolean {
  const leaving = spanOf(facts.cancellationDate);
  if (!leaving) return false;
  const { first, last } = endSpan(facts, end);
  return leaving.first < last && first <= leaving.last;
}

/** The days on which a commitment may end whose start was told by its month or season; else its day alone. */
function endSpan({ subscriptionStart: start }: Given['facts'], end: CommitmentEnd): Span {
  const alone = { first: end.day, last: end.day };
  const begun = end.isTold ? null : spanOf(start);
  if (!begun || start?.kind !== 'known' || start.value.kind !== 'date') return alone;
  if (daysBetween(begun.first, begun.last) > DAYS_OF_A_SEASON) return alone;
  const count = monthsBetween(start.value.date, end.day);
  return { first: addMonths(begun.first, count), last: addMonths(begun.last, count) };
}

/** A year says too little to answer for both sides of its end. */
const DAYS_OF_A_SEASON = 100;

interface Span {
  readonly first: IsoDate;
  readonly last: IsoDate;
}

/** The first and the last day that a date told roughly may be; null for an exact one. */
const spanOf = (fact: Fact | undefined): Span | null =>
  fact?.kind === 'known' && fact.value.kind === 'date' && fact.until
    ? { first: fact.from ?? fact.value.date, last: fact.until }
    : null;

/** "If I leave after four months": no commitment is shorter, so nothing else need be known. */
function standingAfter(given: Given, served: Known<'monthsServed'>): Standing {
  const { facts, figures, today } = given;
  const count = served.value.months;
  const months = known(facts, 'commitmentMonths');
  const settled = { kind: 'served', served } as const;
  if (months) return { ...settled, isOver: count >= months.value.months, inputs: [served, months] };
  const shortest = figures.on('commitment-short', today, 'months');
  const longest = figures.on('commitment-long', today, 'months');
  if (shortest && count < shortest.months) return { ...settled, isOver: false, inputs: [served] };
  if (longest && count >= longest.months) return { ...settled, isOver: true, inputs: [served] };
  return missing(given, 'commitmentMonths');
}

/** Of a subscription only thought of, neither its start nor its length is settled yet. */
function missing(given: Given, fact: FactName, ends: PossibleEnds | null = null): Standing {
  const isNeverTold = saidUnknown(given.facts, fact) || isPlanned(given);
  return isNeverTold ? { kind: 'open', missing: null, ends } : { kind: 'open', missing: fact, ends: null };
}

/** The day of the cancellation: as told, so many months after the start, else today. */
export function cancellationDay({ facts, today }: Given): Known<'cancellationDate'> {
  const typed = known(facts, 'cancellationDate');
  if (typed) return typed;
  const start = known(facts, 'subscriptionStart');
  const served = known(facts, 'monthsServed');
  if (start && served) {
    const value = dateFrom(start.value, addMonths(start.value.date, served.value.months));
    return { fact: 'cancellationDate', value, origin: 'typed', approximate: start.approximate };
  }
  // Of a subscription only thought of, nobody leaves before it begins.
  const first = start && start.value.date > today ? start.value : date(today);
  return { fact: 'cancellationDate', value: first, origin: 'default', approximate: false };
}
