import { z } from 'zod';

/** Money is whole cents. */
export const CENTS_IN_EURO = 100;

/** A calendar day, `YYYY-MM-DD`, no time zone attached. */
export const IsoDate = z.iso.date();
export type IsoDate = z.infer<typeof IsoDate>;

/**
 * A typed value that policies compute with and templates print; the kind decides how a locale writes it.
 * Money is in cents and a share in percent, so that arithmetic stays exact.
 */
export const Value = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('money'), cents: z.int() }),
  z.object({ kind: z.literal('wholeEuros'), euros: z.int() }),
  z.object({
    kind: z.literal('date'),
    date: IsoDate,
    /** How far a date told roughly may be trusted: the day is about right, or only its month or year is. */
    roughly: z.enum(['day', 'month', 'year']).optional(),
  }),
  z.object({ kind: z.literal('months'), months: z.int() }),
  z.object({ kind: z.literal('days'), days: z.int() }),
  z.object({ kind: z.literal('years'), years: z.int() }),
  z.object({ kind: z.literal('share'), percent: z.number() }),
  z.object({ kind: z.literal('flag'), flag: z.boolean() }),
  z.object({ kind: z.literal('term'), vocabulary: z.string(), id: z.string() }),
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('phone'), number: z.string() }),
  /** A time of day. */
  z.object({ kind: z.literal('time'), minuteOfDay: z.int().min(0).max(1_440) }),
  /** A run of days of the week, 1 Monday to 7 Sunday, both included. */
  z.object({ kind: z.literal('weekdays'), from: z.int().min(1).max(7), to: z.int().min(1).max(7) }),
  /** A day close enough to be called by its weekday. */
  z.object({ kind: z.literal('weekday'), date: IsoDate }),
]);
export type Value = z.infer<typeof Value>;
export type ValueKind = Value['kind'];

export const money = (cents: number) => ({ kind: 'money', cents }) as const;
export const wholeEuros = (euros: number) => ({ kind: 'wholeEuros', euros }) as const;
export const date = (iso: IsoDate, roughly?: Roughly) =>
  ({ kind: 'date', date: iso, ...(roughly ? { roughly } : {}) }) as const;
export type Roughly = 'day' | 'month' | 'year';
export const months = (count: number) => ({ kind: 'months', months: count }) as const;
export const days = (count: number) => ({ kind: 'days', days: count }) as const;
export const years = (count: number) => ({ kind: 'years', years: count }) as const;
export const timeOfDay = (minuteOfDay: number) => ({ kind: 'time', minuteOfDay }) as const;
export const weekday = (iso: IsoDate) => ({ kind: 'weekday', date: iso }) as const;
export const share = (percent: number) => ({ kind: 'share', percent }) as const;
export const flag = (is: boolean) => ({ kind: 'flag', flag: is }) as const;
export const term = (vocabulary: string, id: string) => ({ kind: 'term', vocabulary, id }) as const;

/** The value as other programs write it: euros with decimals, ISO dates, counts, booleans, vocabulary ids. */
export function plain(value: Value): number | string | boolean {
  switch (value.kind) {
    case 'money':
      return value.cents / 100;
    case 'wholeEuros':
      return value.euros;
    case 'date':
      return value.date;
    case 'months':
      return value.months;
    case 'days':
      return value.days;
    case 'share':
      return value.percent;
    case 'flag':
      return value.flag;
    case 'term':
      return value.id;
    case 'text':
      return value.text;
    case 'years':
      return value.years;
    case 'phone':
      return value.number;
    case 'time':
      return clockTime(value.minuteOfDay);
    case 'weekdays':
      return `${value.from}-${value.to}`;
    case 'weekday':
      return value.date;
    default:
      return value satisfies never;
  }
}

/** `20:00`, from the minutes since midnight. */
export function clockTime(minuteOfDay: number): string {
  return `${Math.floor(minuteOfDay / 60)}:${String(minuteOfDay % 60).padStart(2, '0')}`;
}

/** The cents of an amount; null for anything else. */
export function centsOf(value: Value): number | null {
  if (value.kind === 'money') return value.cents;
  return value.kind === 'wholeEuros' ? value.euros * CENTS_IN_EURO : null;
}

/** An amount to the nearest euro, as a headline prints it. */
export const roundedToEuros = (cents: number): number => Math.round(cents / CENTS_IN_EURO);

/** True for two values of one kind that say the same. */
export const isSameValue = (one: Value, other: Value): boolean =>
  one.kind === other.kind && plain(one) === plain(other);
