import lexicon from 'natural/lib/natural/brill_pos_tagger/data/English/lexicon_from_posjs.json' with {
  type: 'json',
};
import type { Language } from '../domain/language.ts';
import { FRENCH_WORDS } from './words.ts';
import { NO_WORD, placeOf, type WordTable, wordTable } from './wordTable.ts';

const plainWords = (words: Iterable<string>) =>
  wordTable([
    ...new Set(Array.from(words, (word) => word.toLowerCase()).filter((word) => /^[a-z]+$/.test(word))),
  ]);

const DICTIONARIES: Readonly<Record<Language, WordTable>> = {
  en: plainWords(Object.keys(lexicon)),
  fr: plainWords(FRENCH_WORDS),
};

/** Words known to be spelt right; French has only the most usual. */
export const dictionaryOf = (language: Language): WordTable => DICTIONARIES[language];

/** Whether a word, or a name in small letters, is known to be spelt right. */
export function isDictionaryWord(word: string, language: Language): boolean {
  return placeOf(DICTIONARIES[language], word) !== NO_WORD;
}

/** What an English word usually is, as a Penn tag such as "VB"; undefined for a word the lexicon lacks. */
export function usualTag(word: string): string | undefined {
  return Object.hasOwn(lexicon, word) ? lexicon[word]![0] : undefined;
}
