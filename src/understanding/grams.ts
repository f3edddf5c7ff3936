import { finish, hashOf, mix, seedOf } from './hash.ts';

/** What a gram is made of; each kind has a weight of its own in the feature vector. */
export const GRAM_KINDS = {
  word: 0,
  wordPair: 1,
  stem: 2,
  stemPair: 3,
  characters: 4,
  concept: 5,
  conceptPair: 6,
} as const;

/** Short pieces of words survive typos and inflection; longer ones add little but size. */
const MIN_CHARACTERS = 2;
const MAX_CHARACTERS = 5;

/** Called once per gram with its kind and a 32-bit hash of the kind and the gram. */
export type GramVisitor = (kind: number, hash: number) => void;

/** Visits the words, stems, their neighbour pairs, the pieces of each word, and the ideas of a text alone and in pairs. */
export function visitGrams(
  {
    words,
    stems,
    concepts,
  }: {
    readonly words: readonly string[];
    readonly stems: readonly string[];
    readonly concepts: readonly string[];
  },
  visit: GramVisitor,
): void {
  let previous = '^';
  let previousStem = '^';
  for (const [at, word] of words.entries()) {
    // A pair around a number is worth the same whatever the number is.
    const shape = shapeOf(word);
    const stem = shape === '#' ? '#' : stems[at]!;
    visit(GRAM_KINDS.word, hashOf(GRAM_KINDS.word, word));
    if (shape !== word) visit(GRAM_KINDS.word, hashOf(GRAM_KINDS.word, shape));
    visit(GRAM_KINDS.wordPair, hashOf(GRAM_KINDS.wordPair, previous, shape));
    visit(GRAM_KINDS.stem, hashOf(GRAM_KINDS.stem, stem));
    visit(GRAM_KINDS.stemPair, hashOf(GRAM_KINDS.stemPair, previousStem, stem));
    visitCharacters(` ${word} `, visit);
    previous = shape;
    previousStem = stem;
  }
  if (words.length > 0) visit(GRAM_KINDS.wordPair, hashOf(GRAM_KINDS.wordPair, previous, '$'));
  for (const [at, concept] of concepts.entries()) {
    visit(GRAM_KINDS.concept, hashOf(GRAM_KINDS.concept, concept));
    // Which ideas come together tells more than each alone: "cancel" with "app", "cancel" with "price".
    for (const other of concepts.slice(at + 1))
      visit(GRAM_KINDS.conceptPair, hashOf(GRAM_KINDS.conceptPair, concept, other));
  }
}

function visitCharacters(padded: string, visit: GramVisitor): void {
  for (let start = 0; start < padded.length - 1; start++) {
    let hash = seedOf(GRAM_KINDS.characters);
    const end = Math.min(start + MAX_CHARACTERS, padded.length);
    for (let at = start; at < end; at++) {
      hash = mix(hash, padded.charCodeAt(at));
      if (at - start + 1 >= MIN_CHARACTERS) visit(GRAM_KINDS.characters, finish(hash));
    }
  }
}

/** What a word counts as in a pair: all numbers are one. */
export const shapeOf = (word: string): string => (/^\p{N}/u.test(word) ? '#' : word);
