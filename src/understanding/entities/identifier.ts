import { type Candidate, findAll } from './candidate.ts';

const PHONE = /(?<!\d)(?:\+\d{2,3}|0)(?:[ .-]?\d){8,13}(?!\d)/g;
const IBAN = /\b[a-z]{2}\d{2}(?: ?[a-z]{4})?(?: ?\d{4}){2,6}(?: ?(?=[a-z]*\d)[a-z\d]{1,4}){0,4}\b/g;
/** No price and no length is that long; an order, a customer or a postcode is. */
const LONG = /(?<![\p{L}\d.,])\d{5,}(?![\p{L}\d]|[.,]\d)(?! ?(?:€|eur))/gu;

const NAMED_THINGS =
  'order|parcel|package|case|ticket|file|customer|client|account|serial|invoice|tracking|reference|ref|commande|colis|dossier|compte|serie|facture|suivi|numero|number|nr|no|n°|#';
const NAMED = new RegExp(
  `(?<=(?<!\\p{L})(?:${NAMED_THINGS})\\.? ?(?:(?:number|numero|no|nr|n°|#|id|code)\\.? ?)?(?:(?:is|was|est|etait) )?(?:(?:the|le|la) )?(?:n° ?)?:? ?#?)[a-z]{0,4}-?\\d{3,}(?:[-/ ]\\d+)*\\b(?! ?(?:€|eur|mois|months?|ans?\\b|years?))`,
  'gu',
);

const STREETS =
  'rue|avenue|av|boulevard|bd|place|chemin|allee|impasse|quai|cours|bis|ter|street|st|road|rd|lane|avenue|drive|square';
const ADDRESS = new RegExp(`(?<![\\p{L}\\d])\\d{1,4},? (?=(?:[\\p{L}']+ )?(?:${STREETS})\\b)`, 'gu');

/** Telephone, order, customer and account numbers and addresses: digits that are nobody's amount or count. */
export function findIdentifiers(text: string): Candidate[] {
  return [PHONE, IBAN, LONG, NAMED, ADDRESS].flatMap((pattern) => findAll(text, pattern, () => null));
}
