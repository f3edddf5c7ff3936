import { repairWords } from '../language/repair.ts';
import { buildSpeller, type Speller, type Usage } from '../language/speller.ts';
import { GRAM_KINDS, shapeOf } from './grams.ts';
import { hashOf } from './hash.ts';
import { type HashTable, hashTable, lookUp, NONE, put } from './hashTable.ts';
import { type Anatomy, type Parts, partsOfWords } from './parts.ts';
import { hashOfWord, meaningOf, type WordVectors } from './vectors.ts';

/** What a text looks like to the classifier, and how much of it was understood. */
export interface Features {
  /** The columns of its grams, and their values: a sparse vector of length 1. */
  readonly indices: Int32Array;
  readonly values: Float32Array;
  /** Where its words lie together, all entries; empty without word vectors. */
  readonly meaning: Float32Array;
  /** Words read, after elisions and contractions are taken apart. */
  readonly words: number;
  /** Share of the text's words that training has seen, rarer words counting more; 0 when none was. */
  readonly knownShare: number;
}

/** Turns texts into features, as learnt from the training texts; plain data. */
export interface Vectoriser extends Anatomy {
  /** What words mean; null for a language without vectors. */
  readonly vectors: WordVectors | null;
  /** Length of the meaning beside that of the grams. */
  readonly meaningWeight: number;
  /** Gram hash → column. */
  readonly columns: HashTable;
  /** How much each gram counts, by column. */
  readonly weights: Float32Array;
  readonly speller: Speller;
  /** Hash of a known stem → its place in `stemWeights`. */
  readonly stems: HashTable;
  /** How telling each known stem is; a stem never seen tells as much as the rarest. */
  readonly stemWeights: Float32Array;
  readonly unseenStemWeight: number;
}

/** The concepts that words speak of. */
type IdeasIn = (words: readonly string[]) => readonly string[];

// Chosen on the development parts of public intent sets, by GRAM_KINDS.
const KIND_WEIGHTS: Readonly<Record<number, number>> = {
  [GRAM_KINDS.word]: 1,
  [GRAM_KINDS.wordPair]: 1,
  [GRAM_KINDS.stem]: 2,
  [GRAM_KINDS.stemPair]: 2,
  [GRAM_KINDS.characters]: 0.7,
  // Chosen by cross-validation on our own content.
  [GRAM_KINDS.concept]: 3,
  [GRAM_KINDS.conceptPair]: 2,
};
/** Among more texts than this, a gram that only one of them has tells nothing. */
const MANY_TEXTS = 8_000;
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
  const stemCounts = countAll(texts.map(({ stems }) => [...new Set(stems)]));
  const stems = hashTable(stemCounts.size);
  for (const [at, stem] of [...stemCounts.keys()].entries()) put(stems, hashOfWord(stem), at);
  return {
    ...fitColumns(texts),
    language,
    without,
    vectors,
    meaningWeight:
      MEANING_WEIGHT.many + MEANING_WEIGHT.scarcity / (texts.length / intents + MEANING_WEIGHT.offset),
    speller: buildSpeller(countAll(texts.map(({ words }) => words)), language, names),
    stems,
    stemWeights: Float32Array.from(stemCounts.values(), (count) => rarity(count, texts.length)),
    unseenStemWeight: rarity(0, texts.length),
  };
}

/** The features of any text; misspelt words are read as those meant, and may speak of more ideas. */
export function featuresOf(vectoriser: Vectoriser, text: Parts, ideasIn: IdeasIn = () => []): Features {
  const { hashes, kinds, stems, words } = repaired(vectoriser, text, ideasIn);
  const { columns, weights, vectors } = vectoriser;
  const found = new Int32Array(hashes.length);
  let count = 0;
  let unseenSquares = 0;
  for (let at = 0; at < hashes.length; at++) {
    const column = lookUp(columns, hashes[at]!);
    if (column !== NONE) found[count++] = column;
    else unseenSquares += KIND_WEIGHTS[kinds[at]!]! ** 2 * vectoriser.unseenStemWeight;
  }
  return {
    ...sparse(found.subarray(0, count).sort(), weights, unseenSquares),
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

function repaired(vectoriser: Vectoriser, text: Parts, ideasIn: IdeasIn): Parts {
  const { speller, without } = vectoriser;
  if (without.includes('repair')) return text;
  const words = repairWords(speller, text.words, usageIn(vectoriser));
  if (words === text.words) return text;
  const concepts = [...new Set([...text.concepts, ...ideasIn(words)])].sort();
  return partsOfWords(words, vectoriser, concepts);
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

function fitColumns(texts: readonly Parts[]): Pick<Vectoriser, 'columns' | 'weights'> {
  const most = texts.reduce((sum, { hashes }) => sum + hashes.length, 0);
  const seen = hashTable(most);
  const gramHashes = new Int32Array(most);
  const gramKinds = new Uint8Array(most);
  const textsWith = new Int32Array(most);
  const lastText = new Int32Array(most);
  let grams = 0;
  for (const [text, { hashes, kinds }] of texts.entries()) {
    for (let at = 0; at < hashes.length; at++) {
      let gram = lookUp(seen, hashes[at]!);
      if (gram === NONE) {
        gram = grams++;
        put(seen, hashes[at]!, gram);
        gramHashes[gram] = hashes[at]!;
        gramKinds[gram] = kinds[at]!;
      } else if (lastText[gram] === text) continue;
      textsWith[gram]!++;
      lastText[gram] = text;
    }
  }
  const least = texts.length > MANY_TEXTS ? 2 : 1;
  const kept = Int32Array.from({ length: grams }, (_, gram) => gram).filter(
    (gram) => textsWith[gram]! >= least,
  );
  const columns = hashTable(kept.length);
  for (let column = 0; column < kept.length; column++) put(columns, gramHashes[kept[column]!]!, column);
  const weightOf = (gram: number) =>
    KIND_WEIGHTS[gramKinds[gram]!]! * Math.sqrt(rarity(textsWith[gram]!, texts.length));
  return { columns, weights: Float32Array.from(kept, weightOf) };
}

// What training never saw makes the vector longer too, so that a text of few known words scores low.
function sparse(
  sortedColumns: Int32Array,
  weights: Float32Array,
  unseenSquares: number,
): Pick<Features, 'indices' | 'values'> {
  const indices = new Int32Array(sortedColumns.length);
  const values = new Float32Array(sortedColumns.length);
  let count = 0;
  let squares = unseenSquares;
  for (let at = 0; at < sortedColumns.length; count++) {
    const column = sortedColumns[at]!;
    const first = at;
    while (sortedColumns[at] === column) at++;
    const repeats = at - first;
    const value = (repeats === 1 ? 1 : 1 + Math.log(repeats)) * weights[column]!;
    indices[count] = column;
    values[count] = value;
    squares += value * value;
  }
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  for (let at = 0; at < count; at++) values[at]! *= scale;
  return { indices: indices.slice(0, count), values: values.slice(0, count) };
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

const rarity = (texts: number, allTexts: number) => Math.log((1 + allTexts) / (1 + texts)) + 1;

function countAll(lists: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const list of lists) for (const item of list) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
