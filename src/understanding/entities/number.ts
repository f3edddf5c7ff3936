import type { Language } from '../../domain/language.ts';
import { type Candidate, findAll } from './candidate.ts';
import { findNumberWords } from './numberWords.ts';
import { BARE_NUMERAL, NUMERAL_START, numeralValue } from './numerals.ts';

const MAX_NUMBER = 1_000_000_000;

/** What is counted or measured when it is neither money nor time: shares, hours, sizes, things. */
const NOT_A_VALUE = [
  ' ?%',
  ' ?h\\d{0,2}\\b',
  " ?(?:[ap]m\\b|[ap]\\.m\\.|o'clock\\b)",
  ' of the \\d',
  ' ?°',
  ' (?:percent|per cent|pour ?cents?)\\b',
  ' ?(?:hours?|heures?|minutes?|mins?|mn|seconds?|secondes?|secs?)\\b',
  ' ?(?:ml|cl|dl|l|litres?|liters?|kg|g|mg|oz|cm|mm|km|w(?! ?/| (?:the |my |a )?(?:sub|plan))|kw|watts?|v|volts?|hz|bars?|degres?|degrees?|celsius|db)\\b',
  ' (?:fois|times|capsules?|pods?|sleeves?|cups?|tasses?|coffees?|cafes?|espressos?|machines?|people|persons?|personnes?|enfants?|kids|children|parcels?|packages?|boxes|colis|boites?|orders?|commandes?|e?mails?|calls?|appels?|stars?|etoiles?|steps?|lights?|voyants?|questions?|options?|characters?|caracteres?|digits|chiffres|broches?|rooms?|pieces?|payments?|instal?lments?|mensualites?|prelevements?|echeances?|buttons?|boutons?|bips?|beeps?)\\b',
  '[ -](?:pins?|bar|volt|watt|hour|cup|day)\\b',
].join('|');
const NOT_A_VALUE_AFTER = new RegExp(`^(?:${NOT_A_VALUE})`);
/** Words that are more often something else than a number. */
const DOUBTFUL = new Set(['one', 'neuf', 'mille', 'zero']);

/** "200ish" is about that much. */
const ISH = 'ish\\b';

// A share, a time of day, a model name, which month it is or a piece of a date is not a number somebody answers with.
const BARE = new RegExp(
  `${NUMERAL_START}(?<!#|\\p{L}-|\\b(?:month|mois) )-?(?<numeral>${BARE_NUMERAL})(?!${NOT_A_VALUE}|[.,/:-]\\d|(?!${ISH})[\\p{L}])`,
  'gu',
);
/** "349/129", "279-99": two prices; a date or "24/7" has no part that large. */
const PAIR = new RegExp(
  `${NUMERAL_START}(?<first>\\d{2,4}(?:[.,]\\d{2})?)(?: ?/ ?|(?<dash>-)|->|=>)(?<second>\\d{1,4}(?:[.,]\\d{2})?)(?![\\d/%]|[.,:-]\\d|\\p{L})(?!${NOT_A_VALUE})`,
  'gu',
);
const MIN_PRICE_OF_PAIR = 32;
const YEARS = { from: 1900, to: 2199 } as const;

/** "At 10.30" is a time of day; "at 19.90" is not. */
const TIME =
  /(?<=\b(?:at|a|vers|around|by|before|avant|apres|after) )(?:[01]?\d|2[0-3])\.[0-5][05](?![\d.,])(?! ?(?:€|eur))/g;
const HEADS = /(?<=\b(?:we are|we're|sommes|on est) )\d{1,2}\b(?! ?(?:€|eur|months?|mois))/g;
const AGE = /(?<=\bi(?: a|')m )\d{2}(?! ?(?:€|eur|months?|years? (?:in|into)|days?|weeks?|%))(?![\d.,/:])/g;

/** Numbers that stand alone, in digits or words; times of day, ages and heads are claimed and mean nothing. */
export function findNumbers(text: string, language: Language): Candidate[] {
  const digits = findAll(text, BARE, ({ numeral }, match) => {
    const value = numeralValue(numeral!);
    if (!(value <= MAX_NUMBER)) return null;
    return { kind: 'number', value: match[0].startsWith('-') ? -value : value };
  });
  const words = findNumberWords(text, language)
    .filter(
      ({ article, from, to }) =>
        !article && (!DOUBTFUL.has(text.slice(from, to)) || to - from === text.trim().length),
    )
    .map(({ from, to, value }): Candidate => {
      const share = NOT_A_VALUE_AFTER.exec(text.slice(to))?.[0].length ?? 0;
      return { from, to: to + share, found: share > 0 ? null : { kind: 'number', value } };
    });
  return [
    ...findPairs(text),
    ...[TIME, AGE, HEADS].flatMap((pattern) => findAll(text, pattern, () => null)),
    ...digits,
    ...words,
  ];
}

function findPairs(text: string): Candidate[] {
  return [...text.matchAll(PAIR)].flatMap((match) => {
    const { first = '', second = '', dash } = match.groups ?? {};
    const values = [numeralValue(first), numeralValue(second)] as const;
    const isYear = values.some((value) => value >= YEARS.from && value <= YEARS.to);
    // "30-50" is a range; from the full price to the lower one it goes down.
    if (dash !== undefined && values[0] < values[1]) return [];
    if (isYear || Math.max(...values) < MIN_PRICE_OF_PAIR) return [];
    const end = match.index + match[0].length;
    return [
      { from: match.index, to: match.index + first.length, found: { kind: 'number', value: values[0] } },
      { from: end - second.length, to: end, found: { kind: 'number', value: values[1] } },
    ] satisfies Candidate[];
  });
}
