import { hashOf } from './hash.ts';
import { type HashTable, hashTable, lookUp, NONE, put } from './hashTable.ts';

/** What words mean, as points in a space where words used alike lie together; plain data. */
export interface WordVectors {
  readonly dimensions: number;
  /** Hash of a word → its row; the rows go from the most to the least used word. */
  readonly rows: HashTable;
  /** [row × dimensions + dimension]; every row is as long as every other. */
  readonly values: Int8Array;
}

const WORD = 0;

/** Words rarer than this share of all text count nearly whole, commoner ones less (smooth inverse frequency). */
const COMMON_SHARE = 1e-3;
/** By Zipf's law the word of rank r makes up about this share divided by r. */
const FIRST_WORD_SHARE = 0.1;

/** What a word goes by in WordVectors. */
export const hashOfWord = (word: string): number => hashOf(WORD, word);

/** Vectors for words given by their hashes, the most used first. */
export function wordVectors(hashes: Int32Array, values: Int8Array): WordVectors {
  const rows = hashTable(hashes.length);
  for (const [row, hash] of hashes.entries()) put(rows, hash, row);
  return { dimensions: values.length / hashes.length, rows, values };
}

/** Where a text lies: the weighted mean of its words, of the length asked for; all zero when no word has a vector. */
export function meaningOf(
  { dimensions, rows, values }: WordVectors,
  words: readonly string[],
  length: number,
): Float32Array {
  const sum = new Float32Array(dimensions);
  for (const word of words) {
    const row = lookUp(rows, hashOfWord(word));
    if (row === NONE) continue;
    const share = FIRST_WORD_SHARE / (1 + row);
    const weight = COMMON_SHARE / (COMMON_SHARE + share);
    for (let at = 0, from = row * dimensions; at < dimensions; at++) sum[at]! += weight * values[from + at]!;
  }
  let squares = 0;
  for (let at = 0; at < dimensions; at++) squares += sum[at]! * sum[at]!;
  const scale = squares > 0 ? length / Math.sqrt(squares) : 0;
  for (let at = 0; at < dimensions; at++) sum[at]! *= scale;
  return sum;
}
