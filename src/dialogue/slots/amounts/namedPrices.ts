import { type Amount, centsIn, type Entity, isAmount, isMarker } from '../../../domain/entity.ts';
import type { FactName } from '../../../domain/fact.ts';
import { gapBetween } from '../candidates/gap.ts';
import { PRICES } from './barePrices.ts';
import { withSides } from './sides.ts';

/** Words this near name the price. */
const NAMED_CHARS = 12;

/**
 * "190 not 90… I mean 190 without and 90 with": prices that a message names by what they are are told there, and what
 * is said of the same amounts before it sets nothing right.
 */
export function withNamedPrices(entities: readonly Entity[], text: string): readonly Entity[] {
  const amounts = entities.filter(isAmount);
  const named = PRICES.map((fact) =>
    amounts.findLast((amount) => isNamed(amount, fact, { entities: withSides(entities, text), text })),
  );
  const [full, reduced] = named;
  if (!full || !reduced || full === reduced) return entities;
  const from = Math.min(full.start, reduced.start);
  const before = amounts.filter(({ end }) => end <= from);
  const isSaidAgain = before.length > 0 && before.every((amount) => isEither(amount, [full, reduced]));
  if (!isSaidAgain) return entities;
  const isOfBefore = (entity: Entity) =>
    entity.end <= from && (before.some((amount) => amount === entity) || isMarker(entity, 'instead'));
  return entities.filter((entity) => !isOfBefore(entity));
}

const isEither = (amount: Amount, prices: readonly Amount[]): boolean =>
  prices.some((price) => centsIn(price) === centsIn(amount));

const isNamed = (
  amount: Amount,
  fact: FactName,
  said: { readonly entities: readonly Entity[]; readonly text: string },
): boolean =>
  said.entities.some(
    (cue) =>
      cue.kind === 'cue' &&
      cue.start >= amount.end &&
      cue.facts.includes(fact) &&
      gapBetween(amount, cue, said) <= NAMED_CHARS,
  );
