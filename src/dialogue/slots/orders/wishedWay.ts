import { type Entity, isMarker } from '../../../domain/entity.ts';
import { FACT_VOCABULARIES } from '../../../domain/fact.ts';

/** What stands between a wish and the way the money should come; words of paying tell how it was paid. */
const PAID = /(?<!\p{L})(?:paid|paying|payment|pay[ée]e?s?|pay[ée]|paiement|r[ée]gl[ée]e?s?)(?!\p{L})/iu;
/** A wish reaches to the next mark, or to the reason given for it. */
const WISH_END = /[.,;:!?\n]|(?<!\p{L})(?:but|because|since|as i|mais|parce que|car|puisque)(?!\p{L})/iu;

/** "I'd rather have it back on my card": how the money should come is a wish, and not how it was paid. */
export const withoutWishedWay = (entities: readonly Entity[], text: string): readonly Entity[] =>
  entities.filter(
    (entity) =>
      entity.kind !== 'term' ||
      entity.vocabulary !== FACT_VOCABULARIES.paymentMethod ||
      !entities.some((wish) => {
        if (wish.kind !== 'marker' || wish.marker !== 'wish' || wish.start >= entity.start) return false;
        const between = text.slice(wish.end, entity.start);
        // "If it is PayPal what do I get, and if it is the card?" puts two cases.
        const isOtherCase = entities.some(
          (one) => isMarker(one, 'what-if') && one.start >= wish.end && one.end <= entity.start,
        );
        return !isOtherCase && !WISH_END.test(between) && !PAID.test(text.slice(wish.end, entity.end));
      }),
  );
