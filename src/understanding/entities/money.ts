import type { Language } from '../../domain/language.ts';
import { type Candidate, type Found, findAll } from './candidate.ts';
import { findNumberWords } from './numberWords.ts';
import { NUMERAL, numeralValue } from './numerals.ts';

const MAX_EUROS = 10_000_000;

// A dash before it may be that of a range, as in "30-50 €".
const AMOUNT_START = "(?<![\\p{L}\\d])(?<!\\d[.,/:'])";
const EUROS = '(?:€|eur\\b|euros?\\b|balles\\b)';
// "279e" is how a price is typed in a hurry; "24e mois" is the twenty-fourth month.
const HASTY_EURO =
  ' ?e(?![\\p{L}\\d])(?! (?:mois|annees?|ans?|jours?|semaines?|fois|etage|arrondissement|anniversaire))';
const CENTS =
  '(?: ?(?<cents>\\d{2})(?![\\d.,/:])(?! ?(?:mois|months?|ans?|years?|jours?|days?|€|euro|eur\\b)))?';
const WRITTEN_CENTS = '(?: (?:et|and) (?<coins>\\d{1,2}) (?:cents?|centimes?)\\b)?';
const PER =
  '(?: ?/ ?| (?:a|per|each|every|par|chaque|le|au|tous les|toutes les) )(?<unit>months?|mois|mths?|mo|years?|yr|ans?|annees?)\\b';
const MONTHLY = ' ?(?<often>monthly|mensuels?|mensuellement|yearly|annually|annuels?)\\b';
const SUFFIX = `(?:${PER}|${MONTHLY})?`;
const MINUS = '(?<minus>(?<![\\p{L}\\d] ?)-)?';

const SIGN_FIRST = new RegExp(`${MINUS}(?:€|\\beur\\b) ?(?<late>-)?(?<numeral>${NUMERAL})${SUFFIX}`, 'gu');
const SIGN_LAST = new RegExp(
  `${AMOUNT_START}${MINUS}(?<numeral>${NUMERAL})(?:(?:[.,]-)?(?: ?|-)(?:${EUROS})${CENTS}${WRITTEN_CENTS}|${HASTY_EURO})${SUFFIX}`,
  'gu',
);
const AFTER_WORDS = new RegExp(`^ ?${EUROS}${WRITTEN_CENTS}${SUFFIX}`, 'u');

/** Amounts in euros, in digits or words, with the month or year they are paid for. */
export function findMoney(text: string, language: Language): Candidate[] {
  return [
    ...findAll(text, SIGN_FIRST, amount),
    ...findAll(text, SIGN_LAST, amount),
    ...inWords(text, language),
  ];
}

function amount(groups: Readonly<Record<string, string | undefined>>): Found | null {
  const euros = numeralValue(groups.numeral!);
  const coins = Number(groups.cents ?? groups.coins ?? 0);
  const sign = groups.minus || groups.late ? -1 : 1;
  return moneyOf(sign * (Math.round(euros * 100) + coins), groups);
}

function inWords(text: string, language: Language): Candidate[] {
  return findNumberWords(text, language).flatMap(({ from, to, value, article }) => {
    const after = AFTER_WORDS.exec(text.slice(to));
    if (after === null || article) return [];
    const found = moneyOf(value * 100 + Number(after.groups?.coins ?? 0), after.groups ?? {});
    return [{ from, to: to + after[0].length, found }];
  });
}

function moneyOf(cents: number, { unit, often }: Readonly<Record<string, string | undefined>>): Found | null {
  if (!(Math.abs(cents) <= MAX_EUROS * 100)) return null;
  const per = unit ?? often;
  if (per === undefined) return { kind: 'money', cents };
  return { kind: 'money', cents, per: per.startsWith('m') ? 'month' : 'year' };
}
