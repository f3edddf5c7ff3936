import type { DurationUnit } from '../../domain/entity.ts';
import type { Language } from '../../domain/language.ts';
import { findNumberWords } from './numberWords.ts';

/** A count of a unit of time, such as "24 months" or "un an et demi". */
export interface Quantity {
  readonly from: number;
  readonly to: number;
  readonly amount: number;
  readonly unit: DurationUnit;
  /** False for "a day" or "une semaine", which may be no more than a manner of speaking. */
  readonly counted: boolean;
}

const MAX_AMOUNT = 9999;

const UNITS: readonly (readonly [DurationUnit, string])[] = [
  ['day', "days?|jours?|jrs?|j(?!')"],
  ['week', 'weeks?|wks?|semaines?|sem'],
  // "12m" is a contract; of other counts, the m is a metre or a minute.
  ['month', "months?|mths?|mnths?|mos?|mois|(?<=(?<!\\d)(?:12|24) ?)m(?!')"],
  ['year', 'years?|yrs?|annees?|ans?'],
];
const UNIT = `(?:${UNITS.map(([unit, words]) => `(?<${unit}>${words})`).join('|')})(?![\\p{L}\\d])`;
const HALF = '(?<half> and a half| et demie?| 1[/⁄]2)?';
/** "2 and a half years", "2 1/2 years": the half may stand before the unit. */
const EARLY_HALF = '(?<early> and a half| et demie?| 1[/⁄]2)?';
/** "Two more months", « deux autres mois ». */
const MORE_OF_THEM = '(?: (?:more|further|extra|additional|autres)(?= ))?';
/** The months a year may be followed by, one to eleven. */
const FEW: readonly string[] =
  'a|one|un two|deux three|trois four|quatre five|cinq six seven|sept eight|huit nine|neuf ten|dix eleven|onze'.split(
    ' ',
  );
const MONTH_WORDS = FEW.join('|');

// "1 an et 3 mois" is one length; twelve months and more after a year are another.
const MORE = `(?:(?<=years?|yrs?|annees?|ans?)(?: and| et)? (?<months>1[01]|\\d|${MONTH_WORDS}) (?:months?|mois)(?!\\p{L}))?`;

const DIGITS = new RegExp(
  `(?<![\\p{L}\\d])(?<!\\d[.,/:-])(?<count>\\d{1,4})(?<decimal>[.,]50?)?${EARLY_HALF}${MORE_OF_THEM}(?: ?- ?| )?${UNIT}${HALF}${MORE}`,
  'gu',
);
const AFTER_WORDS = new RegExp(`^${EARLY_HALF}${MORE_OF_THEM}[ -]${UNIT}${HALF}${MORE}`, 'u');
const NAMED: readonly (readonly [RegExp, number, DurationUnit])[] = [
  [/\bhalf a year\b|\ba half[ -]year\b/g, 6, 'month'],
  [/\b(?:a )?fortnight\b/g, 2, 'week'],
  [/\b(?:a )?couple of weeks\b/g, 2, 'week'],
  [/\b(?:a )?couple of months\b/g, 2, 'month'],
  [/\b(?:a )?couple of years\b/g, 2, 'year'],
  [/\b(?:a )?couple of days\b/g, 2, 'day'],
  [/\bune quinzaine de jours\b/g, 15, 'day'],
  [/\bune dizaine de jours\b/g, 10, 'day'],
];

type Groups = Readonly<Record<string, string | undefined>>;

/** Every count of days, weeks, months or years, in digits or words. */
export function findQuantities(text: string, language: Language): Quantity[] {
  const digits = [...text.matchAll(DIGITS)].map((match) => ({
    ...quantity(Number(match.groups!.count), match.groups!),
    from: match.index,
    to: match.index + match[0].length,
    counted: true,
  }));
  const words = findNumberWords(text, language).flatMap(({ from, to, value }) => {
    const after = AFTER_WORDS.exec(text.slice(to));
    return after === null || value > MAX_AMOUNT
      ? []
      : [{ ...quantity(value, after.groups!), from, to: to + after[0].length, counted: value !== 1 }];
  });
  const named = NAMED.flatMap(([pattern, amount, unit]) =>
    [...text.matchAll(pattern)].map(({ 0: word, index }) => ({
      from: index,
      to: index + word.length,
      amount,
      unit,
      counted: true,
    })),
  );
  return [...digits, ...words, ...named];
}

/** The count of months after a year, in digits or words; none is 0. */
function few(months = '0'): number {
  const named = FEW.findIndex((words) => words.split('|').includes(months));
  return named < 0 ? Number(months) : named + 1;
}

/** "A year and a half" is counted in months, so that every amount is whole. */
function quantity(count: number, groups: Groups): Pick<Quantity, 'amount' | 'unit'> {
  const unit = UNITS.map(([name]) => name).find((name) => groups[name] !== undefined)!;
  const half = (groups.half ?? groups.early ?? groups.decimal) !== undefined;
  if (unit === 'year' && (half || groups.months !== undefined)) {
    return { amount: count * 12 + (half ? 6 : 0) + few(groups.months), unit: 'month' };
  }
  if (half && unit === 'month') return { amount: count * 30 + 15, unit: 'day' };
  if (half && unit === 'week') return { amount: count * 7 + 4, unit: 'day' };
  return { amount: count, unit };
}
