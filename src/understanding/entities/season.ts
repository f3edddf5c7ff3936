import { addDays, addMonths, daysBetween } from '../../domain/calendar.ts';
import type { IsoDate } from '../../domain/value.ts';
import { monthOn, realDate, type Side } from './calendarDate.ts';
import { type Candidate, type Found, findAll } from './candidate.ts';
import { SAID_YEAR, SAID_YEAR_FIRST, saidYear } from './saidYear.ts';
import { sideOf } from './tense.ts';

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
  `\\b(?:(?<before>last|next|this|ce|cet|avant[ -]dernier) (?<en>${NAMES})|${SAID_YEAR_FIRST}(?<dated>${NAMES})(?:(?: of| de)? (?<datedYear>20\\d{2}))?|(?:(?<=\\b(?:in|of|since|en|au|depuis|de|pendant) (?:the |le |l')?)|(?<=l'|le |cet |the ))(?<lone>${NAMES})(?:(?: of| de)? (?<loneYear>20\\d{2})|${SAID_YEAR}| (?<after>dernier|passe|prochain|before last))?|(?<yearly>${NAMES})(?:(?: of| de)? (?<year>20\\d{2})|${SAID_YEAR}| (?<afterYearly>before last)))\\b`,
  'gu',
);
type Groups = Readonly<Record<string, string | undefined>>;

/** Seasons, as the month in their middle: never more than an approximate date. */
export function findSeasons(text: string, today: IsoDate): Candidate[] {
  return findAll(text, SEASON, (groups, match) => season(groups, match, today));
}

function season(groups: Groups, match: RegExpExecArray, today: IsoDate): Found | null {
  const month = MIDDLE_MONTHS[(groups.en ?? groups.lone ?? groups.dated ?? groups.yearly)!]!;
  const written = groups.year ?? groups.loneYear ?? groups.datedYear;
  const year = written === undefined ? saidYear(groups, today) : Number(written);
  const side = sideOf(groups.afterYearly ? { after: groups.afterYearly } : groups, match);
  const date = year === null ? seasonOn(month, { today, side }) : realDate({ year, month, day: 1 });
  return date === null ? null : { kind: 'date', date, precision: 'month', approximate: true };
}

/** "Next summer", said in one, is that of next year. */
function seasonOn(month: number, { today, side }: { today: IsoDate; side: Side }): IsoDate {
  const day = monthOn(month, { today, side });
  const isThis = Math.abs(daysBetween(today, addDays(day, MIDDLE_DAY))) <= HALF_SEASON_DAYS;
  return side === 'next' && isThis ? addMonths(day, MONTHS_IN_YEAR) : day;
}

const MIDDLE_DAY = 15;
const HALF_SEASON_DAYS = 46;
const MONTHS_IN_YEAR = 12;
