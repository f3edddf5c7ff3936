import { addDays, addMonths } from '../../domain/calendar.ts';
import type { DatePrecision } from '../../domain/entity.ts';
import type { Language } from '../../domain/language.ts';
import type { IsoDate } from '../../domain/value.ts';
import { firstOfMonth, nearestDate, shift } from './calendarDate.ts';
import { type Candidate, type Found, findAll } from './candidate.ts';
import { findQuantities } from './quantity.ts';

const DAYS_AWAY: readonly (readonly [RegExp, number])[] = [
  [/\b(?:the )?day before yesterday\b|\bavant[ -]?hier\b/g, -2],
  [/\byesterday\b|\byday\b|\bhier\b|\blast night\b/g, -1],
  [
    /\btoday\b|\b2day\b|\bthis (?:morning|afternoon|evening)\b|\btonight\b|\baujourd'? ?hui\b|\bajd\b|\bce (?:matin|soir|jour)\b|\bcet apres[ -]midi\b/g,
    0,
  ],
  [/\btomorrow\b|\btomorow\b|\btmrw\b|\bdemain\b/g, 1],
  [/\b(?:the )?day after tomorrow\b|\bapres[ -]?demain\b/g, 2],
];

type Period = readonly [pattern: RegExp, precision: DatePrecision, away: (today: IsoDate) => IsoDate];
const PERIODS: readonly Period[] = [
  [/\blast week\b|\bla semaine (?:derniere|passee)\b/g, 'day', (today) => addDays(today, -7)],
  [/\bnext week\b|\bla semaine prochaine\b/g, 'day', (today) => addDays(today, 7)],
  [/\blast month\b|\ble mois (?:dernier|passe)\b/g, 'month', (today) => addMonths(firstOfMonth(today), -1)],
  [/\bthis month\b|\bce mois(?:[ -]ci)?\b/g, 'month', firstOfMonth],
  [/\bnext month\b|\ble mois prochain\b/g, 'month', (today) => addMonths(firstOfMonth(today), 1)],
  [
    /\blast year\b|\bl'(?:annee derniere|an dernier|annee passee|an passe)\b/g,
    'year',
    (today) => yearStart(today, -1),
  ],
  [/\bthis year\b|\bcette annee\b/g, 'year', (today) => yearStart(today, 0)],
  [/\bnext year\b|\bl'(?:annee prochaine|an prochain)\b/g, 'year', (today) => yearStart(today, 1)],
];
const IN_YEAR =
  /(?<=\b(?:in|since|en|depuis|during|of) )(?<year>(?:19|20)\d{2})(?![\d.,/-]\d|\d| ?(?:€|eur))/g;

const WEEKDAYS = [
  'sunday|dimanche',
  'monday|lundi',
  'tuesday|mardi',
  'wednesday|mercredi',
  'thursday|jeudi',
  'friday|vendredi',
  'saturday|samedi',
];
const WEEKDAY = new RegExp(
  `\\b(?<!black )(?:(?<before>last|next|this|ce) )?(?<weekday>${WEEKDAYS.join('|')})\\b(?: (?<after>dernier|passe|prochain|en huit))?`,
  'g',
);
const DAY_ONLY =
  /(?<=\bthe )(?<en>\d{1,2})(?:st|nd|rd|th)\b(?! (?:of|month|year|time|machine))|(?<=\ble )(?<fr>\d{1,2})(?:er)?(?= ?(?:[.,;!?)](?!\d)|$))/g;

