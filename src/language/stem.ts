import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';
import porterFrench from 'natural/lib/natural/stemmers/porter_stemmer_fr.js';
import type { Language } from '../domain/language.ts';

/** Longest word handed to a stemmer: their work grows with the square of the length. */
const MAX_STEMMED_CHARACTERS = 40;

/** The word without its inflection; a word too long to be one comes back as it is. */
export function stem(word: string, language: Language): string {
  if (word.length > MAX_STEMMED_CHARACTERS) return word;
  return language === 'fr' ? porterFrench.stem(word) : porter.stem(word);
}
