import { ASKED_FACTS, FACT_VOCABULARIES, type FactName } from './fact.ts';
import type { Marker } from './marker.ts';
import { CENTS_IN_EURO, type IsoDate } from './value.ts';

interface Span {
  /** Offsets into the customer's original text, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** How exact a written date is: "3 March 2026" is a day; "March 2026" a month, and `date` its first day. */
export type DatePrecision = 'day' | 'month' | 'year';

/** What a commitment, an elapsed time or a delay is counted in. */
export type DurationUnit = 'day' | 'week' | 'month' | 'year';

/**
 * What a length of time is told as: a length of its own ("a 24-month plan"), time passed ("for 13 months"), time still
 * to come ("3 months left"), a wait ("after 20 days still nothing"), a point counted from the start ("after four months"), or the month one is in ("month 7").
 */
export type DurationSense = 'length' | 'passed' | 'waited' | 'left' | 'after' | 'within' | 'further';

/** "Just over two years", "not quite two years": on which side of the length told the true one lies. */
export type Bound = 'over' | 'under';

/** The months customers commit for: a length like these says how long, not since when. */
export const COMMITMENT_LENGTHS: readonly number[] = [12, 24];

/** True for a length that customers commit for, whichever unit it is told in. */
export const isCommitmentLength = ({ amount, unit }: { amount: number; unit: DurationUnit }): boolean =>
  (unit === 'month' || unit === 'year') &&
  COMMITMENT_LENGTHS.includes(unit === 'year' ? amount * MONTHS_IN_YEAR : amount);

const MONTHS_IN_YEAR = 12;

/** A command is a whole message that steers the dialogue, such as "start over". */
export const COMMANDS = [
  'stop',
  'start-over',
  'unknown',
  'yes',
  'no',
  'doubt',
  'why',
  'is-that-all',
  'in-short',
  'language-en',
  'language-fr',
  'rephrase',
  'leave-question',
] as const;
export type Command = (typeof COMMANDS)[number];

/** Something with a value found in the customer's text. */
export type Entity =
  | (Span & { readonly kind: 'money'; readonly cents: number; readonly per?: 'month' | 'year' })
  /** A bare number, which may be a price, a count of months or a year, by what was asked. */
  | (Span & { readonly kind: 'number'; readonly value: number })
  | (Span & {
      readonly kind: 'date';
      readonly date: IsoDate;
      readonly precision: DatePrecision;
      /** True for "about three weeks ago", "end of March": a day was derived, not written. */
      readonly approximate: boolean;
      /** How many days a day counted in rough units may be off: "two years ago". */
      readonly slackDays?: number;
      /** On which side of that day the true one lies, where it is said: "just over two years ago". */
      readonly bound?: Bound;
      /** "On Sundays": the next of many such days. */
      readonly isRecurring?: true;
      /** "Is the 25th included?": a day that our answer came to, named by its number. */
      readonly isOfAnswer?: true;
    })
  | (Span & {
      readonly kind: 'duration';
      readonly amount: number;
      readonly unit: DurationUnit;
      readonly sense: DurationSense;
      readonly bound?: Bound;
    })
  | (Span & { readonly kind: 'time'; readonly minuteOfDay: number })
  | (Span & { readonly kind: 'term'; readonly vocabulary: string; readonly id: string })
  /** Words that say which fact the value beside them is, such as "with the plan"; "bought on" may be either of two. */
  | (Span & { readonly kind: 'cue'; readonly facts: readonly FactName[] })
  /** Words that say how a message stands to what came before: "sorry, I meant", "instead of", "and if". */
  | (Span & { readonly kind: 'marker'; readonly marker: Marker });

/** How many characters of an ISO date its precision tells. */
const TOLD_CHARS = { day: 10, month: 7, year: 4 } as const satisfies Record<DatePrecision, number>;

/** True where a date, as exactly as it is told, may be this day. */
export const mayBeDay = (
  { date, precision }: { readonly date: IsoDate; readonly precision: DatePrecision },
  day: IsoDate,
): boolean => day.startsWith(date.slice(0, TOLD_CHARS[precision]));

export type EntityOf<K extends Entity['kind']> = Extract<Entity, { kind: K }>;

/** An amount, or a number that may be one. */
export type Amount = EntityOf<'money' | 'number'>;

export const isAmount = (entity: Entity): entity is Amount =>
  entity.kind === 'money' || entity.kind === 'number';

/** How many a length or a bare number counts. */
export const countIn = (count: EntityOf<'duration' | 'number'>): number =>
  count.kind === 'duration' ? count.amount : count.value;

/** The cents of an amount, a bare number taken as euros. */
export const centsIn = (amount: Amount): number =>
  amount.kind === 'money' ? amount.cents : Math.round(amount.value * CENTS_IN_EURO);

/** The euros of an amount, by which it is set beside a count of anything else. */
export const eurosIn = (amount: Amount): number => centsIn(amount) / CENTS_IN_EURO;

/** True for what gives a value; cues and markers only say how to take one, and some words are asked for, not told. */
export const isValue = (entity: Entity): boolean =>
  entity.kind !== 'cue' && entity.kind !== 'marker' && !isAskedFor(entity);

/** True for words of the question they stand in: "until what time", "phone number". */
export const isAskedFor = (entity: Entity): boolean =>
  entity.kind === 'term' && ASKED_FACTS.some((fact) => FACT_VOCABULARIES[fact] === entity.vocabulary);

/** True for "phone number", "by mail". */
export const isContactWay = (entity: Entity): boolean =>
  entity.kind === 'term' && entity.vocabulary === FACT_VOCABULARIES.contactWay;

/** True for words that mark what stands beside them in this way. */
export const isMarker = (entity: Entity, marker: Marker): boolean =>
  entity.kind === 'marker' && entity.marker === marker;
