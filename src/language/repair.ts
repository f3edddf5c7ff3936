import { isDictionaryWord } from './dictionary.ts';
import { SLIPS } from './edits.ts';
import { joinedPieces, splitInTwo } from './glue.ts';
import { type Demands, oneSlipAway, type Place, twoSlipsAway } from './nearest.ts';
import { END, NO_USAGE, type Speller, START, type Usage } from './speller.ts';
import { NO_WORD, placeOf } from './wordTable.ts';

/** Shorter words have too many neighbours to guess from by themselves. */
const MIN_REPAIRED_CHARACTERS = 4;
/** In three letters that are no word, one is missing or two are swapped, if the word meant fits its place. */
const MIN_REPAIRED_BY_PLACE = 3;
/** From this length on, two slips still leave the word recognisable. */
const MIN_CHARACTERS_FOR_TWO_SLIPS = 8;
/** Words among the most used are taken for what they are. */
const USUAL_RANK = 2_000;
/** Words beyond are more often a slip than meant, where another word fits better. */
const RARE_RANK = 10_000;

const LETTERS = /^\p{L}+$/u;
const UNKNOWN: Demands = { fits: 0, slips: Object.values(SLIPS), anyWord: true };
const SHORT: Demands = { fits: 1, slips: [SLIPS.missed, SLIPS.undoubled, SLIPS.swapped], anyWord: false };
const RARE: Demands = { fits: 1, slips: Object.values(SLIPS), anyWord: false };
const UNCOMMON: Demands = { ...RARE, fits: 2 };

/** The word meant, or the word itself when it is known, spelt right, too short or near nothing. */
export function repair(speller: Speller, word: string): string {
  if (placeOf(speller.table, word) !== NO_WORD) return word;
  const place = { previous: START, next: END, usage: NO_USAGE };
  if (demandsOn(speller, word, place) !== UNKNOWN) return word;
  return oneSlipAway(speller, word, place, UNKNOWN) ?? farFrom(speller, word) ?? word;
}

/** The words meant: misspelt ones repaired, glued ones parted, parted ones joined; the same array when nothing is. */
export function repairWords(speller: Speller, words: readonly string[], usage: Usage): readonly string[] {
  const isKnown = (word: string) => placeOf(speller.table, word) !== NO_WORD;
  if (words.every(isKnown)) return words;
  const whole = joinedPieces(speller, words);
  const meant: string[] = [];
  for (const [at, word] of whole.entries()) {
    const place = { previous: meant.at(-1) ?? START, next: whole[at + 1] ?? END, usage };
    meant.push(...(isKnown(word) ? [word] : wordsMeantBy(speller, word, place)));
  }
  return meant.length === words.length && meant.every((word, at) => word === words[at]) ? words : meant;
}

function wordsMeantBy(speller: Speller, word: string, place: Place): readonly string[] {
  const demands = demandsOn(speller, word, place);
  if (demands === null) return [word];
  const elided = demands === UNKNOWN ? partedElision(speller, word) : null;
  if (elided !== null) return elided;
  const near = oneSlipAway(speller, word, place, demands);
  if (near !== null) return [near];
  if (demands !== UNKNOWN) return [word];
  return splitInTwo(speller, word, place) ?? [farFrom(speller, word) ?? word];
}

/** What to ask of a word to be put in the place of this one, which the speller lacks; null when this one is to stay. */
function demandsOn({ language }: Speller, word: string, { usage }: Place): Demands | null {
  if (word.length < MIN_REPAIRED_BY_PLACE || !LETTERS.test(word)) return null;
  const rank = usage.rankOf?.(word);
  if (rank === undefined && !isDictionaryWord(word, language))
    return word.length < MIN_REPAIRED_CHARACTERS ? SHORT : UNKNOWN;
  if (usage.rankOf === null || (rank !== undefined && rank < USUAL_RANK)) return null;
  return rank !== undefined && rank < RARE_RANK ? UNCOMMON : RARE;
}

const GLUED_ELISION = /^(?:[ldjnms]|qu)(?=[aeiouyh])/;

/** "Labonnement", "dengagement": an elision whose apostrophe is missing, before a word that is known. */
function partedElision({ table, language }: Speller, word: string): readonly string[] | null {
  const start = language === 'fr' ? GLUED_ELISION.exec(word)?.[0] : undefined;
  if (start === undefined || word.length - start.length < MIN_REPAIRED_CHARACTERS) return null;
  const rest = word.slice(start.length);
  return placeOf(table, rest) === NO_WORD ? null : [`${start}'`, rest];
}

function farFrom(speller: Speller, word: string): string | null {
  return word.length >= MIN_CHARACTERS_FOR_TWO_SLIPS ? twoSlipsAway(speller, word) : null;
}
