import { type Entity, isMarker } from '../../../domain/entity.ts';

/** A larger number before such a word is rather an amount: "279 is one of the prices". */
const MAX_COUNT = 20;

/** "I told you the 2 prices": a small number that counts what is named after it is no amount. */
export const withoutCounts = (entities: readonly Entity[], text: string): readonly Entity[] =>
  entities.filter(
    (entity) =>
      entity.kind !== 'number' ||
      entity.value > MAX_COUNT ||
      !entities.some(
        (other) =>
          isMarker(other, 'counted') &&
          other.start > entity.end &&
          text.slice(entity.end, other.start).trim() === '',
      ),
  );

/** "So only 80 cents more": the gap between two amounts is neither of them. */
export const withoutDifferences = (entities: readonly Entity[], text: string): readonly Entity[] =>
  entities.filter(
    (entity) =>
      entity.kind !== 'money' ||
      !entities.some(
        (other) =>
          isMarker(other, 'difference') &&
          other.start >= entity.end &&
          text.slice(entity.end, other.start).trim() === '',
      ),
  );
