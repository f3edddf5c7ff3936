import { addDays, addMonths, daysInMonth } from '../../domain/calendar.ts';
import type { DatePrecision } from '../../domain/entity.ts';
import type { IsoDate } from '../../domain/value.ts';
import { firstOfMonth } from './calendarDate.ts';
import { type Candidate, type Found, findAll } from './candidate.ts';
import { PART, type Part, partNamed } from './part.ts';
import { saidYear } from './saidYear.ts';
import { sideFromTense } from './tense.ts';

/** The month that stands for the beginning, middle and end of a year. */
const MONTH_OF_PART: Readonly<Record<Part, string>> = { start: '01', middle: '06', end: '12' };
const MIDDLE_DAY = '15';

type Period = readonly [pattern: RegExp, precision: DatePrecision, away: (today: IsoDate) => IsoDate];
const monthsAway = (count: number) => (today: IsoDate) => addMonths(firstOfMonth(today), count);
const yearsAway = (count: number) => (today: IsoDate) => `${Number(today.slice(0, 4)) + count}-01-01`;
const PERIODS: readonly Period[] = [
  [/\bthe week before last\b/g, 'day', (today) => addDays(today, -14)],
  [/\blast week\b|\b(?:la )?semaine (?:derniere|passee)\b/g, 'day', (today) => addDays(today, -7)],
  [/\bnext week\b|\b(?:la )?semaine prochaine\b/g, 'day', (today) => addDays(today, 7)],
  [/\bthe month before last\b/g, 'month', monthsAway(-2)],
  [/\blast month\b|\b(?:le )?mois (?:dernier|passe)\b/g, 'month', monthsAway(-1)],
  [/\bthis month\b|\bce mois(?:[ -]ci)?\b/g, 'month', monthsAway(0)],
  [/\bnext month\b|\b(?:le )?mois prochain\b/g, 'month', monthsAway(1)],
  [/\b(?:the year before last|last year but one)\b/g, 'year', yearsAway(-2)],
  [/\blast year\b|\b(?:l')?(?:annee derniere|an dernier|annee passee|an passe)\b/g, 'year', yearsAway(-1)],
  [/\bthis year\b|\bcette annee\b/g, 'year', yearsAway(0)],
  [/\bnext year\b|\b(?:l')?(?:annee prochaine|an prochain)\b/g, 'year', yearsAway(1)],
];
const PART_OF_MONTH = new RegExp(
  `${PART}(?:(?<enMonth>last|this|next) month|(?:the|du|de ce|le|ce) mois(?: (?<frMonth>dernier|passe|prochain))?|(?:the|this) month|mois(?: (?<bareMonth>dernier|passe|prochain))?)\\b`,
  'gu',
);
const PART_OF_YEAR = new RegExp(
  `${PART}(?:(?<year>(?:19|20)\\d{2})(?![\\d.,/-]\\d|\\d| ?(?:€|eur))|(?<enYear>last|this|next) year\\b|(?:l'|d')?(?:annee|an) (?<frYear>derniere?|passee?|prochaine?)\\b|(?<thisYear>cette annee)\\b|(?<bare>the year|l'annee|annee)\\b)`,
  'gu',
);

/** Weeks, months and years told from this one, and the beginning, middle or end of a month or a year. */
export function findPeriods(text: string, today: IsoDate): Candidate[] {
  return [
    ...PERIODS.flatMap(([pattern, precision, away]) =>
      findAll(text, pattern, () => period(away(today), precision, precision === 'day')),
    ),
    ...findAll(text, PART_OF_MONTH, (groups) => partOfMonth(groups, today)),
    ...findAll(text, PART_OF_YEAR, (groups, match) => partOfYear(groups, match, today)),
  ];
}

const period = (date: IsoDate, precision: DatePrecision, approximate: boolean): Found => ({
  kind: 'date',
  date,
  precision,
  approximate,
});

type Groups = Readonly<Record<string, string | undefined>>;

function partOfMonth(groups: Groups, today: IsoDate): Found {
  const said = groups.enMonth ?? groups.frMonth ?? groups.bareMonth;
  const away = said === undefined || said === 'this' ? 0 : /last|dernier|passe/.test(said) ? -1 : 1;
  return period(dayWithin(monthsAway(away)(today), partNamed(groups.part!)), 'day', true);
}

/** The day that stands for a part of the month which begins on `first`. */
export function dayWithin(first: IsoDate, part: Part): IsoDate {
  const month = first.slice(0, 8);
  if (part === 'end') return `${month}${daysInMonth(Number(first.slice(0, 4)), Number(first.slice(5, 7)))}`;
  return part === 'middle' ? `${month}${MIDDLE_DAY}` : first;
}

function partOfYear(groups: Groups, match: RegExpExecArray, today: IsoDate): Found {
  const month = MONTH_OF_PART[partNamed(groups.part!)];
  const thisYear = Number(today.slice(0, 4));
  const told = groups.year === undefined ? saidYear(groups, today) : Number(groups.year);
  if (told !== null) return period(`${told}-${month}-01`, 'month', true);
  const side = sideFromTense(match);
  const isAhead = `${thisYear}-${month}` > today.slice(0, 7);
  const away = side === 'past' && isAhead ? -1 : side === 'future' && !isAhead ? 1 : 0;
  return period(`${thisYear + away}-${month}-01`, 'month', true);
}
