import { addDays, weekdayOf } from '../../domain/calendar.ts';
import type { IsoDate } from '../../domain/value.ts';
import type { Side } from './calendarDate.ts';
import { type Candidate, findAll } from './candidate.ts';
import { PART, type Part, partNamed } from './part.ts';
import { sideOf } from './tense.ts';

const DAYS_OF_WEEK = 7;
const SATURDAY = 6;

/** From Monday on, as ISO 8601 counts. */
const WEEKDAYS = [
  'monday|lundi',
  'tuesday|mardi|tues',
  'wednesday|mercredi|weds|wed',
  'thursday|jeudi|thurs|thur|thu',
  'friday|vendredi|fri',
  'saturday|samedi|sat',
  'sunday|dimanche|sun',
];
/** Short forms that are words of their own are days where something leads to one: "on sat", "last sun". */
const WORDS_TOO = /\|(?:wed|sat|sun)(?=\||$)/g;
const DAY_NAME = `(?:${WEEKDAYS.join('|').replace(WORDS_TOO, '')}|(?<=\\b(?:on|last|this|next|by|since|until|till|from) )(?:wed|sat|sun))`;
const WEEK_AFTER =
  '(?:,? (?:of )?(?<enWeek>last|this|next) week|,? (?:de )?la semaine (?<frWeek>derniere|passee|prochaine)|,? (?:de )?(?<thisWeek>cette semaine))';
const WEEKDAY = new RegExp(
  `\\b(?<!black )(?:(?<before>last|next|this|this coming|this past|ce|avant[ -]dernier) )?(?<weekday>${DAY_NAME})(?<plural>s)?\\b(?:${WEEK_AFTER}| (?<after>dernier|passe|prochain|en huit|qui vient|before last)|,? (?:the |le )?(?<number>\\d{1,2})(?:st|nd|rd|th|er)?(?![\\p{L}\\d€%]|[.,:/-]\\d| ?(?:h|€|eur|mois|months?|jours?|days?)\\b))?`,
  'gu',
);
/** "Last week, on Tuesday", "la semaine dernière, mardi". */
const WEEK_BEFORE = new RegExp(
  `\\b(?:(?<enWeek>last|this|next) week|la semaine (?<frWeek>derniere|passee|prochaine)|(?<thisWeek>cette semaine))(?:,? (?:on|le|the)|,)? (?<weekday>${DAY_NAME})\\b(?! (?:dernier|prochain|en huit))`,
  'gu',
);
const WEEKEND =
  /\b(?:(?<before>last|next|this|ce) )?week[ -]?end\b(?: (?<after>dernier|passe|prochain|qui vient)\b)?/g;
const PART_OF_WEEK = new RegExp(
  `${PART}(?:(?:the|(?<before>last|next|this)) week|(?:(?:la|cette) )?semaine(?: (?<after>derniere|passee|prochaine))?)\\b`,
  'gu',
);
const DAY_OF_PART: Readonly<Record<Part, number>> = { start: 1, middle: 3, end: 5 };

type Groups = Readonly<Record<string, string | undefined>>;

/** Days told by their weekday, the weekend and the parts of this week. */
export function findWeekdays(text: string, today: IsoDate): Candidate[] {
  return [
    ...findAll(text, WEEKDAY, (groups, match) => ({
      ...day(weekdayNear(groups, match, today), false),
      // "On Sundays" is every one of them.
      ...(groups.plural && { isRecurring: true as const }),
    })),
    ...findAll(text, WEEK_BEFORE, (groups, match) => day(weekdayNear(groups, match, today), false)),
    ...findAll(text, WEEKEND, (groups, match) => day(near(SATURDAY, sideOf(groups, match), today), true)),
    ...findAll(text, PART_OF_WEEK, ({ part, before, after }) =>
      day(inWeek(DAY_OF_PART[partNamed(part!)], before ?? after, today), true),
    ),
  ];
}

const day = (date: IsoDate, approximate: boolean) =>
  ({ kind: 'date', date, precision: 'day', approximate }) as const;

function weekdayNear(groups: Groups, match: RegExpExecArray, today: IsoDate): IsoDate {
  const wanted = 1 + WEEKDAYS.findIndex((names) => names.split('|').includes(groups.weekday!));
  const week = groups.enWeek ?? groups.frWeek ?? groups.thisWeek;
  if (week !== undefined) return inWeek(wanted, week, today);
  const side = sideOf(groups, match);
  if (groups.number !== undefined) return numbered(wanted, Number(groups.number), { today, side });
  if (groups.after === 'en huit') return addDays(near(wanted, 'future', today), DAYS_OF_WEEK);
  return near(wanted, side, today);
}

/** The weekday in the week that "last", "prochaine" and the like name, else in this one. */
function inWeek(weekday: number, week: string | undefined, today: IsoDate): IsoDate {
  const weeks = /^(?:last|derniere|passee)$/.test(week ?? '')
    ? -1
    : /^(?:next|prochaine)$/.test(week ?? '')
      ? 1
      : 0;
  return addDays(today, weekday - weekdayOf(today) + weeks * DAYS_OF_WEEK);
}

/** How many weeks away "Wednesday the 18th" may be: further, the two go together by chance. */
const MAX_WEEKS = 9;

/** "Wednesday the 18th" is the nearest Wednesday that is an 18th, on the side the verb tells if there is one; else the 18th, whatever its weekday. */
function numbered(
  weekday: number,
  dayOfMonth: number,
  { today, side }: { today: IsoDate; side: Side },
): IsoDate {
  const days = Array.from({ length: 2 * MAX_WEEKS * DAYS_OF_WEEK + 1 }, (_, at) =>
    addDays(today, (at % 2 === 0 ? 1 : -1) * Math.ceil(at / 2)),
  ).filter((date) => Number(date.slice(8)) === dayOfMonth);
  const onSide = days.filter((date) => isOnSide(date, { today, side }));
  const isNamed = (date: IsoDate) => weekdayOf(date) === weekday;
  return onSide.find(isNamed) ?? days.find(isNamed) ?? onSide[0] ?? near(weekday, side, today);
}

const isOnSide = (date: IsoDate, { today, side }: { today: IsoDate; side: Side }): boolean =>
  side === 'past' ? date <= today : side !== 'future' || date >= today;

function near(weekday: number, side: Side, today: IsoDate): IsoDate {
  const ahead = (weekday - weekdayOf(today) + DAYS_OF_WEEK) % DAYS_OF_WEEK;
  if (side === 'next') return addDays(today, ahead || DAYS_OF_WEEK);
  // "The Friday before last": a week before the last one.
  if (side === 'before-last') return addDays(near(weekday, 'last', today), -DAYS_OF_WEEK);
  const isBehind = side === 'last' || (side === 'past' && ahead > 0) || (side === 'nearest' && ahead > 3);
  return addDays(today, isBehind ? ahead - DAYS_OF_WEEK : ahead);
}
