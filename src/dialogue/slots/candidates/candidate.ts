import type { Entity, EntityOf } from '../../../domain/entity.ts';
import {
  FACT_KINDS,
  FACT_VOCABULARIES,
  type FactName,
  type Facts,
  type FillGround,
} from '../../../domain/fact.ts';
import { date, flag, type IsoDate, money, months, term, timeOfDay } from '../../../domain/value.ts';
import { DAY_WORDS } from '../../../language/dayWords.ts';
import { spanOf } from './daySpan.ts';
import { asMonthOfYear, BEGINNINGS } from './monthOfYear.ts';
import type { Candidate } from './reading.ts';
import { durationCandidates } from './span.ts';
import { isUntil } from './until.ts';

export interface FillContext {
  readonly text: string;
  readonly asking: FactName | null;
  /** The facts the topic's policy reads, most wanted first. */
  readonly wanted: readonly FactName[];
  readonly today: IsoDate;
  /** What was told so far, and the facts the last values went to: what a correction is about. */
  /** With what the account says: "79, not 59". */
  readonly known?: Facts;
  readonly facts: Facts;
  readonly lastFilled: readonly FactName[];
  /** Facts the policy only notes in passing: a date that nothing names is none of theirs. */
  readonly asides?: readonly FactName[];
  /** The date the policy would ask for: what a date without a cue most likely is. */
  readonly preferred: FactName | null;
  /** True when what is told of somebody else is told of the one spoken of. */
  readonly isOfSomebodyElse?: boolean;
  /** True when the message follows an answer, so that a bare value revises one it rests on. */
  readonly isFollowUp: boolean;
  /** The days that our answers came to: said back, they tell nothing. */
  readonly printed?: readonly IsoDate[];
  /** What was told or is known by the account, where the message is no second thought about it. */
  readonly settled?: Facts;
}

export interface Assignment extends Candidate {
  readonly fact: FactName;
  readonly ground: FillGround;
}

/** Every value an entity may be read as. */
export function candidatesOf(entity: Entity, context: FillContext): Candidate[] {
  const { today, text, facts } = context;
  const exact = { entity, approximate: false, needs: 'nothing' } as const;
  switch (entity.kind) {
    case 'money':
      // A monthly payment is neither of the two prices of a contract, nor is the fee somebody claims.
      if (entity.per || isClaimed(entity, text)) return [];
      return [{ ...exact, kind: 'money', value: money(entity.cents), fits: anyFact }];
    case 'number':
      if (isClaimed(entity, text)) return [];
      return [
        {
          ...exact,
          kind: 'money',
          value: money(Math.round(entity.value * 100)),
          fits: anyFact,
          needs: 'cue',
        },
        ...(Number.isInteger(entity.value) && entity.value <= MAX_MONTHS
          ? [
              {
                ...exact,
                kind: 'months' as const,
                value: months(entity.value),
                fits: isCommitment,
                needs: 'cue' as const,
              },
            ]
          : []),
      ];
    case 'date':
      return dateCandidates(entity, context);
    case 'duration':
      return durationCandidates(entity, today, facts);
    case 'time':
      return [{ ...exact, kind: 'time', value: timeOfDay(entity.minuteOfDay), fits: anyFact }];
    case 'term':
      return [
        { ...exact, kind: 'term', value: term(entity.vocabulary, entity.id), fits: takes(entity.vocabulary) },
        { ...exact, kind: 'flag', value: flag(entity.id === 'yes'), fits: takes(entity.vocabulary) },
      ];
    case 'marker': {
      if (entity.marker === 'not-begun')
        return [{ ...exact, kind: 'flag', value: flag(true), fits: isPlanOfSubscription }];
      if (entity.marker === 'as-customer')
        return [{ ...exact, kind: 'flag', value: flag(true), fits: isOwnOrder }];
      if (entity.marker === 'length-asked')
        return [{ ...exact, kind: 'flag', value: flag(true), fits: isLengthAsked }];
      if (entity.marker !== 'own' && entity.marker !== 'general') return [];
      const fits = (fact: FactName) => fact === 'ownMachine';
      return [{ ...exact, kind: 'flag', value: flag(entity.marker === 'own'), fits }];
    }
    case 'cue':
      return [];
    default:
      return entity satisfies never;
  }
}

const CLAIMED =
  /(?:\b(?:owe|owes|owed)(?: you)?|\b(?:fee|penalty) (?:of|is|was|would be)|frais (?:de|sont de|seraient de)|pénalité (?:de|est de|serait de)|\bréclame(?:z|nt|r)?|\bréclamant|\bdevrais)\s*[€£]?\s*$/iu;

/** "It says I owe 124": what is claimed is no price. */
const isClaimed = ({ start }: Entity, text: string): boolean =>
  CLAIMED.test(text.slice(Math.max(0, start - MAX_CLAIM_CHARS), start));

