import { type Entity, isMarker } from '../../../domain/entity.ts';

/** "They want 124 € for my Lattissima": the only sum of a message, and one that is claimed, is no price of the machine. */
export function withoutClaimed(entities: readonly Entity[], text: string): readonly Entity[] {
  const sums = entities.filter(({ kind }) => kind === 'money');
  const [sum] = sums;
  if (!sum || sums.length > 1) return entities;
  const isClaimed = entities.some(
    (one) =>
      isMarker(one, 'sum-claimed') && one.end <= sum.start && LEADS.test(text.slice(one.end, sum.start)),
  );
  return isClaimed ? entities.filter((entity) => entity !== sum) : entities;
}

/** Hardly a word stands between who claims and what. */
const LEADS = /^(?:\s*[\p{L}'’]+){0,3}\s*$/u;
