import { isDictionaryWord } from './dictionary.ts';
import type { Place } from './nearest.ts';
import type { Speller } from './speller.ts';
import { NO_WORD, placeOf } from './wordTable.ts';

const MIN_JOINED_CHARACTERS = 5;
const MIN_PIECE_CHARACTERS = 2;
const MAX_GLUED_CHARACTERS = 40;
/** Pieces this long are words by themselves; shorter ones stand at the edges of many. */
const MIN_UNSEEN_PIECE_CHARACTERS = 4;

/** The words, with two that are one made one: "sub scription"; one of the pieces must be no word. */
export function joinedPieces(speller: Speller, words: readonly string[]): readonly string[] {
  const whole: string[] = [];
  for (const word of words) {
    const before = whole.at(-1);
    if (before !== undefined && isOneWord(speller, before, word)) whole[whole.length - 1] = before + word;
    else whole.push(word);
  }
  return whole;
}

function isOneWord({ table, language }: Speller, first: string, second: string): boolean {
  if (first.length + second.length < MIN_JOINED_CHARACTERS) return false;
  const isWord = (word: string) => placeOf(table, word) !== NO_WORD || isDictionaryWord(word, language);
  return (!isWord(first) || !isWord(second)) && placeOf(table, first + second) !== NO_WORD;
}

/** The two known words that one stands for when no blank parts them: "mymachine"; null when it is none of that. */
export function splitInTwo(
  { table, counts }: Speller,
  word: string,
  { usage }: Place,
): [string, string] | null {
  if (word.length > MAX_GLUED_CHARACTERS) return null;
  let best: [string, string] | null = null;
  let bestCount = 0;
  for (let at = MIN_PIECE_CHARACTERS; at <= word.length - MIN_PIECE_CHARACTERS; at++) {
    const first = word.slice(0, at);
    const second = word.slice(at);
    const [firstPlace, secondPlace] = [placeOf(table, first), placeOf(table, second)];
    if (firstPlace === NO_WORD || secondPlace === NO_WORD) continue;
    const isLong = Math.min(first.length, second.length) >= MIN_UNSEEN_PIECE_CHARACTERS;
    if (!isLong && !usage.follows(first, second)) continue;
    const count = Math.min(counts[firstPlace]!, counts[secondPlace]!);
    if (count > bestCount) [best, bestCount] = [[first, second], count];
  }
  return best;
}