/** The words of a claim, up to the amount, are no longer. */
const MAX_CLAIM_CHARS = 40;

const anyFact = () => true;
const isPlanOfSubscription = (fact: FactName) => fact === 'subscriptionPlanned';
const isLengthAsked = (fact: FactName) => fact === 'lengthAsked';
const isOwnOrder = (fact: FactName) => fact === 'ownOrder';
const isCommitment = (fact: FactName) => fact === 'commitmentMonths';

const takes = (vocabulary: string) => (fact: FactName) => FACT_VOCABULARIES[fact] === vocabulary;

const NAMES_A_YEAR =
  /\d{4}|'\d{2}|\d[/.-]\d{1,2}[/.-]\d{2}|\p{L} \d{2}$|year|yrs|ann[ée]e|\bans?\b|next|prochain|\bbefore(?: (?:that(?: one)?|last))?$|d['’]avant$|pr[ée]c[ée]dente?$|avant-dernier/iu;

/** True for words that say of which year a date is, or count it from today. */
export const tellsYear = (words: string): boolean =>
  NAMES_A_YEAR.test(words) || (FROM_TODAY.test(words) && !FROM_FEAST.test(words));

/** "Tomorrow", "Friday" and "in three days" are counted from today, whatever the year. */
const FROM_TODAY =
  /tomorr?ow|tmrw|demain|today|aujourd|yesterday|hier|maintenant|\bnow\b|tonight|soir|matin|morning|night|nuit|afternoon|evening|\b(?:days?|weeks?|months?|jours?|semaines?|mois)\b|^\D*(?:\wday|di|dimanche)\D*$/iu;

/** "Three weeks before Christmas" is counted from that one, whatever its year. */
const FROM_FEAST =
  /\b(?:weeks?|days?|months?|semaines?|jours?|mois)(?: just)? (?:before|after|avant|apr[eè]s) (?!yesterday|tomorr?ow|hier|demain)/iu;

/** True for words that are the name of a day of the week, and no more. */
export const isWeekdayName = (words: string): boolean => WEEKDAY_ONLY.test(words);

const WEEKDAY_ONLY = /^\D*(?:\wday|di|dimanche)\D*$/iu;
const COMING = /next|this|coming|prochain|ce |qui vient/iu;

/** "The 20th", "le 20": the month is another's. */
export const DAY_NUMBER_ONLY = new RegExp(`^(?:\\D{0,4}\\d{1,2}(?:st|nd|rd|th|er)?|${DAY_WORDS})$`, 'iu');

/** A day; "sept 24" of what began is a month of that year. */
function dateCandidates(
  entity: EntityOf<'date'>,
  { text, today, wanted, facts, known = facts }: FillContext,
): Candidate[] {
  const day = dateCandidate(entity, text);
  const month = asMonthOfYear(entity, { text, today });
  if (!month) return [day];
  const isBeginning = (fact: FactName) => BEGINNINGS.includes(fact);
  const began = { ...dateCandidate(month, text), entity, fits: isBeginning };
  const other = { ...day, fits: (fact: FactName) => day.fits(fact) && !isBeginning(fact) };
  // Once it was told when it began, a day is rather one of what is asked.
  const isTold = BEGINNINGS.some((fact) => wanted.includes(fact) && known[fact]?.kind === 'known');
  return isTold ? [other, began] : [began, other];
}

function dateCandidate(entity: EntityOf<'date'>, text: string): Candidate {
  const span = spanOf(entity);
  const words = text.slice(entity.start, entity.end);
  return {
    entity,
    kind: 'date',
    value: date(entity.date),
    approximate: entity.approximate || span.until !== undefined,
    ...span,
    isYearAssumed: !tellsYear(words),
    isMonthAssumed: DAY_NUMBER_ONLY.test(words),
    isWeekday: WEEKDAY_ONLY.test(words) && !COMING.test(words),
    fits: fitsOf(entity, text),
    needs: 'nothing',
  };
}

function fitsOf(entity: EntityOf<'date'>, text: string): Candidate['fits'] {
  // Nothing happens once on "Sundays"; it may be asked whether anyone answers then.
  if (entity.isRecurring) return (fact) => fact === 'callDate';
  return isUntil(entity, text) ? (fact) => !BEGINNINGS.includes(fact) : anyFact;
}

/** True when the reading may stand for the fact. */
export const holds = (candidate: Candidate, fact: FactName): boolean =>
  FACT_KINDS[fact] === candidate.kind && candidate.fits(fact);

/** Beyond this many months nobody commits: a bare number is a price then. */
export const MAX_MONTHS = 36;

/** The days of an order that comes back, each of its own way. */
export const RETURN_DAYS: readonly FactName[] = ['handoverDate', 'carrierReturnDate'];

/** Dates on which something began. */
export const PAST_FACTS: readonly FactName[] = [
  'subscriptionStart',
  'purchaseDate',
  'handoverDate',
  'carrierReturnDate',
  'remedyDate',
];
