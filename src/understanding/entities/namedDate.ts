import type { Language } from '../../domain/language.ts';
import type { IsoDate } from '../../domain/value.ts';
import { DAY_WORDS, dayNumber } from '../../language/dayWords.ts';
import { dateOn, fullYear, isNearYear, monthOn, realDate, type Side } from './calendarDate.ts';
import { type Candidate, type Found, findAll } from './candidate.ts';
import { MONTH, monthNumber, PLAIN_MONTH } from './monthNames.ts';
import { PART, partNamed } from './part.ts';
import { dayWithin } from './period.ts';
import { SAID_YEAR, SAID_YEAR_FIRST, saidYear } from './saidYear.ts';
import { saidSide, sideFromTense } from './tense.ts';
import { wordYear, YEAR_WORDS } from './yearWords.ts';

type Groups = Readonly<Record<string, string | undefined>>;

const WEEKDAY =
  '(?:(?<!\\p{L})(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\\.?|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche),? (?:le |the )?)?';
const DAY = `(?:(?<day>\\d{1,2})(?: ?(?:st|nd|rd|th|er|eme|e))?|(?<dayWord>${DAY_WORDS}))(?![\\p{L}\\d])`;
// Two digits are a year where nothing follows that they could count: any at the end of a clause, a recent one before other words.
const COUNTED =
  '(?! ?(?:[\\d€%:/]|euros?\\b|eur\\b|e\\b|balles|quid|bucks?|mois|months?|mths?|mos?\\b|ans?\\b|annees?|years?|yrs?|jours?|days?|h\\b))';
// "5 November, 1999 €", "5 November, 87.50": an amount and no year.
const NO_AMOUNT = '(?![.,]?\\d| ?(?:€|euros?\\b|eur\\b))';
const LED_YEAR_WORDS = `,? (?:of |de )?${YEAR_WORDS}`;
// « Un 29 février, celui de 2024 ».
const YEAR = `(?:,? (?:(?:the one )?of |the one (?:in|from) |(?:cel(?:ui|le) )?de |cel(?:ui|le) en )?(?<year>(?:19|20|21)\\d{2}${NO_AMOUNT}|'\\d{2}(?!\\d)|\\d{2}(?= ?(?:[.,;!?)](?!\\d)|$))|(?:1[5-9]|2\\d|3[0-5])(?![\\d.,])${COUNTED})|${LED_YEAR_WORDS})`;
// "2025, 30 December": the year said before its day.
const YEAR_BEFORE = '(?:(?<![\\p{L}\\d.,/-])(?<yearBefore>(?:19|20|21)\\d{2})(?:, ?| )(?:the |le )?)?';
const SIDE = '(?: (?<after>dernier|passe|prochain|before last))';

const DAY_MONTH = new RegExp(
  `${SAID_YEAR_FIRST}?${YEAR_BEFORE}${WEEKDAY}(?<![\\p{L}\\d.,/-])${DAY}(?: (?:of |de )?|-|\\.)${MONTH}(?:${YEAR}|-(?<dashYear>\\d{4}|\\d{2}(?![\\d-]))|${SAID_YEAR}|${SIDE})?`,
  'gu',
);
// "From 1 to 15 June": the first day borrows the month of the second.
const FIRST_OF_TWO = new RegExp(
  `(?<![\\p{L}\\d.,/-])(?<!\\d )(?<day>\\d{1,2})(?:st|nd|rd|th|er)?(?= ?(?:to|and|or|au|et|ou|-|until) ?(?:the |le )?\\d{1,2}(?:st|nd|rd|th|er)? (?:of |de )?${MONTH}(?:${YEAR})?)`,
  'gu',
);
const MONTH_DAY = new RegExp(
  `${SAID_YEAR_FIRST}?${YEAR_BEFORE}${WEEKDAY}\\b${MONTH} (?:the )?(?:(?<day>\\d{1,2})(?: ?(?:st|nd|rd|th))?|(?<dayWord>${DAY_WORDS}))(?![\\p{L}\\d/%€]|[.,:]\\d| (?:€|euro|eur\\b|mois|months?\\b))(?:${YEAR}|${SAID_YEAR})?`,
  'gu',
);
const LED_BY =
  "(?<=\\b(?:in|of|since|by|until|till|from|during|before|after|around|for|en|depuis|mois de|des|de|pour|avant|apres|jusqu'en|jusqu'a|d'ici) )";
