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

const TRANSFER = /^(?:.* )?(?:transfer|virement)s?$/iu;

/** What stands behind a transfer that we make, or that did not come: "no transfer from you", « le virement n'est jamais arrivé ». */
const OF_US =
  /^\s+(?:(?:coming|made|sent|venant|fait|émis|envoyé)\s+)?(?:(?:from|by)\s+(?:you(?!r? (?:bank|account|card))|nespresso|your (?:side|end|company|shop)|the shop)|(?:de|par)\s+(?:chez vous|votre part|vous|nespresso|chez nespresso|la boutique))(?!\p{L})/iu;
const NOT_COME =
  /^\s+(?:still\s+)?(?:(?:has|is|did)(?: still)?(?: not|n['’]?t)(?: yet)?|hasn['’]?t|isn['’]?t|didn['’]?t|never|(?:n['’])?est (?:toujours |encore )?(?:pas|jamais)|n['’](?:arrive|apparaît) (?:toujours )?pas)\s+(?:yet |even |ever |encore |toujours )?(?:here|there|arrived?|come|came|landed|turned up|shown up|showed up|là|arrivé)(?!\p{L})/iu;

/** What stands before one that is looked for: "the bank can see no", « ma banque ne voit aucun », "a credit instead of a". */
const LOOKED_FOR =
  /(?<!\p{L})(?:(?:(?:see|sees|seen|saw|find|finds|found|received?|got|had|have|has|shows?|is|was|vois|voit|voient|voyons|vu|trouve|trouvent|trouvé|reçois|reçu|eu|a|ai|y a|apparaît)\s+(?:absolutely |toujours |encore |donc )*(?:no|not? any|any|never any|aucun|pas (?:de|le|un|votre)|nul|zéro)(?: (?:sign|trace) (?:of (?:a|the|any)|d['’]un|de))?|(?:instead|in place) of|rather than|au lieu|plutôt qu['’]?e?|à la place)(?:\s+(?:incoming|bank|single|such|d['’]un|de|du|d['’]|an?|the|un|le|seul))*)\s*$/iu;

/** "My bank sees no transfer from you", « un crédit au lieu d'un virement »: the refund that is missed, and no payment of the customer's. */
const isOfRefund = ({ start, end }: Entity, text: string): boolean => {
  if (!TRANSFER.test(text.slice(start, end))) return false;
  const [before, after] = [text.slice(0, start), text.slice(end)];
  return !BY.test(before) && (OF_US.test(after) || NOT_COME.test(after) || LOOKED_FOR.test(before));
};

/** "I'd rather have it back on my card": how the money should come, or came, is not how it was paid. */
export const withoutWishedWay = (entities: readonly Entity[], text: string): readonly Entity[] =>
  entities.filter(
    (entity) =>
      entity.kind !== 'term' ||
      entity.vocabulary !== FACT_VOCABULARIES.paymentMethod ||
      !(cameIn(entity, text) || isOfRefund(entity, text) || isWished(entity, { entities, text })),
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