const ROUGHLY = /\b(?:about|around|roughly|approximately|some|environ|a peu pres|vers)\s*$/;
const IN_BEFORE = /\b(?:in|dans|d'ici)(?: (?:about|around|environ))?\s*$/;
const AGO_BEFORE = /\b(?:il )?y a(?: (?:environ|a peu pres|presque|deja))?\s*$/;
const AGO_AFTER = /^ (?:ago|back|earlier)\b/;
const FROM_NOW = /^ (?:from (?:now|today)|later)\b/;
const MAX_CONTEXT_CHARACTERS = 40;

/** Dates told from today: days away, weekdays, last and next periods, "three weeks ago". */
export function findRelativeDates(
  text: string,
  { language, today }: { language: Language; today: IsoDate },
): Candidate[] {
  return [
    ...DAYS_AWAY.flatMap(([pattern, away]) => findAll(text, pattern, () => exact(addDays(today, away)))),
    ...PERIODS.flatMap(([pattern, precision, away]) =>
      findAll(text, pattern, () => ({
        kind: 'date',
        date: away(today),
        precision,
        approximate: precision === 'day',
      })),
    ),
    ...findAll(text, IN_YEAR, ({ year }) => ({
      kind: 'date',
      date: `${year}-01-01`,
      precision: 'year',
      approximate: false,
    })),
    ...findAll(text, WEEKDAY, (groups) => exact(weekdayNear(groups, today))),
    ...findAll(text, DAY_ONLY, ({ en, fr }) => dayOfMonth(Number(en ?? fr), today)),
    ...distances(text, language, today),
  ];
}

const exact = (date: IsoDate): Found => ({ kind: 'date', date, precision: 'day', approximate: false });

const yearStart = (today: IsoDate, away: number): IsoDate => `${Number(today.slice(0, 4)) + away}-01-01`;

function weekdayNear(groups: Readonly<Record<string, string | undefined>>, today: IsoDate): IsoDate {
  const wanted = WEEKDAYS.findIndex((names) => names.split('|').includes(groups.weekday!));
  const ahead = (wanted - weekdayOf(today) + 7) % 7;
  if (groups.before === 'last' || groups.after === 'dernier' || groups.after === 'passe')
    return addDays(today, ahead - 7);
  if (groups.after === 'en huit') return addDays(today, ahead + 7);
  if (groups.before === 'next' || groups.after === 'prochain') return addDays(today, ahead || 7);
  return addDays(today, ahead > 3 ? ahead - 7 : ahead);
}

const weekdayOf = (day: IsoDate): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** "The 15th" is the 15th nearest to today. */
function dayOfMonth(day: number, today: IsoDate): Found | null {
  if (day < 1 || day > 31) return null;
  const months = [-1, 0, 1].map((away) => Number(addMonths(firstOfMonth(today), away).slice(5, 7)));
  const dates = months.flatMap((month) => nearestDate({ month, day }, today) ?? []);
  const gap = (date: IsoDate) => Math.abs(Date.parse(date) - Date.parse(today));
  const nearest = dates.reduce<IsoDate | null>(
    (best, date) => (best !== null && gap(best) <= gap(date) ? best : date),
    null,
  );
  return nearest === null ? null : exact(nearest);
}

/** "Three weeks ago", "dans deux mois": counted from today, and as rough as the unit. */
function distances(text: string, language: Language, today: IsoDate): Candidate[] {
  return findQuantities(text, language).flatMap(({ from, to, amount, unit }) => {
    const before = text.slice(Math.max(0, from - MAX_CONTEXT_CHARACTERS), from);
    const after = text.slice(to, to + MAX_CONTEXT_CHARACTERS);
    const leadPast = AGO_BEFORE.exec(before)?.[0];
    const leadAhead = IN_BEFORE.exec(before)?.[0];
    const tail = AGO_AFTER.exec(after)?.[0] ?? FROM_NOW.exec(after)?.[0] ?? '';
    const isPast = leadPast !== undefined || AGO_AFTER.test(after);
    if (!isPast && leadAhead === undefined && !FROM_NOW.test(after)) return [];
    const rough = ROUGHLY.exec(before)?.[0] ?? '';
    const lead = leadPast ?? leadAhead ?? rough;
    const date = shift(today, isPast ? -amount : amount, unit);
    const approximate = unit !== 'day' || rough !== '' || /environ|peu pres|presque|about|around/.test(lead);
    const found: Found | null = date === null ? null : { kind: 'date', date, precision: 'day', approximate };
    return [{ from: from - lead.length, to: to + tail.length, found }];
  });
}
