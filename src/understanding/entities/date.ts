import type { Language } from '../../domain/language.ts';
import type { IsoDate } from '../../domain/value.ts';
import { findAges } from './age.ts';
import { dateOn, fullYear, realDate } from './calendarDate.ts';
import { type Candidate, type Found, findAll } from './candidate.ts';
import { findFeasts } from './feast.ts';
import { findNamedDates } from './namedDate.ts';
import { findRelativeDates } from './relativeDate.ts';
import { findSeasons } from './season.ts';
import { sideFromTense } from './tense.ts';

const YEAR_FIRST =
  /(?<![\p{L}\d])(?<!\d[./-])(?<year>(?:19|20|21)\d{2})(?<sep>[-/.])(?<month>\d{1,2})\k<sep>(?<day>\d{1,2})(?!\d)/gu;
const DAY_FIRST =
  /(?<![\p{L}\d])(?<!\d[./-])(?<day>\d{1,2}) ?(?<sep>[-/.]) ?(?<month>\d{1,2}) ?\k<sep> ?(?<year>\d{4}|\d{2})(?![\d/]|[.-]\d)/gu;
const SPACED =
  /(?<![\p{L}\d])(?<!\d[ ./-])(?<day>\d{1,2}) (?<month>0\d|1[0-2]) (?<year>(?:19|20)\d{2})(?![\d.,/]| ?(?:€|eur))/gu;
/** As it is typed on a telephone when asked for a date; beside other words it may be any number. */
const COMPACT = /^(?<day>\d{2})(?<month>\d{2})(?<year>20\d{2})$/gu;
const WITHOUT_YEAR =
  /(?<![\p{L}\d])(?<!\d[./-])(?<day>\d{1,2})\/(?<month>\d{1,2})(?![\d/\p{L}]|[.,-]\d| (?:of|de|du) )/gu;
const MONTH_AND_YEAR =
  /(?<![\p{L}\d])(?<!\d[./-])(?:(?<month>\d{1,2})[/-](?<year>(?:19|20|21)\d{2})|(?<yearFirst>(?:19|20|21)\d{2})-(?<monthLast>\d{2}))(?![\d/]|[.-]\d)/gu;

/** Days, months and years told in figures, by name, or from today; an impossible date claims its text and gives none. */
export function findDates(
  text: string,
  context: { language: Language; today: IsoDate; isDayAsked?: boolean },
): Candidate[] {
  const told = [
    ...findAll(text, YEAR_FIRST, (groups) => exactly(dateOf(groups))),
    ...findAll(text, DAY_FIRST, (groups) => exactly(dateOf(groups) ?? dateOf(swapped(groups)))),
    ...findAll(text, SPACED, (groups) => exactly(dateOf(groups))),
    ...findAll(text.trim(), COMPACT, (groups) => exactly(dateOf(groups))),
    ...findAll(text, WITHOUT_YEAR, (groups, match) => dayAndMonth(groups, match, context.today)),
    ...findAll(text, MONTH_AND_YEAR, monthAndYear),
    ...findNamedDates(text, context),
    ...findSeasons(text, context.today),
    ...findFeasts(text, context),
    ...findAges(text, context),
    ...findRelativeDates(text, context),
  ];
  return told.map((date) => (ROUGHLY.test(text.slice(0, date.from)) ? roughly(date) : date));
}

/** "Around 10 August", « vers le 10 août »; "about the 10th" may well be what a question is about. */
const ROUGHLY =
  /\b(?:(?:around|roughly|approximately|circa|vers|environ|autour|aux? alentours|aux? environs) (?:the |le |du |d[eu] )?|about )$/;

/** A day told roughly is said back as that. */
const roughly = (date: Candidate): Candidate =>
  date.found?.kind === 'date' && date.found.precision === 'day'
    ? { ...date, found: { ...date.found, approximate: true } }
    : date;

type Groups = Readonly<Record<string, string | undefined>>;

const exactly = (date: IsoDate | null): Found | null =>
  date === null ? null : { kind: 'date', date, precision: 'day', approximate: false };

const dateOf = ({ year, month, day }: Groups): IsoDate | null =>
  realDate({ year: fullYear(year!), month: Number(month), day: Number(day) });

/** Month first, as Americans write it: tried only where the calendar has no such day otherwise. */
const swapped = ({ year, month, day }: Groups): Groups => ({ year, month: day, day: month });

function dayAndMonth({ day, month }: Groups, match: RegExpExecArray, today: IsoDate): Found | null {
  if (day === '24' && month === '7') return null;
  const side = sideFromTense(match);
  return exactly(dateOn({ month: Number(month), day: Number(day) }, { today, side }));
}

function monthAndYear(groups: Groups): Found | null {
  const year = Number(groups.year ?? groups.yearFirst);
  const date = realDate({ year, month: Number(groups.month ?? groups.monthLast), day: 1 });
  return date === null ? null : { kind: 'date', date, precision: 'month', approximate: false };
}
