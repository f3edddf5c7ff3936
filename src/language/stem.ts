import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';
import porterFrench from 'natural/lib/natural/stemmers/porter_stemmer_fr.js';
import type { Language } from '../domain/language.ts';

/** Longest word handed to a stemmer: their work grows with the square of the length. */
const MAX_STEMMED_CHARACTERS = 40;

/** Stems found before: chat uses few words, and finding one takes longer than all the rest that is done with it. */
const KNOWN: Readonly<Record<Language, Map<string, string>>> = { en: new Map(), fr: new Map() };
/** Beyond it nothing more is kept, so that no stream of made-up words can fill the memory. */
const MAX_KNOWN = 50_000;

/** The word without its inflection; a word too long to be one comes back as it is. */
export function stem(word: string, language: Language): string {
  if (word.length > MAX_STEMMED_CHARACTERS) return word;
  const known = KNOWN[language].get(word);
  if (known !== undefined) return known;
  const found = language === 'fr' ? porterFrench.stem(word) : porter.stem(word);
  if (KNOWN[language].size < MAX_KNOWN) KNOWN[language].set(word, found);
  return found;
}
