import lexicon from 'natural/lib/natural/brill_pos_tagger/data/English/lexicon_from_posjs.json' with {
  type: 'json',
};
import type { Language } from '../domain/language.ts';

/** Whether a word is known to be spelt right; French has no list, so the answer there is never yes. */
export function isDictionaryWord(word: string, language: Language): boolean {
  return language === 'en' && Object.hasOwn(lexicon, word);
}

/** What an English word usually is, as a Penn tag such as "VB"; undefined for a word the lexicon lacks. */
export function usualTag(word: string): string | undefined {
  return Object.hasOwn(lexicon, word) ? lexicon[word]![0] : undefined;
}
