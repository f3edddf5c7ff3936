import type { Language } from '../domain/language.ts';
import { type WordTable, wordTable } from './wordTable.ts';

/** The words one may have meant, ready to be looked up from a misspelling; plain data. */
export interface Speller {
  readonly language: Language;
  /** In alphabetical order. */
  readonly table: WordTable;
  /** How often each word is used; a word never used is not meant by a misspelling. */
  readonly counts: Int32Array;
  /** Which letters each word has, a bit for each. */
  readonly letters: Int32Array;
}

/** What is known of words beyond how often the speller's own are used. */
export interface Usage {
  /** How many words of the language are used more than this one, undefined for a word not among them; null where no ranks are known. */
  readonly rankOf: ((word: string) => number | undefined) | null;
  /** Whether two words were seen side by side; the first may be START, the second END. */
  follows(first: string, second: string): boolean;
}

export const NO_USAGE: Usage = { rankOf: null, follows: () => false };

/** What stands before the first and after the last word of a text. */
export const START = '^';
export const END = '$';

/** A speller that repairs towards these words; `right` are others that are spelt right, such as names, and stay as they are. */
export function buildSpeller(
  counts: ReadonlyMap<string, number>,
  language: Language,
  right: Iterable<string> = [],
): Speller {
  const words = [...new Set([...counts.keys(), ...right])].sort();
  return {
    language,
    table: wordTable(words),
    counts: Int32Array.from(words, (word) => counts.get(word) ?? 0),
    letters: Int32Array.from(words, lettersOf),
  };
}

/** A bit for each letter a word has; other characters share them. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}
