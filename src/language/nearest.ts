import { dictionaryOf } from './dictionary.ts';
import { editDistance } from './distance.ts';
import { type EditVisitor, edited, MAX_EDITED_CHARACTERS, SLIPS, visitEdits } from './edits.ts';
import { lettersOf, type Speller, type Usage } from './speller.ts';
import { mayHave, NO_WORD, placeOfHash } from './wordTable.ts';

/** What a word stands between, and what is known of words. */
export interface Place {
  readonly previous: string;
  readonly next: string;
  readonly usage: Usage;
}

export interface Demands {
  /** At how many of its two sides the word meant must have been seen beside what stands there. */
  readonly fits: number;
  /** The slips to reckon with. */
  readonly slips: readonly number[];
  /** Whether the word meant may be one of the language's that the speller lacks. */
  readonly anyWord: boolean;
}

// How unlikely a slip is, and how much the rest speaks for a word, in the same unit. Chosen on public intent sets.
const SLIP_COSTS: Readonly<Record<number, number>> = {
  [SLIPS.swapped]: 0,
  [SLIPS.doubled]: 0,
  [SLIPS.undoubled]: 0,
  [SLIPS.missed]: 0.5,
  [SLIPS.neighbour]: 0.8,
  [SLIPS.added]: 1,
  [SLIPS.changed]: 1.6,
};
/** The first letter is seldom wrong. */
const FIRST_LETTER_COST = 1.5;
const FIT_WORTH = 2;
const COUNT_WORTH = 0.3;
const RANK_COST = 0.1;
const MIN_MEANT_CHARACTERS = 3;

/** The likeliest word that one slip makes of this one; null when none meets the demands. */
export function oneSlipAway(speller: Speller, word: string, place: Place, demands: Demands): string | null {
  const { table, language } = speller;
  const { anyWord, slips } = demands;
  const dictionary = dictionaryOf(language);
  let best: string | null = null;
  let bestScore = -Infinity;
  const consider: EditVisitor = (hash, slip, at, code) => {
    const known = placeOfHash(table, hash);
    const listed = known === NO_WORD && anyWord ? placeOfHash(dictionary, hash) : NO_WORD;
    if ((known === NO_WORD && listed === NO_WORD) || !slips.includes(slip)) return;
    const candidate = edited(word, slip, at, code);
    // Two words may share a hash.
    if (candidate !== (table.words[known] ?? dictionary.words[listed])) return;
    const fits = fitsOf(candidate, place);
    if (fits < demands.fits || candidate.length < MIN_MEANT_CHARACTERS) return;
    const isFirst = at === 0 && slip !== SLIPS.swapped;
    const cost = SLIP_COSTS[slip]! + (isFirst ? FIRST_LETTER_COST : 0);
    const score = worthOf(speller, { candidate, known, place }) + FIT_WORTH * fits - cost;
    if (score < bestScore || (score === bestScore && (best === null || candidate >= best))) return;
    best = candidate;
    bestScore = score;
  };
  visitEdits(word, (hash, slip, at, code) => {
    if (mayHave(table, hash) || (anyWord && mayHave(dictionary, hash))) consider(hash, slip, at, code);
  });
  return best;
}

const fitsOf = (candidate: string, { previous, next, usage }: Place): number =>
  Number(usage.follows(previous, candidate)) + Number(usage.follows(candidate, next));

/** How likely a word is before anything is said; -Infinity for one that is never meant. */
function worthOf(
  { counts }: Speller,
  { candidate, known, place }: { candidate: string; known: number; place: Place },
): number {
  if (known !== NO_WORD) return COUNT_WORTH * Math.log(counts[known]!);
  const rank = place.usage.rankOf?.(candidate);
  return rank === undefined ? -Infinity : -RANK_COST * Math.log(1 + rank);
}

/** Two slips change no more letters than this. */
const MAX_CHANGED_LETTERS = 4;
const MIN_CHARACTERS = 6;

/** The most used word that at most two slips, none in its first letter, make of this one. */
export function twoSlipsAway({ table, counts, letters }: Speller, word: string): string | null {
  if (word.length > MAX_EDITED_CHARACTERS) return null;
  const own = lettersOf(word);
  const initial = word[0]!;
  let best: string | null = null;
  let bestCount = 0;
  for (let place = firstFrom(table.words, initial); table.words[place]?.[0] === initial; place++) {
    // Most are told apart by their letters alone; the distance takes a hundred times as long.
    if (bitsIn(letters[place]! ^ own) > MAX_CHANGED_LETTERS || counts[place]! <= bestCount) continue;
    const candidate = table.words[place]!;
    if (candidate.length < MIN_CHARACTERS || editDistance(word, candidate, 2) > 2) continue;
    best = candidate;
    bestCount = counts[place]!;
  }
  return best;
}

/** Where, in alphabetical order, the words from this beginning on stand. */
function firstFrom(words: readonly string[], beginning: string): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]! < beginning) low = middle + 1;
    else high = middle;
  }
  return low;
}

function bitsIn(value: number): number {
  const pairs = value - ((value >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
