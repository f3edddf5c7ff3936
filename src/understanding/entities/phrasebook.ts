import type { PerLanguage } from '../../domain/content.ts';
import type { Language } from '../../domain/language.ts';
import { repair } from '../../language/repair.ts';
import { buildSpeller, type Speller } from '../../language/speller.ts';
import { type Token, tokenise } from '../../language/tokenise.ts';
import { ENGLISH_WORDS, FRENCH_WORDS } from '../../language/words.ts';

/** Phrases to look for in a text, each with what it means, ready to be found fast. */
export interface Phrasebook<M> {
  readonly language: Language;
  /** Meaning by the phrase's words, one blank between them. */
  readonly meanings: ReadonlyMap<string, M>;
  /** Every beginning of a phrase, word by word: most texts are left at the first. */
  readonly beginnings: ReadonlySet<string>;
  readonly speller: Speller;
}

export interface Place<M> {
  readonly start: number;
  readonly end: number;
  readonly meaning: M;
}

/** Shorter words are too near others to forgive a slip. */
const MIN_CHARACTERS_FOR_SLIP = 6;

const COMMON_WORDS: PerLanguage<ReadonlySet<string>> = { en: ENGLISH_WORDS, fr: FRENCH_WORDS };

/** A phrasebook; of two equal phrases the first is kept. */
export function buildPhrasebook<M>(
  phrases: readonly { readonly text: string; readonly meaning: M }[],
  language: Language,
): Phrasebook<M> {
  const meanings = new Map<string, M>();
  const words = new Map<string, number>();
  const beginnings = new Set<string>();
  for (const { text, meaning } of phrases) {
    const spoken = tokenise(text, language).map((token) => token.text);
    const key = spoken.join(' ');
    if (key !== '' && !meanings.has(key)) meanings.set(key, meaning);
    for (const word of spoken.filter((each) => each.length >= MIN_CHARACTERS_FOR_SLIP)) words.set(word, 1);
    for (let length = 1; length <= spoken.length; length++) beginnings.add(spoken.slice(0, length).join(' '));
  }
  return { language, meanings, beginnings, speller: buildSpeller(words, language) };
}

/** Where the phrases stand among the tokens of a text; a long word may be misspelt. */
export function findPhrases<M>(
  { language, meanings, beginnings, speller }: Phrasebook<M>,
  tokens: readonly Token[],
): Place<M>[] {
  const exact = tokens.map(({ text }) => text);
  // "Chaque" is no misspelt "chèque".
  const repaired = exact.map((word) => (COMMON_WORDS[language].has(word) ? word : repair(speller, word)));
  const places: Place<M>[] = [];
  for (let first = 0; first < tokens.length; first++) {
    let [written, meant] = ['', ''];
    for (let last = first; last < tokens.length; last++) {
      written = last === first ? exact[last]! : `${written} ${exact[last]!}`;
      meant = last === first ? repaired[last]! : `${meant} ${repaired[last]!}`;
      if (!beginnings.has(written) && !beginnings.has(meant)) break;
      const meaning = meanings.get(written) ?? meanings.get(meant);
      if (meaning !== undefined)
        places.push({ start: tokens[first]!.start, end: tokens[last]!.end, meaning });
    }
  }
  return places;
}
