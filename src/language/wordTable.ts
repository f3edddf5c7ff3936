/** Words by a hash that the hashes of their pieces add up to, so that near spellings need not be written out; plain data. */
export interface WordTable {
  readonly words: readonly string[];
  readonly hashes: Int32Array;
  /** Place of a word in `words`, by hash; NO_WORD where the slot is free. */
  readonly slots: Int32Array;
  /** A bit for each hash there is: most that are not there are told by it, in far less memory than the rest. */
  readonly filter: Int32Array;
}

/** What looking up a word that is not there gives. */
export const NO_WORD = -1;
const LOAD = 0.5;
const FILTER_BITS_PER_WORD = 16;
const BASE = 0x01000193;

/** A table of these words, each given once. */
export function wordTable(words: readonly string[]): WordTable {
  const hashes = Int32Array.from(words, hashOfLetters);
  const slots = new Int32Array(powerOfTwo(words.length / LOAD)).fill(NO_WORD);
  const filter = new Int32Array(powerOfTwo((words.length * FILTER_BITS_PER_WORD) / 32));
  for (let place = 0; place < hashes.length; place++) {
    let slot = firstSlot(hashes[place]!, slots);
    while (slots[slot] !== NO_WORD) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = place;
    filter[filterAt(hashes[place]!, filter)]! |= 1 << hashes[place]!;
  }
  return { words, hashes, slots, filter };
}

const powerOfTwo = (least: number): number => 2 ** Math.ceil(Math.log2(Math.max(2, least)));

/** The place of a word; NO_WORD when the table lacks it. */
export function placeOf(table: WordTable, word: string): number {
  const place = placeOfHash(table, hashOfLetters(word));
  return place !== NO_WORD && table.words[place] === word ? place : NO_WORD;
}

/** Whether a word with this hash may be there; when it says no, there is none. */
export const mayHave = ({ filter }: WordTable, hash: number): boolean =>
  (filter[filterAt(hash, filter)]! & (1 << hash)) !== 0;

const filterAt = (hash: number, filter: Int32Array): number =>
  (Math.imul(hash, 0x2c1b3c6d) >>> 5) & (filter.length - 1);

/** The place of the word with a hash; which word it is must be looked at, as two may share one. */
export function placeOfHash({ hashes, slots }: WordTable, hash: number): number {
  for (let slot = firstSlot(hash, slots); ; slot = (slot + 1) & (slots.length - 1)) {
    const place = slots[slot]!;
    if (place === NO_WORD || hashes[place] === hash) return place;
  }
}

function firstSlot(hash: number, slots: Int32Array): number {
  const spread = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (spread ^ (spread >>> 13)) & (slots.length - 1);
}

/** The hash of what has this hash with one more character behind it. */
export const withLetter = (hash: number, code: number): number => (Math.imul(hash, BASE) + code) | 0;

/** What a hash is to be multiplied with for each number of characters that follow. */
export function powersUpTo(length: number): Int32Array {
  const powers = new Int32Array(length + 1).fill(1);
  for (let at = 1; at <= length; at++) powers[at] = Math.imul(powers[at - 1]!, BASE);
  return powers;
}

function hashOfLetters(word: string): number {
  let hash = 0;
  for (let at = 0; at < word.length; at++) hash = withLetter(hash, word.charCodeAt(at));
  return hash;
}
