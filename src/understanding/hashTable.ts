/** Whole numbers by 32-bit hash, in two flat arrays: quicker and far smaller than a Map, and plain data. */
export interface HashTable {
  readonly keys: Int32Array;
  /** NONE where the slot is free. */
  readonly values: Int32Array;
}

/** What looking up an absent key gives. */
export const NONE = -1;
const LOAD = 0.6;

/** A table with room for this many entries. */
export function hashTable(entries: number): HashTable {
  const slots = 2 ** Math.ceil(Math.log2(Math.max(2, entries / LOAD)));
  return { keys: new Int32Array(slots), values: new Int32Array(slots).fill(NONE) };
}

/** The value of a key; NONE when there is none. */
export function lookUp({ keys, values }: HashTable, key: number): number {
  return values[slotOf(keys, values, key)]!;
}

/** Gives a key a value from 0 up; the caller keeps within the room the table was made with. */
export function put({ keys, values }: HashTable, key: number, value: number): void {
  const slot = slotOf(keys, values, key);
  keys[slot] = key;
  values[slot] = value;
}

function slotOf(keys: Int32Array, values: Int32Array, key: number): number {
  const last = keys.length - 1;
  let slot = key & last;
  while (values[slot]! !== NONE && keys[slot]! !== key) slot = (slot + 1) & last;
  return slot;
}
