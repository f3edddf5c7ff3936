import { type Entity, type EntityOf, isMarker } from '../../../domain/entity.ts';
import { FACT_VOCABULARIES } from '../../../domain/fact.ts';

/**
 * "Magimix I think. Or is it Krups… no, Magimix": of the brands somebody hesitates between, the one settled on is told.
 * "Magimix or Krups, is Magimix longer?" settles on none.
 */
export function withSettledBrand(entities: readonly Entity[], text: string): readonly Entity[] {
  const brands = entities.filter(isBrand);
  const last = brands.at(-1);
  const others = brands.filter(({ id }) => id !== last?.id);
  const before = others.at(-1);
  if (!last || !before) return entities;
  const isRighted = entities.some(
    (one) => isMarker(one, 'correction') && isSaidAtOnce(text, { before, correction: one, last }),
  );
  const isBack = !text.includes('?') && !COMPARES.test(text) && brands[0]?.id === last.id;
  if (!isRighted && !isBack) return entities;
  return entities.filter((one) => !others.some((other) => other === one));
}

/** "Is Krups the same as Magimix or is Krups longer" settles on none. */
const COMPARES =
  /(?<!\p{L})(?:longer|shorter|better|worse|same|than|versus|vs|difference|plus longue?|mieux|pareil|même|meilleure?|que|différence)(?!\p{L})/iu;

/** Words that lead from a second thought to the name. */
const LEADING =
  /^(?:[\s,.:!?…'’"-]|(?:it|its|it's|is|was|says?|a|an|the|my|mine|one|wait|sorry|yes|yeah|actually|definitely|c|c['’]est|est|était|etait|une?|la|le|ma|en|fait|si|oui|attends|attendez|pardon|plutôt|bien)(?!\p{L}))*$/iu;

const isSaidAtOnce = (
  text: string,
  { before, correction, last }: { before: Entity; correction: Entity; last: Entity },
): boolean =>
  correction.start >= before.end &&
  correction.end <= last.start &&
  LEADING.test(text.slice(before.end, correction.start)) &&
  LEADING.test(text.slice(correction.end, last.start));

const isBrand = (entity: Entity): entity is EntityOf<'term'> =>
  entity.kind === 'term' && entity.vocabulary === FACT_VOCABULARIES.brand;
