import type { PerLanguage } from '../domain/content.ts';
import { foldAccents, normalise } from './normalise.ts';

/** How far each word of the content speaks for French (above 0) or English (below 0). */
export type Lexicon = ReadonlyMap<string, number>;

export const NO_LEXICON: Lexicon = new Map();

/** No single word says more than this: alone, it must not change the language of a conversation. */
const MAX_LEANING = 1.6;
/** Added to each count, so that a word seen once in one language proves little. */
const DOUBT = 0.5;
const MIN_LETTERS = 2;

/** Learns from texts of both languages which words belong to one of them: the log of how much oftener it stands there. */
export function buildLexicon(texts: PerLanguage<readonly string[]>): Lexicon {
  const [english, french] = [countWords(texts.en), countWords(texts.fr)];
  const words = new Set([...english.keys(), ...french.keys()]);
  return new Map(
    [...words].map((word) => {
      const leaning = Math.log(((french.get(word) ?? 0) + DOUBT) / ((english.get(word) ?? 0) + DOUBT));
      return [word, Math.max(-MAX_LEANING, Math.min(MAX_LEANING, leaning))];
    }),
  );
}

/** The words of a text as the lexicon writes them. */
export const lexiconWords = (text: string): string[] =>
  foldAccents(normalise(text)).match(/\p{L}+(?:'\p{L}+)?/gu) ?? [];

function countWords(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const word of new Set(lexiconWords(text)))
      if (word.length >= MIN_LETTERS) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
