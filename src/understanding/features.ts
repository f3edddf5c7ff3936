import type { Language } from '../domain/language.ts';
import { repairWords } from '../language/repair.ts';
import { buildSpeller, type Speller, type Usage } from '../language/speller.ts';
import { type Columns, columnsOf, columnsWithin, fitColumns, rarity, type Sparse } from './columns.ts';
import { type ConceptBook, readIdeas } from './concepts.ts';
import { GRAM_KINDS, shapeOf } from './grams.ts';
import { hashOf } from './hash.ts';
import { type HashTable, hashTable, lookUp, NONE, put } from './hashTable.ts';
import { type Anatomy, type Parts, partsOfWords } from './parts.ts';
import { hashOfWord, meaningOf, type WordVectors } from './vectors.ts';

/** What a text looks like to the classifier, and how much of it was understood. */
export interface Features extends Sparse {
  /** Where its words lie together, all entries; empty without word vectors. */
  readonly meaning: Float32Array;
  /** Words read, after elisions and contractions are taken apart. */
  readonly words: number;
  /** Share of the text's words that training has seen, rarer words counting more; 0 when none was. */
  readonly knownShare: number;
}

/** Turns texts into features, as learnt from the training texts; plain data. */
export interface Vectoriser extends Anatomy, Columns {
  /** What words mean; null for a language without vectors. */
  readonly vectors: WordVectors | null;
  /** Length of the meaning beside that of the grams. */
  readonly meaningWeight: number;
  readonly speller: Speller;
  /** Hash of a known stem → its place in `stemWeights`. */
  readonly stems: HashTable;
  /** How telling each known stem is; a stem never seen tells as much as the rarest. */
  readonly stemWeights: Float32Array;
  readonly unseenStemWeight: number;
}

/** How much the meaning counts beside the grams, whose vector has length 1: the more, the fewer examples an intent has. */
const MEANING_WEIGHT = { many: 0.5, scarcity: 2.5, offset: 2 };

/** Learns which grams the texts of so many intents have, and how telling each is; the same texts give the same vectoriser. */
export function fitVectoriser(
  texts: readonly Parts[],
  {
    language,
    without,
    vectors,
    intents,
    names,
  }: Anatomy & {
    readonly vectors: WordVectors | null;
    readonly intents: number;
    /** Words that are spelt right though no text has them. */
    readonly names: readonly string[];
  },
): Vectoriser {
  return {
    ...fitColumns(texts),
    ...vocabularyOf(texts, language, names),
    language,
    without,
    vectors,
    meaningWeight:
      MEANING_WEIGHT.many + MEANING_WEIGHT.scarcity / (texts.length / intents + MEANING_WEIGHT.offset),
  };
}

/** The same as if only these texts, some of those it was learnt from, were known; what they have counts as before. */
export function narrowed(
  vectoriser: Vectoriser,
  texts: readonly Parts[],
  names: readonly string[],
): Vectoriser {
  return {
    ...vectoriser,
    ...vocabularyOf(texts, vectoriser.language, names),
    columns: columnsWithin(vectoriser.columns, texts),
  };
}

function vocabularyOf(
  texts: readonly Parts[],
  language: Language,
  names: readonly string[],
): Pick<Vectoriser, 'speller' | 'stems' | 'stemWeights' | 'unseenStemWeight'> {
  const stemCounts = countAll(texts.map(({ stems }) => [...new Set(stems)]));
  const stems = hashTable(stemCounts.size);
  for (const [at, stem] of [...stemCounts.keys()].entries()) put(stems, hashOfWord(stem), at);
  return {
    speller: buildSpeller(countAll(texts.map(({ words }) => words)), language, names),
    stems,
    stemWeights: Float32Array.from(stemCounts.values(), (count) => rarity(count, texts.length)),
    unseenStemWeight: rarity(0, texts.length),
  };
}

/** The features of any text; misspelt words are read as those meant, and may speak of more ideas. */
export function featuresOf(vectoriser: Vectoriser, text: Parts, book: ConceptBook | null): Features {
  const parts = repaired(vectoriser, text, book);
  const { stems, words } = parts;
  const { vectors } = vectoriser;
  return {
    ...columnsOf(vectoriser, parts, vectoriser.unseenStemWeight),
    meaning: vectors === null ? new Float32Array() : meaningOf(vectors, words, vectoriser.meaningWeight),
    words: words.length,
    knownShare: knownShare(vectoriser, stems),
  };
}

/** The text with its most telling words made strange: what talk of something else looks like. */
export function estranged(vectoriser: Vectoriser, { words, stems }: Parts): Parts {
  const weights = stems.map((stem) => stemWeight(vectoriser, stem) ?? vectoriser.unseenStemWeight);
  const middle = weights.toSorted((a, b) => a - b)[Math.floor(weights.length / 2)] ?? 0;
  const strange = words.map((word, at) => (weights[at]! >= middle ? [...word].reverse().join('') : word));
  return partsOfWords(strange, vectoriser, []);
}

function repaired(vectoriser: Vectoriser, text: Parts, book: ConceptBook | null): Parts {
  const { speller, without } = vectoriser;
  if (without.includes('repair')) return text;
  const words = repairWords(speller, text.words, usageIn(vectoriser));
  if (words === text.words) return text;
  const ideas = readIdeas(book, words);
  return partsOfWords(ideas.words, vectoriser, [...new Set([...text.concepts, ...ideas.concepts])].sort());
}

function usageIn({ columns, vectors }: Vectoriser): Usage {
  const rankOf = ({ rows }: WordVectors, word: string) => {
    const row = lookUp(rows, hashOfWord(word));
    return row === NONE ? undefined : row;
  };
  return {
    rankOf: vectors && ((word) => rankOf(vectors, word)),
    follows: (first, second) =>
      lookUp(columns, hashOf(GRAM_KINDS.wordPair, shapeOf(first), shapeOf(second))) !== NONE,
  };
}

function knownShare(vectoriser: Vectoriser, stems: readonly string[]): number {
  let known = 0;
  let all = 0;
  for (const stem of stems) {
    const weight = stemWeight(vectoriser, stem);
    known += weight ?? 0;
    all += weight ?? vectoriser.unseenStemWeight;
  }
  return all > 0 ? known / all : 0;
}

function stemWeight({ stems, stemWeights }: Vectoriser, stem: string): number | undefined {
  const at = lookUp(stems, hashOfWord(stem));
  return at === NONE ? undefined : stemWeights[at];
}

function countAll(lists: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const list of lists) for (const item of list) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
