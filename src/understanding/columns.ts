import { GRAM_KINDS } from './grams.ts';
import { type HashTable, hashTable, lookUp, NONE, put } from './hashTable.ts';
import type { Parts } from './parts.ts';

/** The grams that count, each in a column of its own. */
export interface Columns {
  /** Gram hash → column. */
  readonly columns: HashTable;
  /** How much each gram counts, by column. */
  readonly weights: Float32Array;
}

/** A sparse vector of length 1: the columns of a text's grams, and their values. */
export interface Sparse {
  readonly indices: Int32Array;
  readonly values: Float32Array;
}

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
/** Learns which grams the texts have, and how telling each is. */
export function fitColumns(texts: readonly Parts[]): Columns {
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

/** Those of the columns whose grams these texts have, under the same numbers. */
export function columnsWithin(columns: HashTable, texts: readonly Parts[]): HashTable {
  const within: HashTable = {
    keys: new Int32Array(columns.keys.length),
    values: new Int32Array(columns.values.length).fill(NONE),
  };
  for (const { hashes } of texts)
    for (const hash of hashes) {
      const column = lookUp(columns, hash);
      if (column !== NONE) put(within, hash, column);
    }
  return within;
}

/** The columns of a text's grams; a gram never seen counts like a stem never seen. */
export function columnsOf(
  { columns, weights }: Columns,
  { hashes, kinds }: Parts,
  unseenStemWeight: number,
): Sparse {
  const found = new Int32Array(hashes.length);
  let count = 0;
  let unseenSquares = 0;
  for (let at = 0; at < hashes.length; at++) {
    const column = lookUp(columns, hashes[at]!);
    if (column !== NONE) found[count++] = column;
    else unseenSquares += KIND_WEIGHTS[kinds[at]!]! ** 2 * unseenStemWeight;
  }
  return sparse(found.subarray(0, count).sort(), weights, unseenSquares);
}

// What training never saw makes the vector longer too, so that a text of few known words scores low.
function sparse(sortedColumns: Int32Array, weights: Float32Array, unseenSquares: number): Sparse {
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

/** How telling it is to be in so many texts of all. */
export const rarity = (texts: number, allTexts: number) => Math.log((1 + allTexts) / (1 + texts)) + 1;
