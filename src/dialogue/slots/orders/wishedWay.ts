import { type Entity, isMarker } from '../../../domain/entity.ts';
import { FACT_VOCABULARIES } from '../../../domain/fact.ts';

/** What stands between a wish and the way the money should come; words of paying tell how it was paid. */
const PAID = /(?<!\p{L})(?:paid|paying|payment|pay[ée]e?s?|pay[ée]|paiement|r[ée]gl[ée]e?s?)(?!\p{L})/iu;
/** A wish reaches to the next mark, or to the reason given for it. */
const WISH_END = /[.,;:!?\n]|(?<!\p{L})(?:but|because|since|as i|mais|parce que|car|puisque)(?!\p{L})/iu;

/** What stands behind a transfer that came to the customer: "the transfer is here", « le virement est arrivé ». */
const CAME =
  /^\s+(?:(?:is|has|had|did|finally|just|only|est|enfin|bien|vient d['’]) ?)*\s*(?:here|arrived?|come in|came (?:in|through)|landed|turned up|est là|là|arriver|arrivé)(?!\p{L})(?!\s+(?:from|de|depuis)(?!\p{L}))/iu;
const BY = /(?<!\p{L})(?:by|via|with|par|en)\s+(?:(?:bank|a|an|un)\s+)*$/iu;

/** "The transfer is here but 12 quid are missing": what came in is the refund, and no order was paid with it. */
const cameIn = ({ start, end }: Entity, text: string): boolean =>
  /^(?:.* )?(?:transfer|virement)$/iu.test(text.slice(start, end)) &&
  CAME.test(text.slice(end)) &&
  !BY.test(text.slice(0, start));

/** "I'd rather have it back on my card": how the money should come, or came, is not how it was paid. */
export const withoutWishedWay = (entities: readonly Entity[], text: string): readonly Entity[] =>
  entities.filter(
    (entity) =>
      entity.kind !== 'term' ||
      entity.vocabulary !== FACT_VOCABULARIES.paymentMethod ||
      !(cameIn(entity, text) || isWished(entity, { entities, text })),
  );

const isWished = (
  entity: Entity,
  { entities, text }: { readonly entities: readonly Entity[]; readonly text: string },
): boolean =>
  entities.some((wish) => {
    if (wish.kind !== 'marker' || wish.marker !== 'wish' || wish.start >= entity.start) return false;
    const between = text.slice(wish.end, entity.start);
    // "If it is PayPal what do I get, and if it is the card?" puts two cases.
    const isOtherCase = entities.some(
      (one) => isMarker(one, 'what-if') && one.start >= wish.end && one.end <= entity.start,
    );
    return !isOtherCase && !WISH_END.test(between) && !PAID.test(text.slice(wish.end, entity.end));
  });
