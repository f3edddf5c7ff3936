import { daysBetween, daysInMonth, isoDate } from '../../../domain/calendar.ts';
import type { Entity, EntityOf } from '../../../domain/entity.ts';
import type { IsoDate } from '../../../domain/value.ts';
import { SENTENCE_END } from '../../../language/sentence.ts';

type Day = EntityOf<'date'>;

const DAYS_OF_A_WEEK = 7;
const NUMBER_ONLY = /^(?:(?:the|le) )?\d{1,2}(?:st|nd|rd|th|er)?$/iu;
/** Between a rough date and the day that says it exactly: "in May, the 4th", "last week, on 4 May". */
const JOINED = /^\s*[,(:]\s*(?:on |the |le |around |vers )*$/iu;
/** Who tries to remember the day adds it at the end: "…, 19th I think". */
const REMEMBERED =
  /^,?\s*(?:i (?:think|believe|guess)|if i remember|to be (?:exact|precise)|exactly|j(?:e )?(?:crois?|pense)|si je me souviens|exactement|pour être (?:exact|précis))/iu;

/** A rough date with the day added in the same sentence is one exact date: "end of March (the 30th)", "in May, on the 4th I think". */
export function withExactDays(entities: readonly Entity[], text: string): readonly Entity[] {
  for (const rough of entities)
    for (const number of entities) {
      if (rough.kind !== 'date' || number.kind !== 'number' || number.start < rough.end) continue;
      const exact = numbered(rough, number, text);
      if (exact === null) continue;
      const others = entities.filter((entity) => entity !== number);
      return withExactDays(
        others.map((entity) => (entity === rough ? exact : entity)),
        text,
      );
    }
  const dates = entities.filter((entity) => entity.kind === 'date');
  for (const rough of dates)
    for (const day of dates) {
      const exact = day.start >= rough.end ? exactOf(rough, day, text) : null;
      if (exact === null) continue;
      const merged = entities.flatMap((entity) => {
        if (entity === day) return [];
        return entity === rough ? [{ ...exact, start: rough.start, end: rough.end }] : [entity];
      });
      return withExactDays(merged, text);
    }
  return entities;
}

/** "Last September (2025)", "early October, the 6th exactly": a bare number that is the year of a rough date, or its day. */
function numbered(rough: Day, number: EntityOf<'number'>, text: string): Day | null {
  const isRough = rough.precision === 'month' || rough.approximate;
  if (!isRough || rough.precision === 'year' || !isAddition(text, rough, number)) return null;
  const [year, month] = [Number(rough.date.slice(0, 4)), Number(rough.date.slice(5, 7))];
  const { start, end, value } = number;
  if (YEAR.test(text.slice(start, end)) && IN_BRACKETS.test(text.slice(rough.end, start)))
    return { ...rough, date: `${value}${rough.date.slice(4)}` };
  const isDay = ARTICLE.test(text.slice(rough.end, start)) && Number.isInteger(value) && value >= 1;
  if (!isDay || value > daysInMonth(year, month)) return null;
  return { ...rough, date: isoDate(year, month, value), precision: 'day', approximate: false };
}

const YEAR = /^(?:19|20)\d\d$/u;
const IN_BRACKETS = /^\s*\(\s*$/u;
const ARTICLE = /(?:^|[^\p{L}])(?:the|le)\s+$/iu;

/** The day told for the rough date; null when it is a day of its own. */
function exactOf(rough: Day, day: Day, text: string): Day | null {
  const isRough = rough.precision === 'month' || rough.approximate;
  if (!isRough || day.precision !== 'day' || day.approximate) return null;
  if (!isAddition(text, rough, day)) return null;
  if (!NUMBER_ONLY.test(text.slice(day.start, day.end))) {
    // "Christmas 2023 (25 Dec)": told without its year, it is of the same one.
    const exact = SAYS_A_YEAR.test(text.slice(day.start, day.end))
      ? day
      : { ...day, date: inYearOf(rough, day) };
    const isNear = Math.abs(daysBetween(rough.date, exact.date)) <= DAYS_OF_A_WEEK;
    return rough.precision === 'day' && isNear ? exact : null;
  }
  if (rough.precision === 'year') return null;
  const [year, month] = [Number(rough.date.slice(0, 4)), Number(rough.date.slice(5, 7))];
  const number = Number(day.date.slice(8));
  return number <= daysInMonth(year, month) ? { ...day, date: isoDate(year, month, number) } : null;
}

const SAYS_A_YEAR = /\d{4}|[/.-]\d{1,2}[/.-]\d{2}/u;

function inYearOf(rough: Day, day: Day): IsoDate {
  const [year, month, number] = [rough.date.slice(0, 4), day.date.slice(5, 7), day.date.slice(8)].map(Number);
  return isoDate(year!, month!, Math.min(number!, daysInMonth(year!, month!)));
}

function isAddition(text: string, rough: Day, day: EntityOf<'date' | 'number'>): boolean {
  const between = text.slice(rough.end, day.start);
  if (SENTENCE_END.test(between)) return false;
  const isInBrackets = between.lastIndexOf('(') > between.lastIndexOf(')');
  return isInBrackets || JOINED.test(between) || REMEMBERED.test(text.slice(day.end));
}
