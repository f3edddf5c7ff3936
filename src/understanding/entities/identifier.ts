import { type Candidate, findAll } from './candidate.ts';

const PHONE = /(?<!\d)(?:\+\d{2,3}(?: ?\(0\))?|\(0\)|0)(?:[ .-]?\d){8,13}(?!\d)/g;
const IBAN = /\b[a-z]{2}\d{2}(?: ?[a-z]{4})?(?: ?\d{4}){2,6}(?: ?(?=[a-z]*\d)[a-z\d]{1,4}){0,4}\b/g;
/** No price and no length is that long; an order, a customer or a postcode is. */
const LONG = /(?<![\p{L}\d.,])\d{5,}(?![\p{L}\d]|[.,]\d)(?! ?(?:€|eur))/gu;

const NUMBERED =
  'order|parcel|package|case|ticket|file|customer|client|account|serial|invoice|tracking|reference|ref|commande|colis|dossier|compte|serie|facture|suivi';
const NUMBER_OF = '(?:number|numero|n°|#|id|code)';
const IS = '(?: (?:is|was|est|etait))?(?: (?:the|le|la))?:? ?#?';
const DIGITS_AFTER = '(?! ?(?:€|eur|mois|months?\\b|ans?\\b|years?\\b))';
/** "Order 88121334", "case 8841". */
const NAMED = new RegExp(
  `(?<=(?<!\\p{L})(?:${NUMBERED})(?: (?:no|nr)\\.?)? ?${IS})[a-z]{0,4}-?\\d{3,}(?:[-/]\\d+)*\\b${DIGITS_AFTER}`,
  'gu',
);
/** "My customer number is 30 221 44", "n°4455667". */
const AFTER_NUMBER_OF = new RegExp(
  `(?<=(?<!\\p{L})${NUMBER_OF}(?: (?:de |d')\\p{L}+)?${IS})[a-z]{0,4}-?\\d+(?:[-/. ]\\d+)*\\b${DIGITS_AFTER}`,
  'gu',
);
/** "Page 14", "Windows 11": a name, not an amount. */
const LABEL =
  /\b(?:page|agent|version|windows|android|ios|chrome|iso|level|niveau|step|etape|chapter|chapitre|flat|apt|appt|apartment|room|floor|appartement|etage|error|erreur|type) \d+(?:\.\d+)*\b(?! ?(?:€|eur))/g;

const STREETS =
  'rue|avenue|av|boulevard|bd|place|chemin|allee|impasse|quai|cours|bis|ter|street|st|road|rd|lane|drive|square';
const ADDRESS = new RegExp(`(?<![\\p{L}\\d])\\d{1,4},? (?=(?:[\\p{L}']+ )?(?:${STREETS})\\b)`, 'gu');

/** Telephone, order, customer and account numbers and addresses: digits that are nobody's amount or count. */
export function findIdentifiers(text: string): Candidate[] {
  return [PHONE, IBAN, LONG, NAMED, AFTER_NUMBER_OF, LABEL, ADDRESS].flatMap((pattern) =>
    findAll(text, pattern, () => null),
  );
}
