import { addDays, weekdayOf } from '../../../domain/calendar.ts';
import { type Entity, type EntityOf, isMarker } from '../../../domain/entity.ts';
import { FACT_KINDS, type FactName, type Facts } from '../../../domain/fact.ts';
import type { IsoDate } from '../../../domain/value.ts';
import { SENTENCE_END } from '../../../language/sentence.ts';
import { isWeekdayName } from '../candidates/dateWords.ts';

const DAYS_OF_A_WEEK = 7;

/** "On Friday of the week before, the 20th": beside a day of the month that is one, its weekday says no more. */
export function withoutNamedTwice(entities: readonly Entity[], text: string): Entity[] {
  const isSaidAgain = (vague: EntityOf<'date'>) =>
    entities.some(
      (exact) =>
        exact.kind === 'date' &&
        exact.start >= vague.end &&
        /\d/u.test(text.slice(exact.start, exact.end)) &&
        !SENTENCE_END.test(text.slice(vague.end, exact.start)) &&
        weekdayOf(exact.date) === weekdayOf(vague.date),
    );
  return entities.filter((entity) => !(isNamedByWeekday(entity, text) && isSaidAgain(entity)));
}

/** What was told before, and of what. */
interface Told {
  readonly text: string;
  readonly facts: Facts;
  readonly lastFilled: readonly FactName[];
  readonly wanted: readonly FactName[];
}

/** "It was the Thursday before that": counted back from the day last told. */
export function withDaysBefore(entities: readonly Entity[], context: Told): readonly Entity[] {
  const { text } = context;
  const told = lastDay(context);
  if (told === null) return entities;
  return entities.map((entity) =>
    isNamedByWeekday(entity, text) && isBeforeThat(entity, entities, text)
      ? { ...entity, date: weekdayBefore(told, weekdayOf(entity.date)) }
      : entity,
  );
}

/** "Tuesday", "mardi dernier": a day told by its name alone. */
export const isNamedByWeekday = (entity: Entity, text: string): entity is EntityOf<'date'> =>
  entity.kind === 'date' && isWeekdayName(text.slice(entity.start, entity.end));

const isBeforeThat = ({ end }: Entity, entities: readonly Entity[], text: string): boolean =>
  entities.some(
    (entity) =>
      isMarker(entity, 'before-that') && entity.start >= end && text.slice(end, entity.start).trim() === '',
  );

function weekdayBefore(day: IsoDate, weekday: number): IsoDate {
  const back = (weekdayOf(day) - weekday + DAYS_OF_A_WEEK) % DAYS_OF_A_WEEK;
  return addDays(day, -(back || DAYS_OF_A_WEEK));
}

/** The day last told, or the only one told of what is spoken of. */
function lastDay({ facts, lastFilled, wanted }: Told): IsoDate | null {
  const dayOf = (name: FactName) => {
    const fact = facts[name];
    return fact?.kind === 'known' && fact.value.kind === 'date' ? [fact.value.date] : [];
  };
  const [last] = lastFilled.filter((name) => FACT_KINDS[name] === 'date').flatMap(dayOf);
  const [only, ...others] = wanted.flatMap(dayOf);
  return last ?? (others.length === 0 ? (only ?? null) : null);
}
