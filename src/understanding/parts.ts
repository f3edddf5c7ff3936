import type { Language } from '../domain/language.ts';
import { writtenOut } from '../language/informal.ts';
import { stem } from '../language/stem.ts';
import { wordsOf } from '../language/tokenise.ts';
import { visitGrams } from './grams.ts';

/** A text taken apart: its words, their stems, and the hashes and kinds of its grams. */
export interface Parts {
  readonly words: readonly string[];
  readonly stems: readonly string[];
  /** The ideas it speaks of, sorted. */
  readonly concepts: readonly string[];
  readonly hashes: readonly number[];
  readonly kinds: readonly number[];
}

/** Takes a text apart, once for all the vectorisers that will see it. */
export function partsOf(text: string, language: Language, concepts: readonly string[] = []): Parts {
  const words = writtenOut(wordsOf(text, language), language).map((word) => word.text);
  return partsOfWords(words, { language, concepts });
}

/** The parts of a text given by its words. */
export function partsOfWords(
  words: readonly string[],
  { language, concepts }: { language: Language; concepts: readonly string[] },
): Parts {
  const stems = words.map((word) => stem(word, language));
  const hashes: number[] = [];
  const kinds: number[] = [];
  visitGrams({ words, stems, concepts }, (kind, hash) => {
    kinds.push(kind);
    hashes.push(hash);
  });
  return { words, stems, concepts, hashes, kinds };
}
