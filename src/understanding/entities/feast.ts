import { addDays, isoDate, weekdayOf } from '../../domain/calendar.ts';
import { EASTER_OFFSETS, easterSunday } from '../../domain/holidays.ts';
import type { Language } from '../../domain/language.ts';
import type { IsoDate } from '../../domain/value.ts';
import { dateOn, realDate, type Side, shift } from './calendarDate.ts';
import { type Candidate, type Found, findAll } from './candidate.ts';
import { findQuantities } from './quantity.ts';
import { COUNT, countOf, SAID_YEAR, SAID_YEAR_FIRST, saidYear } from './saidYear.ts';
import { sideOf } from './tense.ts';

interface Feast {
  readonly pattern: RegExp;
  readonly month: number;
  readonly day: number;
}

// Which of its years a feast is of, told before or after its name.
const BESIDE_BEFORE = '(?:(?<before>last|next|avant[ -]dernier) )?(?<!\\bthat )';
const YEAR_TOLD = `(?:(?:,? (?:of |in |en |de ))? ?(?<year>20\\d{2}|'\\d{2})\\b|${SAID_YEAR}| (?<after>dernier|passe|prochain|before last)\\b)`;
const YEAR_AFTER = `${YEAR_TOLD}?`;

/** Feasts that fall on the same day every year. */
const FEASTS: readonly Feast[] = [
  fixed('christmas eve|xmas eve|(?:la )?veille de noel|reveillon de noel', 12, 24),
  fixed('christmas(?: day)?|xmas|noel', 12, 25),
  fixed('boxing day', 12, 26),
  fixed("new year'?s eve|(?:la )?saint[ -]sylvestre|(?:le )?reveillon du (?:nouvel|jour de l')an", 12, 31),
  fixed("new year'?s(?: day)?|(?:le )?(?:nouvel an|jour de l'an)", 1, 1),
  fixed('(?:la )?toussaint', 11, 1),
  fixed('bastille day', 7, 14),
  fixed("(?:l')?assomption", 8, 15),
  fixed("(?:l')?armistice", 11, 11),
  fixed('labou?r day|fete du travail', 5, 1),
  fixed("valentine'?s(?: day)?|(?:la )?saint[ -]valentin", 2, 14),
];

const FRIDAY = 5;
const DAYS_IN_WEEK = 7;

/** Feasts counted from Easter; its own name alone may mean any of its days. */
const MOVABLE: readonly MovableFeast[] = [
  movable('easter monday|lundi de paques', EASTER_OFFSETS.easterMonday),
  movable('easter sunday|dimanche de paques', 0),
  movable(
    '(?<!\\b(?:monday|sunday|lundi|dimanche)(?: de)? )(?:easter(?! monday| sunday| eggs?\\b)|paques)',
    0,
    true,
  ),
  movable("ascension day|jeudi de l'ascension|(?:l')?ascension", EASTER_OFFSETS.ascension),
  movable('whit monday|lundi de pentecote', EASTER_OFFSETS.whitMonday),
  movable('(?<!\\blundi de )(?:whitsun|pentecote)', EASTER_OFFSETS.whitMonday - 1, true),
];

/** The fourth Thursday of November. */
const THANKSGIVING = new RegExp(`\\b${BESIDE_BEFORE}thanksgiving(?: day)?\\b${YEAR_AFTER}`, 'gu');

/** The day after the fourth Thursday of November; "the Black Friday sale" alone is no day, with its year it is. */
const BLACK_FRIDAY = new RegExp(
  `\\b(?:last black friday\\b|black friday(?: (?:sales?|deals?|offers?|promo|weekend))?${YEAR_TOLD})`,
  'gu',
);

/** "Two Christmases ago", « il y a deux Noëls »: the last one is one ago. */
const FEASTS_AGO = new RegExp(
  `\\b(?:(?<en>${COUNT}) (?:christmas(?:es)?|xmas(?:es)?) (?:ago|back)|(?:il )?y ?'?a (?<fr>${COUNT}) noels?)\\b`,
  'gu',
);

type Groups = Readonly<Record<string, string | undefined>>;

/** Christmas, New Year and their like, the day before or after, and so many weeks from it: an approximate day. */
export function findFeasts(
  text: string,
  { language, today }: { language: Language; today: IsoDate },
): Candidate[] {
  const fixed = FEASTS.flatMap(({ pattern, month, day }) =>
    findAll(text, pattern, (groups, match) => feast({ month, day }, { groups, match, today })),
  );
  const movable = MOVABLE.flatMap((feast) =>
    findAll(text, feast.pattern, (groups, match) => fromEaster(feast, { groups, match, today })),
  );
  const feasts = [
    ...fixed,
    ...movable,
    ...findAll(text, BLACK_FRIDAY, (groups) => blackFriday(groups, today)),
    ...findAll(text, THANKSGIVING, (groups, match) => thanksgiving({ groups, match, today })),
    ...findAll(text, FEASTS_AGO, ({ en, fr }) => feastsAgo(countOf((en ?? fr)!), today)),
  ];
  return [...feasts, ...feasts.flatMap((feast) => awayFrom(feast, { text, language }))];
}

