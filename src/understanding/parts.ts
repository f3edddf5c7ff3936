import type { Language } from '../domain/language.ts';
import { writtenOut } from '../language/informal.ts';
import { stem } from '../language/stem.ts';
import { wordsOf } from '../language/tokenise.ts';
import { type ConceptBook, readIdeas } from './concepts.ts';
import { GRAM_KINDS, visitGrams } from './grams.ts';

/** A text taken apart: its words, their stems, and the hashes and kinds of its grams. */
export interface Parts {
  readonly words: readonly string[];
  readonly stems: readonly string[];
  /** The ideas it speaks of, sorted. */
  readonly concepts: readonly string[];
  readonly hashes: readonly number[];
  readonly kinds: readonly number[];
}

/** How texts are taken apart. */
export interface Anatomy {
  readonly language: Language;
  /** Left out to measure what it earns; nothing is left out in use. */
  readonly without: readonly Part[];
}

/** A part of the classifier that can be left out. */
export type Part = keyof typeof GRAMS_OF | 'vectors' | 'repair' | 'informal' | 'names' | 'strangers';

const GRAMS_OF = {
  words: [GRAM_KINDS.word, GRAM_KINDS.wordPair],
  stems: [GRAM_KINDS.stem, GRAM_KINDS.stemPair],
  pairs: [GRAM_KINDS.wordPair, GRAM_KINDS.stemPair],
  letters: [GRAM_KINDS.characters],
} as const satisfies Record<string, readonly number[]>;

/** Takes a text apart, once for all the vectorisers that will see it. */
export function partsOf(text: string, anatomy: Anatomy, book: ConceptBook | null = null): Parts {
  const { language, without } = anatomy;
  const written = wordsOf(text, language);
  const words = without.includes('informal') ? written : writtenOut(written, language);
  const ideas = readIdeas(
    book,
    words.map((word) => word.text),
  );
  return partsOfWords(ideas.words, anatomy, ideas.concepts);
}

/** The parts of a text given by its words. */
export function partsOfWords(
  words: readonly string[],
  { language, without }: Anatomy,
  concepts: readonly string[],
): Parts {
  const stems = words.map((word) => stem(word, language));
  const hashes: number[] = [];
  const kinds: number[] = [];
  const dropped = without.flatMap((part): readonly number[] =>
    part in GRAMS_OF ? GRAMS_OF[part as keyof typeof GRAMS_OF] : [],
  );
  visitGrams({ words, stems, concepts }, (kind, hash) => {
    if (dropped.length > 0 && dropped.includes(kind)) return;
    kinds.push(kind);
    hashes.push(hash);
  });
  return { words, stems, concepts, hashes, kinds };
}
