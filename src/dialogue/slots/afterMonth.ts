import { addMonths } from '../../domain/calendar.ts';
import type { Entity } from '../../domain/entity.ts';
import type { FillContext } from './candidate.ts';

/** Words that lead to what follows a day or a month. */
export const AFTER = /(?:^|[^\p{L}])(?:after|past|beyond|later than|après|apres|passé|au[- ]delà de)\s+$/iu;

/** "If it fails again after July": what may happen in the months after it is set on the next one. */
export const withAfterMonths = (
  entities: readonly Entity[],
  { text, wanted }: Pick<FillContext, 'text' | 'wanted'>,
): readonly Entity[] =>
  wanted.includes('faultDate')
    ? entities.map((entity) =>
        entity.kind === 'date' && entity.precision === 'month' && AFTER.test(text.slice(0, entity.start))
          ? { ...entity, date: addMonths(entity.date, 1) }
          : entity,
      )
    : entities;
