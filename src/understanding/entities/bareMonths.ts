import type { Language } from '../../domain/language.ts';
import { findNumberWords } from './numberWords.ts';
import type { Quantity } from './quantity.ts';

/** No commitment has more months left. */
const MAX_LEFT = 24;
/** A contract, or its length, that the months are counted of. */
const OF_A_CONTRACT =
  /\b(?:commitment|contract|subscription|plan|engagement|engagee?s?|contrat|abonnement|abo|(?:12|24|twelve|twenty[ -]four|douze|vingt[ -]quatre)[ -](?:months?|mois)|(?:one|two|un|deux|1|2)[ -](?:years?|ans?))\b/;
const LEFT_AFTER = /^ (?:(?:more )?to go|left|remaining)\b/;
const LEFT_BEFORE = /\ben reste(?:nt)?(?: encore| plus| que)* $/;
const NOT_MONTHS =
  /^ ?(?:€|eur|[.,/:-]\d|%|\d)|^ (?:days?|weeks?|months?|years?|jours?|semaines?|mois|ans?)\b/;
const DIGITS = /(?<![\p{L}\d.,/:-])\d{1,2}(?!\d)/gu;
/** "12 or 24 months": the unit is said once for both. */
const SHARES_UNIT =
  /(?<![\p{L}\d.,/:-])\d{1,2}(?= ?(?:or|and|vs\.?|versus|to|et|ou|\/) ?(?:the |a |les |un )?\d{1,2}(?:[ -]| )?(?:months?|mois)\b)/gu;

/** "With 12 months and with 24": nor is it said again. */
const UNIT_BEFORE =
  /(?<=\b(?:12|24)[ -]?(?:months?|mois),? (?:and|or|vs\.?|versus|et|ou)(?: (?:with|for|avec|pour|sur))? (?:the |les )?)(?:12|24)(?![\d%€]|[.,/:-]\d| ?(?:€|eur))/gu;

type Months = Omit<Quantity, 'counted'> & {
  readonly sense: 'left' | 'length';
};

/** Months told by their number alone: "24 months and five left", "il m'en reste cinq", "12 or 24 months". */
export function findBareMonths(text: string, language: Language): Months[] {
  const shared = [SHARES_UNIT, UNIT_BEFORE].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => monthsAt(match, 'length')),
  );
  if (!OF_A_CONTRACT.test(text)) return shared;
  const words = findNumberWords(text, language)
    .filter(({ value }) => value <= MAX_LEFT)
    .map(({ from, to, value }) => ({ from, to, amount: value, unit: 'month', sense: 'left' }) as const);
  const digits = [...text.matchAll(DIGITS)].map((match) => monthsAt(match, 'left'));
  const left = [...digits, ...words].filter(
    ({ from, to, amount }) =>
      amount <= MAX_LEFT &&
      !NOT_MONTHS.test(text.slice(to)) &&
      (LEFT_AFTER.test(text.slice(to)) || LEFT_BEFORE.test(text.slice(0, from))),
  );
  return [...shared, ...left];
}

const monthsAt = ({ 0: digits, index }: RegExpMatchArray, sense: Months['sense']): Months => ({
  from: index ?? 0,
  to: (index ?? 0) + digits.length,
  amount: Number(digits),
  unit: 'month',
  sense,
});
