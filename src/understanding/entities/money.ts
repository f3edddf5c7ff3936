import type { Language } from '../../domain/language.ts';
import { type Candidate, type Found, findAll } from './candidate.ts';
import { findNumberWords } from './numberWords.ts';
import { NUMERAL, numeralValue } from './numerals.ts';

const MAX_EUROS = 10_000_000;

// A dash before it may be that of a range, as in "30-50 €".
const AMOUNT_START = "(?<![\\p{L}\\d])(?<!\\d[.,/:'])";
const EUROS = '(?:€|eur\\b|euros?\\b|balles\\b|quid\\b|bucks?\\b)';
// "279e" is how a price is typed in a hurry; "24e mois" is the twenty-fourth month, "2e colis" and "le 2e" the second.
const ORDERED =
  '(?:mois|annees?|ans?|jours?|semaines?|fois|etage|arrondissement|anniversaire|colis|paquet|carton|boite|commande|retour|envoi|livraison|remboursement|machine|cafetiere|abonnement|contrat|appel|demande|message|mail|e-mail|courrier|relance|reclamation|article|produit|reparation|panne|echange)(?![\\p{L}\\d])';
const ONE_OF_SEVERAL = '(?<!(?<![\\p{L}])(?:le|la|ma|mon|notre|votre|ce|cette|une|un|du|au) \\d{1,2})';
const HASTY_EURO = `${ONE_OF_SEVERAL} ?e(?![\\p{L}\\d])(?! ${ORDERED})`;
const CENTS =
  '(?: ?(?<cents>\\d{2})(?!\\d|[.,/:]\\d)(?! ?(?:mois|months?|ans?|years?|jours?|days?|€|euro|eur\\b)))?';
const WRITTEN_CENTS = '(?: (?:et|and) (?<coins>\\d{1,2}) (?:cents?|centimes?)\\b)?';
const PER =
  "(?: ?/ ?| (?:a|per|each|every|par|chaque|le|au|tous les|toutes les) | l')(?<unit>months?|mois|mths?|mo|years?|yr|ans?|annees?)\\b";
const MONTHLY = ' ?(?<often>(?:monthly|pm|mensuels?|mensuellement|yearly|annually|annuels?)\\b|p\\.m\\.)';
const SUFFIX = `(?:${PER}|${MONTHLY})?`;
const MINUS = '(?<minus>(?<![\\p{L}\\d] ?)-)?';

const SIGN_FIRST = new RegExp(
  `${MINUS}(?:€|\\beur(?=[ \\d-])) ?(?<late>-)?(?<numeral>${NUMERAL})(?<kilo>k\\b)?${SUFFIX}`,
  'gu',
);
const SIGN_LAST = new RegExp(
  `${AMOUNT_START}${MINUS}(?<numeral>${NUMERAL})(?<kilo> ?k(?= ?(?:€|eur)))?(?:(?:[.,]-)?(?: ?|-)(?:${EUROS})${CENTS}${WRITTEN_CENTS}|${HASTY_EURO})${SUFFIX}`,
  'gu',
);
/** What is counted by the month without a unit of its own is paid by the month. */
const BARE_PAYMENT = new RegExp(
  `${AMOUNT_START}(?<numeral>${NUMERAL})(?: ?/ ?| (?:a|per|par) )(?<unit>months?|mois)\\b`,
  'gu',
);
const COINS_ONLY = /(?<![\p{L}\d])(?<!\d[.,/: ])(?<coins>\d{1,2}) ?(?:cents?|centimes?|cts?)\b/gu;
const UNIT_AFTER = /^[ -](?:mois|months?|ans?\b|years?|jours?|days?|semaines?|weeks?|euros?|€)/;
const AFTER_WORDS = new RegExp(`^ ?${EUROS}${WRITTEN_CENTS}${SUFFIX}`, 'u');

/** Amounts in euros, in digits or words, with the month or year they are paid for. */
export function findMoney(text: string, language: Language): Candidate[] {
  return [
    ...findAll(text, SIGN_FIRST, amount),
    ...findAll(text, SIGN_LAST, amount),
    ...findAll(text, BARE_PAYMENT, amount),
    ...findAll(text, COINS_ONLY, ({ coins }) => ({ kind: 'money', cents: Number(coins) })),
    ...inWords(text, language),
  ];
}

function amount(groups: Readonly<Record<string, string | undefined>>): Found | null {
  const euros = numeralValue(groups.numeral!);
  const coins = Number(groups.cents ?? groups.coins ?? 0);
  const sign = groups.minus || groups.late ? -1 : 1;
  const factor = groups.kilo === undefined ? 1 : 1000;
  return moneyOf(sign * (Math.round(euros * factor * 100) + coins), groups);
}

function inWords(text: string, language: Language): Candidate[] {
  const numbers = findNumberWords(text, language);
  return numbers.flatMap(({ from, to, value, article }) => {
    const after = AFTER_WORDS.exec(text.slice(to));
    // "A euro" is often the coin itself; "un euro" is an amount.
    if (after === null || (article && language === 'en')) return [];
    const end = to + after[0].length;
    // "Dix-neuf euros quatre-vingt-dix": the coins follow without a name.
    const coins = numbers.find((each) => each.from === end + 1 && !each.article && each.value < 100);
    if (coins !== undefined && !UNIT_AFTER.test(text.slice(coins.to)))
      return [{ from, to: coins.to, found: moneyOf(value * 100 + coins.value, after.groups ?? {}) }];
    const cents = Number(after.groups?.coins ?? 0);
    return [{ from, to: end, found: moneyOf(value * 100 + cents, after.groups ?? {}) }];
  });
}

function moneyOf(cents: number, { unit, often }: Readonly<Record<string, string | undefined>>): Found | null {
  if (!(Math.abs(cents) <= MAX_EUROS * 100)) return null;
  const per = unit ?? often;
  if (per === undefined) return { kind: 'money', cents };
  return { kind: 'money', cents, per: /^(?:m|p)/.test(per) ? 'month' : 'year' };
}
