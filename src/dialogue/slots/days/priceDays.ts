import type { Entity } from '../../../domain/entity.ts';

/** « Le prix d'aujourd'hui », "the price of March", « le tarif du 3 mars »: words before the day that make it one of a price. */
const PRICE_OF =
  /(?<!\p{L})(?:prix|tarifs?|prices?|ceux|celui)(?: (?:normal|plein|public|actuel|affiché|full|normal|list|shop))? ?(?:(?:d['’]|du|de|des|of|from|as of)\s*(?:the |le |la |l['’])?)$/iu;
/** "Today's price", "the price today": only of today, as a later day may well be one to leave on. */
const PRICE_ON = /(?<!\p{L})(?:price|prix|tarif)\s+$/iu;
const OWN_PRICE = /^['’]?s (?:full |list |shop |normal )?(?:price|rate)(?!\p{L})/iu;
/** "It's 179 today", « elle est à 179 aujourd'hui »: what a machine sells for on that day. */
const SELLS_AT =
  /(?<!\p{L})(?:it['’]?s|it is|that['’]?s|sells? (?:for|at)|selling (?:for|at)|costs?|listed at|priced at|c['’]est|elle? est(?: affichée?| vendue?)? à|est à|affichée? à|vendue? à|coûte|vaut)(?: (?:now|currently|actuellement))?\s+[€£]?\s*\d+(?:[.,]\d+)?\s*(?:€|euros?|eur|£)?,?\s*$/iu;
const TODAY = /^(?:today|now|aujourd['’ ]?hui|ajd|ce jour|actuellement)$/iu;

/** "Is it the price of today or that of the day I signed?": the day of a price is none of the contract's. */
export const withoutPriceDays = (entities: readonly Entity[], text: string): readonly Entity[] =>
  entities.filter((entity) => entity.kind !== 'date' || !isOfPrice(entity, text));

function isOfPrice({ start, end }: Entity, text: string): boolean {
  const [before, after] = [text.slice(0, start), text.slice(end)];
  if (PRICE_OF.test(before) || OWN_PRICE.test(after)) return true;
  return TODAY.test(text.slice(start, end).trim()) && (PRICE_ON.test(before) || SELLS_AT.test(before));
}
