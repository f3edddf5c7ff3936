import { type Entity, eurosIn } from '../../../domain/entity.ts';
import type { FactName, Facts } from '../../../domain/fact.ts';
import { plain } from '../../../domain/value.ts';
import { isPrice, PRICES } from '../amounts/barePrices.ts';
import type { FillContext } from '../candidates/candidate.ts';
import { CUE_BESIDE_CHARS, gapBetween } from '../candidates/gap.ts';
import type { Candidate } from '../candidates/reading.ts';

/**
 * "109 is what I paid, 99 was an old offer": beside another value of its sort, one that was told already is only spoken
 * of. Two that were told are told again.
 */
export function withoutRepeated(
  candidates: readonly Candidate[],
  {
    facts,
    wanted,
    text,
    asking,
    entities,
  }: Pick<FillContext, 'facts' | 'wanted' | 'text' | 'asking'> & { readonly entities: readonly Entity[] },
): Candidate[] {
  // "The 79 is what I paid, 200 is without": what is named for the other fact is told anew.
  const isRenamed = (entity: Entity) => {
    const named = entities.flatMap((cue) =>
      cue.kind === 'cue' && gapBetween(entity, cue, { text, entities }) <= CUE_BESIDE_CHARS ? cue.facts : [],
    );
    return (
      named.some((name) => wanted.includes(name)) && !named.some((name) => holdsAmount(facts, name, entity))
    );
  };
  const isTold = ({ entity }: Candidate) =>
    wanted.some((name) => holdsAmount(facts, name, entity)) && !isRenamed(entity);
  // "1 €, I told you", asked for the other price: nobody pays as much with the subscription as without.
  const isOtherPrice = (one: Candidate) =>
    asking !== null &&
    isPrice(asking) &&
    isTold(one) &&
    PRICES.some((price) => price !== asking && holdsAmount(facts, price, one.entity));
  const news = candidates.filter((one) => isSorted(one) && !isTold(one));
  return candidates.filter(
    (one) =>
      !isOtherPrice(one) && (!isSorted(one) || !isTold(one) || news.every(({ kind }) => kind !== one.kind)),
  );
}

/** An amount or a length, which a message may set against another. */
const isSorted = ({ entity }: Candidate): boolean => entity.kind === 'money' || entity.kind === 'number';

/** True where the fact was told with this amount, length or day. */
export function holdsAmount(facts: Facts, name: FactName, entity: Entity): boolean {
  const fact = facts[name];
  if (fact?.kind !== 'known') return false;
  const told = plain(fact.value);
  switch (entity.kind) {
    case 'money':
    case 'number':
      return told === eurosIn(entity);
    case 'duration':
      return told === (entity.unit === 'year' ? entity.amount * 12 : entity.amount);
    case 'date':
      return told === entity.date;
    default:
      return false;
  }
}
