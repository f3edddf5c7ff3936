import type { Language } from '../../domain/language.ts';
import { type Candidate, findAll } from './candidate.ts';
import { findNumberWords } from './numberWords.ts';
import { NUMERAL, NUMERAL_START, numeralValue } from './numerals.ts';

const MAX_NUMBER = 1_000_000_000;

const NOT_A_VALUE =
  ' ?%| (?:percent|per cent|pour ?cents?)\\b| ?h\\d{0,2}\\b| ?(?:hours?|heures?|minutes?|mins?|seconds?|secondes?|volts?|fois|times)\\b';
const NOT_A_VALUE_AFTER = new RegExp(`^(?:${NOT_A_VALUE})`);
/** Words that are more often something else than a number. */
const DOUBTFUL = new Set(['one', 'neuf', 'mille', 'zero']);

// A share, a time of day, a model name or a piece of a date is not a number somebody answers with.
const BARE = new RegExp(
  `${NUMERAL_START}(?<!#|\\p{L}-)-?(?<numeral>${NUMERAL})(?!${NOT_A_VALUE}|[.,/:-]\\d|[\\p{L}])`,
  'gu',
);
const PHONE = /(?<!\d)(?:\+\d{2,3}|0)(?:[ .-]?\d){8,13}(?!\d)/g;

/** Numbers that stand alone, in digits or words; telephone numbers are claimed and mean nothing. */
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
  return [...findAll(text, PHONE, () => null), ...digits, ...words];
}
