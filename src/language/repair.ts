import type { Language } from '../domain/language.ts';
import { isDictionaryWord } from './dictionary.ts';
import { editDistance } from './distance.ts';

/** The words one may have meant, ready to be looked up from a misspelling. */
export interface Speller {
  readonly language: Language;
  /** How often each word is used; the more usual one wins between two that are as near. */
  readonly counts: ReadonlyMap<string, number>;
  readonly byDeletion: ReadonlyMap<string, readonly string[]>;
  readonly byInitial: ReadonlyMap<string, readonly string[]>;
}

/** Shorter words have too many neighbours to guess from. */
const MIN_REPAIRED_CHARACTERS = 4;
/** From this length on, two slips still leave the word recognisable. */
const MIN_CHARACTERS_FOR_TWO_EDITS = 8;
const MAX_REPAIRED_CHARACTERS = 24;

/** A speller that repairs towards these words and no others. */
export function buildSpeller(counts: ReadonlyMap<string, number>, language: Language): Speller {
  const repairable = [...counts.keys()].filter(isRepairable);
  return {
    language,
    counts,
    byDeletion: groupBy(repairable, (word) => [word, ...deletions(word)]),
    byInitial: groupBy(
      repairable.filter((word) => word.length >= MIN_CHARACTERS_FOR_TWO_EDITS - 2),
      (word) => [word[0]!],
    ),
  };
}

/** The word meant, or the word itself when it is known, spelt right, too short or near nothing. */
export function repair(speller: Speller, word: string): string {
  if (speller.counts.has(word) || !isRepairable(word) || isDictionaryWord(word, speller.language))
    return word;
  return nearest(speller, word, 1) ?? (isLong(word) ? nearest(speller, word, 2) : undefined) ?? word;
}

const isRepairable = (word: string) =>
  word.length >= MIN_REPAIRED_CHARACTERS && word.length <= MAX_REPAIRED_CHARACTERS && /^\p{L}+$/u.test(word);

const isLong = (word: string) => word.length >= MIN_CHARACTERS_FOR_TWO_EDITS;

function nearest(speller: Speller, word: string, limit: 1 | 2): string | undefined {
  const candidates = limit === 1 ? oneEditAway(speller, word) : (speller.byInitial.get(word[0]!) ?? []);
  let best: string | undefined;
  for (const candidate of candidates) {
    if (editDistance(word, candidate, limit) > limit) continue;
    if (best === undefined || isLikelier(speller, word, [candidate, best])) best = candidate;
  }
  return best;
}

function oneEditAway(speller: Speller, word: string): string[] {
  return [word, ...deletions(word)].flatMap((shorter) => speller.byDeletion.get(shorter) ?? []);
}

/** A letter doubled or swapped is the likelier slip; between two as likely the more usual word is meant. */
function isLikelier(speller: Speller, word: string, [candidate, best]: readonly [string, string]): boolean {
  const difference =
    slipRank(word, candidate) - slipRank(word, best) ||
    speller.counts.get(best)! - speller.counts.get(candidate)!;
  return difference < 0 || (difference === 0 && candidate < best);
}

function slipRank(word: string, candidate: string): number {
  const single = (text: string) => text.replace(/(.)\1+/gu, '$1');
  const sorted = (text: string) => [...text].sort().join('');
  return single(word) === single(candidate) || sorted(word) === sorted(candidate) ? 0 : 1;
}

function deletions(word: string): string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
}

function groupBy(
  words: readonly string[],
  keysOf: (word: string) => readonly string[],
): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const word of words) {
    for (const key of new Set(keysOf(word))) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [word]);
      else group.push(word);
    }
  }
  return groups;
}
