import { powersUpTo, withLetter } from './wordTable.ts';

/** What the finger did, from the likeliest to the least likely. */
export const SLIPS = {
  swapped: 0,
  doubled: 1,
  undoubled: 2,
  missed: 3,
  neighbour: 4,
  added: 5,
  changed: 6,
} as const;

/** Takes the hash of a word one slip away, what the slip was, and where; `code` is the letter to be put there. */
export type EditVisitor = (hash: number, slip: number, at: number, code: number) => void;

/** Words longer than this are not visited. */
export const MAX_EDITED_CHARACTERS = 24;
const POWERS = powersUpTo(MAX_EDITED_CHARACTERS + 1);
const [FIRST_LETTER, LAST_LETTER] = ['a'.charCodeAt(0), 'z'.charCodeAt(0)];
const KEYS: readonly string[] = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'azertyuiop', 'qsdfghjklm', 'wxcvbn'];
/** [code × 128 + code]: whether two letters lie side by side on an English or a French keyboard. */
const SIDE_BY_SIDE = new Uint8Array(128 * 128);
for (const row of KEYS)
  for (let at = 1; at < row.length; at++) {
    const [left, right] = [row.charCodeAt(at - 1), row.charCodeAt(at)];
    SIDE_BY_SIDE[left * 128 + right] = SIDE_BY_SIDE[right * 128 + left] = 1;
  }

/** Visits every word that one slip makes of this one: the word meant is among them. Some thousand sums, no text is made. */
export function visitEdits(word: string, visit: EditVisitor): void {
  const length = word.length;
  if (length > MAX_EDITED_CHARACTERS) return;
  // Hashes of what stands before and from each place on.
  const before = new Int32Array(length + 1);
  const after = new Int32Array(length + 2);
  for (let at = 0; at < length; at++) before[at + 1] = withLetter(before[at]!, word.charCodeAt(at));
  for (let at = length - 1; at >= 0; at--)
    after[at] = (Math.imul(word.charCodeAt(at), POWERS[length - 1 - at]!) + after[at + 1]!) | 0;
  const joined = (hash: number, from: number) => (Math.imul(hash, POWERS[length - from]!) + after[from]!) | 0;

  for (let at = 0; at < length; at++) {
    const code = word.charCodeAt(at);
    const next = word.charCodeAt(at + 1);
    if (at + 1 < length && next !== code) {
      visit(joined(withLetter(withLetter(before[at]!, next), code), at + 2), SLIPS.swapped, at, next);
    }
    if (next !== code) {
      const isDouble = at > 0 && word.charCodeAt(at - 1) === code;
      visit(joined(before[at]!, at + 1), isDouble ? SLIPS.doubled : SLIPS.added, at, 0);
    }
    for (let letter = FIRST_LETTER; letter <= LAST_LETTER; letter++) {
      const start = withLetter(before[at]!, letter);
      if (letter !== code) {
        const isNear = code < 128 && SIDE_BY_SIDE[letter * 128 + code] === 1;
        visit(joined(start, at + 1), isNear ? SLIPS.neighbour : SLIPS.changed, at, letter);
        visit(joined(start, at), SLIPS.missed, at, letter);
      }
    }
    visit(joined(withLetter(before[at + 1]!, code), at + 1), SLIPS.undoubled, at, code);
  }
  for (let letter = FIRST_LETTER; letter <= LAST_LETTER; letter++)
    if (letter !== word.charCodeAt(length - 1))
      visit(withLetter(before[length]!, letter), SLIPS.missed, length, letter);
}

/** The word that a visited edit is the hash of. */
export function edited(word: string, slip: number, at: number, code: number): string {
  const letter = String.fromCharCode(code);
  switch (slip) {
    case SLIPS.swapped:
      return word.slice(0, at) + letter + word[at] + word.slice(at + 2);
    case SLIPS.doubled:
    case SLIPS.added:
      return word.slice(0, at) + word.slice(at + 1);
    case SLIPS.undoubled:
    case SLIPS.missed:
      return word.slice(0, at) + letter + word.slice(at);
    default:
      return word.slice(0, at) + letter + word.slice(at + 1);
  }
}
