import { addDays, addMonths } from '../../../domain/calendar.ts';
import type { Entity, EntityOf } from '../../../domain/entity.ts';
import type { IsoDate } from '../../../domain/value.ts';
import type { FillContext } from '../candidates/candidate.ts';
import { DAY_NUMBER_ONLY } from '../candidates/dateWords.ts';

/** Words that lead to what follows a day or a month. */
const AFTER =
  /(?:^|[^\p{L}])(?:after|past|beyond|later than|après|apres|passé|au[- ]delà d[eu])\s+(?:(?:the|le|du)\s+)?$/iu;

/** True where the date at this place of the text is one that something comes after. */
export const isAfterDate = (text: string, { start }: Entity): boolean => AFTER.test(text.slice(0, start));

/** "If it fails again after July", "after the 2nd": what may happen after a month or a day ahead is set on the next one. */
export const withAfterDates = (
  entities: readonly Entity[],
  { text, wanted, today }: Pick<FillContext, 'text' | 'wanted' | 'today'>,
): readonly Entity[] =>
  wanted.includes('faultDate')
    ? entities.map((entity) =>
        entity.kind === 'date' && isAfterDate(text, entity)
          ? { ...entity, date: nextOf(entity, { text, today }) }
          : entity,
      )
    : entities;

function nextOf(
  { date, precision, start, end }: EntityOf<'date'>,
  { text, today }: Pick<FillContext, 'text' | 'today'>,
): IsoDate {
  if (precision === 'month') return addMonths(date, 1);
  // "After the 3rd" may be the day of our answer.
  const isClear = precision === 'day' && !DAY_NUMBER_ONLY.test(text.slice(start, end));
  return isClear && date >= today ? addDays(date, 1) : date;
}

/** Words that lead to the day or month before which something is to happen. */
const BEFORE = /(?<!\p{L})(?:before|prior to|ahead of|avant)\s+(?:(?:the|le|la|début|le début de)\s+)?$/iu;

/** "What if I leave before July?" is asked of the days up to it: the last of them is the day to leave on. */
export const withBeforeDates = (
  entities: readonly Entity[],
  { text, wanted, today }: Pick<FillContext, 'text' | 'wanted' | 'today'>,
): readonly Entity[] => {
  if (!wanted.includes('cancellationDate') || !entities.some(isLeaving)) return entities;
  return entities.map((entity) => {
    if (entity.kind !== 'date' || entity.date <= today || !BEFORE.test(text.slice(0, entity.start)))
      return entity;
    return { ...entity, date: addDays(entity.date, -1), precision: 'day' };
  });
};

const isLeaving = (entity: Entity): boolean =>
  entity.kind === 'cue' && entity.facts.includes('cancellationDate');
