import {
  addDays,
  addMonths,
  daysBetween,
  daysInMonth,
  isoDate,
  weekdayOf,
} from '../../../domain/calendar.ts';
import type { Entity, EntityOf } from '../../../domain/entity.ts';
import type { IsoDate } from '../../../domain/value.ts';
import { SENTENCE_END } from '../../../language/sentence.ts';
import { DAY_NUMBER_ONLY } from '../candidates/dateWords.ts';
import { isNamedByWeekday } from './weekdays.ts';

/** "Tuesday, I mean Tuesday of the week before, the 10th": the number is the day, and its weekday finds the month. */
export function withMonthOfWeekday(
  entities: readonly Entity[],
  { text, today }: { readonly text: string; readonly today: IsoDate },
): readonly Entity[] {
  return entities.map((entity) => {
    if (entity.kind !== 'date' || !DAY_NUMBER_ONLY.test(text.slice(entity.start, entity.end))) return entity;
    const named = entities.findLast(
      (one) =>
        isNamedByWeekday(one, text) &&
        one.end <= entity.start &&
        entity.start - one.end <= MAX_CHARS_BETWEEN &&
        !SENTENCE_END.test(text.slice(one.end, entity.start)),
    );
    const date =
      named?.kind === 'date' ? numbered(entity.date, { weekday: weekdayOf(named.date), today }) : null;
    return date === null ? entity : { ...entity, date };
  });
}

/** "It was closed on Saturday, they may have taken it only on the 4th": further apart, each is a day of its own. */
const MAX_CHARS_BETWEEN = 30;

/** Further away, a weekday and a number that go together do so by chance. */
const MONTHS_AROUND = [-2, -1, 0, 1];

/** The nearest day of this number that is one of these weekdays; null where there is none. */
function numbered(
  told: IsoDate,
  { weekday, today }: { readonly weekday: number; readonly today: IsoDate },
): IsoDate | null {
  const number = Number(told.slice(8));
  const days = MONTHS_AROUND.flatMap((months) => {
    const [year, month] = addMonths(`${today.slice(0, 7)}-01`, months)
      .split('-')
      .map(Number);
    return number <= daysInMonth(year!, month!) ? [isoDate(year!, month!, number)] : [];
  });
  const away = (day: IsoDate) => Math.abs(daysBetween(today, day));
  const [nearest] = days
    .filter((day) => weekdayOf(day) === weekday)
    .sort((one, other) => away(one) - away(other));
  return nearest ?? null;
}

/** Between a rough day and its weekday: "two weeks ago-ish? It was a Tuesday". */
const SAME_DAY =
  /^(?:[\s,;:.?!()…-]|(?<!\p{L})(?:ish|or so|about|it|was|must|have|been|that|on|a|i think|i believe|maybe|probably|environ|à peu près|c['’]était|c['’]etait|cétait|ça devait être|un|le|je crois|je pense)(?!\p{L}))*$/iu;
const DAYS_EITHER_SIDE = 3;
const DAYS_OF_A_WEEK = 7;

/** "Two weeks ago, it was a Tuesday": of the days around the rough one, the one of that name. */
export function withWeekdayOfRough(entities: readonly Entity[], text: string): readonly Entity[] {
  const isRough = (entity: Entity): entity is EntityOf<'date'> =>
    entity.kind === 'date' && entity.precision === 'day' && entity.approximate;
  const rough = entities.find(isRough);
  const named = entities.find(
    (entity) =>
      rough &&
      isNamedByWeekday(entity, text) &&
      entity.start >= rough.end &&
      SAME_DAY.test(text.slice(rough.end, entity.start)),
  );
  if (!rough || named?.kind !== 'date') return entities;
  const ahead = (weekdayOf(named.date) - weekdayOf(rough.date) + DAYS_OF_A_WEEK) % DAYS_OF_A_WEEK;
  const date = addDays(rough.date, ahead > DAYS_EITHER_SIDE ? ahead - DAYS_OF_A_WEEK : ahead);
  return entities.flatMap((entity) => {
    if (entity === named) return [];
    return entity === rough ? [{ ...rough, date }] : [entity];
  });
}
