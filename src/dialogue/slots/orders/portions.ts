import { type Entity, isAmount } from '../../../domain/entity.ts';
import { SENTENCE_END } from '../../../language/sentence.ts';

/** A stretch of what a customer wrote. */
interface Named {
  readonly start: number;
  readonly end: number;
}

/** "The Visa part", « ce que j'ai payé par carte, ma moitié »: this means paid for a portion, and so another paid for the rest. */
export function isPortion({ start, end }: Named, text: string): boolean {
  const [before, after] = [text.slice(0, start), text.slice(end)];
  if (PORTION_PAID.test(before) || SHARE.test(after)) return true;
  return THE.test(before) && PART.test(after);
}

const SHARE = /^['’s]*[\s-]+(?:payment )?(?:bit|portion|share|chunk)(?!\p{L})/iu;
const PART = /^['’s]*[\s-]+(?:payment )?(?:part|half|side)(?!\p{L})(?! (?:an? |the |of |past ))/iu;
/** "A card half an hour ago" is no half of a payment. */
const THE = /(?<!\p{L})(?:the|that|this|my|your)\s+(?:(?:bank|credit|debit|gift)\s+)?$/iu;
const PORTION_PAID =
  /(?<!\p{L})(?:(?:part|bit|half|portion|share|chunk)\s+(?:(?:that|which)\s+)?(?:(?:(?:i|we)(?:['’]d|['’]ve| had| have)?|was|is|were|that|which)\s+(?:(?:paid|put|settled|charged)\s+)?|(?:paid|put|settled|charged|went|came)\s+)(?:(?:by|with|on|via|through|from|using|to|in)\s+)?|(?<!(?:à|autre|ma|notre) )(?:part|partie|moitié|portion|bout|morceau|fraction)\s+(?:(?:que\s+(?:j['’]ai|nous avons|j['’]avais)|qu['’]on a|qui (?:est|était|a été))\s+)?(?:(?:payée?|réglée?|passée?|débitée?|mise?)\s+)?(?:(?:par|en|sur|avec|via|de|à)\s+)?)(?:(?:the|my|a|la|ma|une|le|mon|un)\s+)?(?:(?:bank|credit|debit|gift)\s+)?$/iu;

/** "By gift card for half of it", « avec une carte cadeau une partie je crois »: the share stands after the means it was paid with, and before no other. */
export const hasShareAfter = ({ end }: Named, text: string): boolean => SHARE_AFTER.test(text.slice(end));

const SHARE_AFTER =
  /^(?:\s+(?:d['’]achat|cadeau))?[\s,]*(?:\(?)(?:(?:for|only|just|pour|seulement|juste)\s+)?(?:(?:half|part|some|a bit|most)(?: of (?:it|that|the (?:order|price|amount|total)))?|partly|partially|in part|(?:une|la) (?:petite |grosse |bonne )?partie(?: (?:de la commande|du (?:montant|prix|total)))?|la moitié(?: (?:de la commande|du (?:montant|prix|total)))?|à moitié|en partie|partiellement)(?=\s*(?:[.,;:!?)…]|$)|\s+(?:i think|i believe|i guess|maybe|only|je crois|jcrois|je pense|il me semble|seulement|and|but|so|because|et|mais|donc|car)(?!\p{L}))/iu;

/** « De ma part », « à part », « la part PayPal »: a word of manner, or one that leaves open what the rest was paid with. */
export const isMerePart = ({ start, end }: Named, text: string): boolean =>
  /^part$/iu.test(text.slice(start, end)) && BEFORE_MERE_PART.test(text.slice(0, start));
const BEFORE_MERE_PART = /(?<!\p{L})(?:la|ma|sa|notre|votre|leur|à|a|d['’]autre|nulle|quelque)\s+$/iu;

/** "And the Visa, will I get that back?": a question about one of the means told, and no word on how the order was paid after all. */
export const isOnlyAskedAbout = (text: string): boolean => text.includes('?') && !TELLS.test(text);

const TELLS =
  /^\W*(?:no|nope|nah|non|nan|wait|sorry|attende[zs]|pardon)(?!\p{L})|(?<!\p{L})(?:all|whole|entire(?:ly)?|everything|fully|only|just|solely|actually|in fact|after all|checked|instead|rather|if|suppose|supposing|say|had i|tout|toute|totalité|intégralité|entière?(?:ment)?|seule?(?:ment)?|uniquement|finalement|en fait|en réalité|plutôt|vérifié|si|imaginons|disons)(?!\p{L})|(?<!\p{L})(?:(?:it['’]s|it is|it was|was it|is it) (?:the|my|on|by|with|paid)|(?:c['’]était|c['’]est) (?:bien )?(?:la|le|ma|mon|une|par|avec|sur)|que (?:par|sur|avec|la|de la))(?!\p{L})|(?<!(?:what|amount|money|sum|that) )(?<!\p{L})(?:i|we|she|he|they|wife|husband|mum|dad)(?:['’]d|['’]ve| had| have)? (?:paid|used|settled)(?!\p{L})|(?<!que )(?<!\p{L})(?:j['’]ai|j['’]avais|on a|nous avons|elle a|il a) (?:payé|réglé|utilisé)/iu;

/** "And if the gift card was only 5 euros?", of an order paid with two means: how much one of them paid takes the other not back. */
export const isShare = (
  [only, ...others]: readonly Named[],
  { entities, text }: { readonly entities: readonly Entity[]; readonly text: string },
): boolean =>
  only !== undefined &&
  others.length === 0 &&
  !WHOLE.test(text) &&
  entities.some((amount) => isAmount(amount) && isBeside(only, amount, text));

const WHOLE =
  /(?<!\p{L})(?:all|whole|entire(?:ly)?|everything|fully|tout|toute|totalité|intégralité|entière?(?:ment)?)(?!\p{L})/iu;

const isBeside = (one: Named, other: Named, text: string): boolean => {
  const between = text.slice(Math.min(one.end, other.end), Math.max(one.start, other.start));
  return between.length <= MAX_CHARS_TO_SHARE && !SENTENCE_END.test(between);
};

const MAX_CHARS_TO_SHARE = 25;