const AWAY = /^(?: just)? (?:(?<before>before|avant)|after|apres)(?: (?:the|le|la|l'))?$/;

/** "Three weeks before last Christmas", « deux semaines après Noël ». */
function awayFrom(
  { from, to, found }: Candidate,
  { text, language }: { text: string; language: Language },
): Candidate[] {
  if (found?.kind !== 'date') return [];
  return findQuantities(text.slice(0, from), language).flatMap((quantity) => {
    const lead = AWAY.exec(text.slice(quantity.to, from).trimEnd());
    if (lead === null) return [];
    const { amount, unit } = quantity;
    const date = shift(found.date, lead.groups?.before === undefined ? amount : -amount, unit);
    return date === null ? [] : [{ from: quantity.from, to, found: { ...found, date, approximate: true } }];
  });
}

function fixed(names: string, month: number, day: number): Feast {
  const shift = '(?:the )?day after|(?:the )?day before|(?:le )?lendemain d[eu]|(?:la )?veille d[eu]';
  const pattern = new RegExp(
    `${SAID_YEAR_FIRST}?\\b(?:(?<shift>${shift}) )?${BESIDE_BEFORE}(?:${names})\\b(?!-la\\b)${YEAR_AFTER}`,
    'gu',
  );
  return { pattern, month, day };
}

interface MovableFeast {
  readonly pattern: RegExp;
  readonly offset: number;
  readonly approximate: boolean;
}

function movable(names: string, offset: number, approximate = false): MovableFeast {
  const pattern = new RegExp(`${SAID_YEAR_FIRST}?\\b${BESIDE_BEFORE}(?:${names})\\b${YEAR_AFTER}`, 'gu');
  return { pattern, offset, approximate };
}

function feast(
  day: { month: number; day: number },
  { groups, match, today }: { groups: Groups; match: RegExpExecArray; today: IsoDate },
): Found | null {
  const year = groups.year === undefined ? saidYear(groups, today) : yearIn(groups.year);
  const date =
    year === null ? dateOn(day, { today, side: sideOf(groups, match) }) : realDate({ ...day, year });
  if (date === null) return null;
  const shift = groups.shift === undefined ? 0 : /after|lendemain/.test(groups.shift) ? 1 : -1;
  return { kind: 'date', date: addDays(date, shift), precision: 'day', approximate: true };
}

/** "2024", "'24". */
const yearIn = (words: string): number => Number(words.replace("'", '20'));

function feastsAgo(count: number, today: IsoDate): Found | null {
  const last = dateOn({ month: 12, day: 25 }, { today, side: 'last' });
  const date = last && shift(last, 1 - count, 'year');
  return date === null ? null : { kind: 'date', date, precision: 'day', approximate: true };
}

function blackFriday(groups: Groups, today: IsoDate): Found {
  const thisYear = Number(today.slice(0, 4));
  const now = blackFridayOf(thisYear);
  const told = groups.year === undefined ? saidYear(groups, today) : yearIn(groups.year);
  const near = groups.after === 'prochain' ? thisYear + Number(now < today) : thisYear - Number(now >= today);
  const date = blackFridayOf(told ?? near);
  return { kind: 'date', date, precision: 'day', approximate: true };
}

/** The fourth Thursday lies between the 22nd and the 28th. */
function blackFridayOf(year: number): IsoDate {
  const first = isoDate(year, 11, 23);
  return addDays(first, (FRIDAY - weekdayOf(first) + DAYS_IN_WEEK) % DAYS_IN_WEEK);
}

const thanksgivingOf = (year: number): IsoDate => addDays(blackFridayOf(year), -1);

function thanksgiving({
  groups,
  match,
  today,
}: {
  groups: Groups;
  match: RegExpExecArray;
  today: IsoDate;
}): Found {
  const told = groups.year === undefined ? saidYear(groups, today) : yearIn(groups.year);
  const date =
    told === null ? onSide(thanksgivingOf, { today, side: sideOf(groups, match) }) : thanksgivingOf(told);
  return { kind: 'date', date, precision: 'day', approximate: true };
}

function fromEaster(
  { offset, approximate }: MovableFeast,
  { groups, match, today }: { groups: Groups; match: RegExpExecArray; today: IsoDate },
): Found {
  const on = (year: number) => addDays(easterSunday(year), offset);
  const told = groups.year === undefined ? saidYear(groups, today) : yearIn(groups.year);
  const date = told === null ? onSide(on, { today, side: sideOf(groups, match) }) : on(told);
  return { kind: 'date', date, precision: 'day', approximate };
}

/** The last of a feast's days for what is past, else the next. */
function onSide(on: (year: number) => IsoDate, { today, side }: { today: IsoDate; side: Side }): IsoDate {
  const thisYear = Number(today.slice(0, 4));
  const now = on(thisYear);
  if (side === 'past' || side === 'last') return now > today ? on(thisYear - 1) : now;
  if (side === 'before-last') return on(now > today ? thisYear - 2 : thisYear - 1);
  return now < today ? on(thisYear + 1) : now;
}