const MONTH_YEAR = new RegExp(
  `(?:${PART}|\\b)${MONTH}(?:,? (?:of |de )?(?<year>(?:19|20|21)\\d{2}${NO_AMOUNT}|'\\d{2}(?!\\d))|${LED_YEAR_WORDS}|${SAID_YEAR}|${SIDE})`,
  'gu',
);
// « Mars 24 »: French says a day before its month, so that two digits after it are a year.
const MONTH_SHORT_YEAR = new RegExp(
  `(?:${PART}|\\b)${MONTH} (?<year>\\d{2})(?![\\p{L}/-]|[.,]\\d)${COUNTED}`,
  'gu',
);
// "From 2022 March": the year said before its month, unless that begins the next date. "May" may be no month.
const MONTH_AFTER_YEAR = new RegExp(
  `(?<![\\p{L}\\d.,/-])(?<!\\d )(?<yearBefore>(?:19|20)\\d{2}) ${MONTH}(?!,? (?:of |de )?['\\d])(?<!\\bmay(?! ?(?:[.,;!?)]|$)))`,
  'gu',
);
const PART_MONTH = new RegExp(`${PART}${MONTH}`, 'gu');
const YEAR_FIRST_MONTH = new RegExp(
  `${SAID_YEAR_FIRST}${PART}?${MONTH}(?:,? (?:of |de )?(?<year>20\\d{2})${NO_AMOUNT})?`,
  'gu',
);
// « Et si j'attends plutôt mai ? »: what is waited for.
const WAITED_BY =
  '(?<=\\b(?:attend(?:s|re|ais|ait|ons|ez|rai|rais)?|patiente[rz]?|patientais) (?:plutot |donc |juste |encore |seulement )?)';
const LED_MONTH = new RegExp(
  `(?:\\b(?<before>this coming|last|next|this|coming) |${LED_BY}|${WAITED_BY})${MONTH}(?! \\d)`,
  'gu',
);
const LED_YEAR = new RegExp(
  `${LED_BY}(?<year>(?:19|20|21)\\d{2})(?![\\d.,/-]\\d|\\d| ?(?:€|euros?\\b|eur\\b|e\\b))`,
  'gu',
);
const LONE_MONTH = new RegExp(`\\b${PLAIN_MONTH}`, 'gu');
const ONLY_MONTH = new RegExp(`^${MONTH}$`, 'gu');

const MAX_LEAD_CHARACTERS = 20;
const UNTIL = /\b(?:until|till|by|jusqu'(?:en|au|a)|d'ici(?: le| a)?)(?: the)? $/;

/** Dates that name their month: days, whole months, and the beginning, middle or end of one. */
export function findNamedDates(
  text: string,
  { today, language }: { readonly today: IsoDate; readonly language: Language },
): Candidate[] {
  const day = (groups: Groups, match: RegExpExecArray) =>
    dayOf(groups, { today, side: sideOf(groups, match) });
  const month = (groups: Groups, match: RegExpExecArray) =>
    monthOf(groups, { today, side: sideOf(groups, match) });
  return [
    ...(language === 'fr' ? findAll(text, MONTH_SHORT_YEAR, shortYear(today, month)) : []),
    ...findAll(text, DAY_MONTH, day),
    ...findAll(text, FIRST_OF_TWO, day),
    ...findAll(text, MONTH_DAY, day),
    ...[MONTH_YEAR, MONTH_AFTER_YEAR, YEAR_FIRST_MONTH, PART_MONTH, LED_MONTH, LONE_MONTH].flatMap(
      (pattern) => findAll(text, pattern, month),
    ),
    ...findAll(text.trim(), ONLY_MONTH, month),
    ...findAll(text, LED_YEAR, ({ year }) => ({
      kind: 'date',
      date: `${year}-01-01`,
      precision: 'year',
      approximate: false,
    })),
  ];
}

/** Passes over years that are not near: « janvier 12 » may well be a day. */
const shortYear =
  (today: IsoDate, month: (groups: Groups, match: RegExpExecArray) => Found) =>
  (groups: Groups, match: RegExpExecArray): Found | undefined =>
    isNearYear(fullYear(groups.year!), today) ? month(groups, match) : undefined;

interface Context {
  readonly today: IsoDate;
  readonly side: Side;
}

function dayOf(groups: Groups, { today, side }: Context): Found | null {
  const month = monthNumber(groups.month!);
  const day = groups.day === undefined ? dayNumber(groups.dayWord!) : Number(groups.day);
  const year = yearOf(groups, today);
  const date = year === null ? dateOn({ month, day }, { today, side }) : realDate({ year, month, day });
  return date === null ? null : { kind: 'date', date, precision: 'day', approximate: false };
}

function monthOf(groups: Groups, { today, side }: Context): Found {
  const month = monthNumber(groups.month!);
  const year = yearOf(groups, today);
  const first = year === null ? monthOn(month, { today, side }) : realDate({ year, month, day: 1 });
  if (groups.part === undefined)
    return { kind: 'date', date: first!, precision: 'month', approximate: false };
  return {
    kind: 'date',
    date: dayWithin(first!, partNamed(groups.part)),
    precision: 'day',
    approximate: true,
  };
}

function yearOf(groups: Groups, today: IsoDate): number | null {
  if (groups.yearWords !== undefined) return wordYear(groups.yearWords);
  const written = groups.year ?? groups.dashYear ?? groups.yearBefore;
  return written === undefined ? saidYear(groups, today) : fullYear(written.replace("'", ''));
}

function sideOf(groups: Groups, match: RegExpExecArray): Side {
  const lead = match.input.slice(Math.max(0, match.index - MAX_LEAD_CHARACTERS), match.index);
  const said = saidSide(groups);
  if (said !== null) return said;
  return UNTIL.test(lead) ? 'future' : sideFromTense(match);
}
