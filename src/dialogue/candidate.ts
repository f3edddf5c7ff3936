import { addDays, addMonths, daysInMonth, isoDate } from '../domain/calendar.ts';
import type { Entity, EntityOf } from '../domain/entity.ts';
import { FACT_KINDS, FACT_VOCABULARIES, type FactName, type Facts, type FillGround } from '../domain/fact.ts';
import {
  date,
  flag,
  type IsoDate,
  money,
  months,
  term,
  type Value,
  type ValueKind,
} from '../domain/value.ts';

export interface FillContext {
  readonly text: string;
  readonly asking: FactName | null;
  /** The facts the topic's policy reads, most wanted first. */
  readonly wanted: readonly FactName[];
  readonly today: IsoDate;
  /** What was told so far, and the facts the last values went to: what a correction is about. */
  readonly facts: Facts;
  readonly lastFilled: readonly FactName[];
  /** The date the policy would ask for: what a date without a cue most likely is. */
  readonly preferred: FactName | null;
  /** True when the message follows an answer, so that a bare value revises one it rests on. */
  readonly isFollowUp: boolean;
}

export interface Candidate {
  readonly entity: Entity;
  readonly kind: ValueKind;
  readonly value: Value;
  readonly approximate: boolean;
  readonly until?: IsoDate;
  /** True for a date told without its year, which was taken as the nearest. */
  readonly isYearAssumed?: boolean;
  /** The facts this reading may stand for, whatever words are beside it. */
  readonly fits: (fact: FactName) => boolean;
  /** A vague reading, such as a bare number, is taken only beside a cue or as the reply to a question. */
  readonly needs: 'nothing' | 'cue' | 'question';
}

export interface Assignment extends Candidate {
  readonly fact: FactName;
  readonly ground: FillGround;
}

/** Every value an entity may be read as. */
export function candidatesOf(entity: Entity, { today, text }: FillContext): Candidate[] {
  const exact = { entity, approximate: false, needs: 'nothing' } as const;
  switch (entity.kind) {
    case 'money':
      // A monthly payment is neither of the two prices of a contract.
      if (entity.per) return [];
      return [{ ...exact, kind: 'money', value: money(entity.cents), fits: anyFact }];
    case 'number':
      return [
        {
          ...exact,
          kind: 'money',
          value: money(Math.round(entity.value * 100)),
          fits: anyFact,
          needs: 'cue',
        },
        ...(Number.isInteger(entity.value)
          ? [
              {
                ...exact,
                kind: 'months' as const,
                value: months(entity.value),
                fits: anyFact,
                needs: 'cue' as const,
              },
            ]
          : []),
      ];
    case 'date':
      return [dateCandidate(entity, text)];
    case 'duration':
      return durationCandidates(entity, today);
    case 'term':
      return [
        { ...exact, kind: 'term', value: term(entity.vocabulary, entity.id), fits: takes(entity.vocabulary) },
        { ...exact, kind: 'flag', value: flag(entity.id === 'yes'), fits: takes(entity.vocabulary) },
      ];
    case 'cue':
    case 'marker':
      return [];
    default:
      return entity satisfies never;
  }
}

const anyFact = () => true;

const takes = (vocabulary: string) => (fact: FactName) => FACT_VOCABULARIES[fact] === vocabulary;

const NAMES_A_YEAR =
  /\d{4}|'\d{2}|\d[/.-]\d{1,2}[/.-]\d{2}|\p{L} \d{2}$|year|ann[ée]e|\ban\b|next|prochain/iu;

/** "Tomorrow", "Friday" and "in three days" are counted from today, whatever the year. */
const FROM_TODAY =
  /tomorr?ow|tmrw|demain|today|tonight|soir|matin|morning|afternoon|evening|\b(?:days?|weeks?|months?|jours?|semaines?|mois)\b|^\D*(?:\wday|di|dimanche)\D*$/iu;

function dateCandidate(entity: EntityOf<'date'>, text: string): Candidate {
  const until = lastDay(entity);
  const words = text.slice(entity.start, entity.end);
  return {
    entity,
    kind: 'date',
    value: date(entity.date),
    approximate: entity.approximate || until !== null,
    ...(until ? { until } : {}),
    isYearAssumed: !NAMES_A_YEAR.test(words) && !FROM_TODAY.test(words),
    fits: anyFact,
    needs: 'nothing',
  };
}

/** The last day a date told by its month or year may be; null for a day. */
function lastDay({ date: first, precision }: EntityOf<'date'>): IsoDate | null {
  const [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5, 7))];
  if (precision === 'month') return isoDate(year, month, daysInMonth(year, month));
  return precision === 'year' ? isoDate(year, 12, 31) : null;
}

/** A length of time is a commitment, or, told as time already passed, the day it began. */
function durationCandidates(entity: EntityOf<'duration'>, today: IsoDate): Candidate[] {
  const { amount, unit, elapsed } = entity;
  const count = unit === 'year' ? amount * 12 : amount;
  const inMonths = unit === 'month' || unit === 'year';
  const began = inMonths ? addMonths(today, -count) : addDays(today, unit === 'week' ? -7 * amount : -amount);
  const beginning: Candidate = {
    entity,
    kind: 'date',
    value: date(began),
    approximate: true,
    fits: (fact) => fact === 'subscriptionStart' || fact === 'purchaseDate',
    needs: elapsed ? 'nothing' : 'question',
  };
  // "A month since I posted it": without such a word it is what the customer waits for, or how long they are one.
  const handed: Candidate = {
    ...beginning,
    approximate: unit !== 'day',
    fits: (fact) => RETURN_FACTS.includes(fact),
    needs: 'cue',
  };
  if (elapsed) return [beginning, handed];
  if (!inMonths) return [beginning];
  return [
    { entity, kind: 'months', value: months(count), approximate: false, fits: anyFact, needs: 'nothing' },
    beginning,
  ];
}

/** True when the reading may stand for the fact. */
export const holds = (candidate: Candidate, fact: FactName): boolean =>
  FACT_KINDS[fact] === candidate.kind && candidate.fits(fact);

/** Beyond this many months nobody commits: a bare number is a price then. */
export const MAX_MONTHS = 36;

const RETURN_FACTS: readonly FactName[] = ['handoverDate', 'carrierReturnDate'];

/** Dates on which something began. */
export const PAST_FACTS: readonly FactName[] = ['subscriptionStart', 'purchaseDate', ...RETURN_FACTS];
