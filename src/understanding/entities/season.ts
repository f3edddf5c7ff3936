import type { IsoDate } from '../../domain/value.ts';
import { nearestDate, nearestMonth, realDate } from './calendarDate.ts';
import { type Candidate, type Found, findAll } from './candidate.ts';

/** The month in the middle of each season. */
const MIDDLE_MONTHS: Readonly<Record<string, number>> = {
  spring: 4,
  printemps: 4,
  summer: 7,
  ete: 7,
  autumn: 10,
  automne: 10,
  winter: 1,
  hiver: 1,
};
const NAMES = Object.keys(MIDDLE_MONTHS).join('|');

// The French word for summer is also a form of "to be", so a season counts only beside words that make it one.
const SEASON = new RegExp(
  `\\b(?:(?<before>last|next|this) (?<en>${NAMES})|(?<=\\b(?:in|since|en|au|depuis) (?:the |le |l')?)(?<lone>${NAMES})(?: (?<loneYear>20\\d{2}))?|(?<dated>${NAMES}) (?<year>20\\d{2})|(?<=l'|le |cet )(?<fr>${NAMES}) (?<after>dernier|passe|prochain))\\b`,
  'gu',
);
const CHRISTMAS =
  /\b(?:(?<before>last|next) )?(?:christmas|xmas|noel)\b(?: (?<year>20\d{2})\b| (?<after>dernier|passe|prochain)\b)?/gu;

type Groups = Readonly<Record<string, string | undefined>>;

/** Seasons, as the month in their middle, and Christmas: never more than an approximate date. */
export function findSeasons(text: string, today: IsoDate): Candidate[] {
  return [
    ...findAll(text, SEASON, (groups) => season(groups, today)),
    ...findAll(text, CHRISTMAS, (groups) => christmas(groups, today)),
  ];
}

function season(groups: Groups, today: IsoDate): Found | null {
  const month = MIDDLE_MONTHS[(groups.en ?? groups.lone ?? groups.dated ?? groups.fr)!]!;
  const year = groups.year ?? groups.loneYear;
  const date =
    year === undefined
      ? nearestMonth(month, today, sideOf(groups))
      : realDate({ year: Number(year), month, day: 1 });
  return date === null ? null : { kind: 'date', date, precision: 'month', approximate: true };
}

function christmas(groups: Groups, today: IsoDate): Found | null {
  const side = sideOf(groups);
  const thisYear = Number(today.slice(0, 4));
  const isBehind = today.slice(5) >= '12-25';
  const year =
    side === 'last'
      ? thisYear - (isBehind ? 0 : 1)
      : side === 'next'
        ? thisYear + (isBehind ? 1 : 0)
        : groups.year;
  const day = { month: 12, day: 25 };
  const date = year === undefined ? nearestDate(day, today) : realDate({ ...day, year: Number(year) });
  return date === null ? null : { kind: 'date', date, precision: 'day', approximate: true };
}

function sideOf({ before, after }: Groups): 'nearest' | 'last' | 'next' {
  if (before === 'last' || after === 'dernier' || after === 'passe') return 'last';
  return before === 'next' || after === 'prochain' ? 'next' : 'nearest';
}
