import type { Language } from '../domain/language.ts';
import { isDictionaryWord } from './dictionary.ts';
import { type Reading, read, readText, spanOf } from './reading.ts';

/** One word or number, in matching form, with its offsets in the original text. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Longest word kept whole; what is longer is no word, and only its beginning can be matched. */
export const MAX_TOKEN_CHARACTERS = 40;

const NUMBER = '\\p{N}+(?:[.,:/-]\\p{N}+)*';
const WORD = "\\p{L}[\\p{L}\\p{N}]*(?:'[\\p{L}]+)*";
// A model's "plus" may be written as a sign.
const PLUS = '(?<=\\p{L} ?)\\+(?!\\p{N})';
const PIECE = new RegExp(`${WORD}|${NUMBER}|${PLUS}`, 'gu');
const ELISION = /^(?:l|d|j|m|t|s|n|c|qu|jusqu|lorsqu|puisqu|quelqu)'(?=.)/u;
// "dont" is as usual in a chat as "don't".
const CONTRACTION =
  /(?:n't|'(?:m|re|ve|ll|d|s)|(?<=^(?:are|ca|could|did|do|does|had|has|have|is|should|was|were|wo|would))nt)$/u;
const FULL_FORMS: Readonly<Record<string, string>> = {
  "n't": 'not',
  nt: 'not',
  "'m": 'am',
  "'re": 'are',
  "'ve": 'have',
  "'ll": 'will',
  "'d": 'would',
};
const IRREGULAR: Readonly<Record<string, string>> = { ca: 'can', wo: 'will', sha: 'shall' };

/** The words and numbers of a text in order, elisions and contractions taken apart. */
export function tokenise(text: string, language: Language): Token[] {
  return tokensOf(read(text), language);
}

/** The words and numbers of a text already read. */
export function tokensOf(reading: Reading, language: Language): Token[] {
  const split = language === 'fr' ? splitElision : splitContraction;
  return [...reading.text.matchAll(PIECE)].flatMap((match) =>
    split(match[0]).map(({ text, from, to }) => ({
      text: text.slice(0, MAX_TOKEN_CHARACTERS),
      ...spanOf(reading, match.index + from, match.index + to),
    })),
  );
}

/** The words and numbers alone, as `tokenise` has them; much quicker where places do not matter. */
export function wordsOf(text: string, language: Language): { readonly text: string }[] {
  const split = language === 'fr' ? splitElision : splitContraction;
  return (readText(text).match(PIECE) ?? []).flatMap((word) =>
    split(word).map(({ text }) => ({ text: text.slice(0, MAX_TOKEN_CHARACTERS) })),
  );
}

interface Piece {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

function splitElision(word: string): Piece[] {
  const elided = ELISION.exec(word)?.[0].length ?? gluedElision(word);
  if (elided === 0) return [{ text: word, from: 0, to: word.length }];
  const start = word.slice(0, elided);
  return [
    { text: start.endsWith("'") ? start : `${start}'`, from: 0, to: elided },
    { text: word.slice(elided), from: elided, to: word.length },
  ];
}

const GLUED_ELISION = /^(?:[ldjnc]|qu)(?=[aeiouyh]\p{L}{2})/u;

/** Words that only look like an elision before another word. */
const WHOLE_WORDS: ReadonlySet<string> = new Set(
  'celle celles centre dont janvier june labo lent lors lune nette noeud'.split(' '),
);

/** How much of "lautre" or "cetait" is an elision without its apostrophe; 0 for a word of its own. */
function gluedElision(word: string): number {
  const length = GLUED_ELISION.exec(word)?.[0].length ?? 0;
  if (length === 0 || WHOLE_WORDS.has(word) || isDictionaryWord(word, 'fr')) return 0;
  return isDictionaryWord(word.slice(length), 'fr') ? length : 0;
}

function splitContraction(word: string): Piece[] {
  const ending = CONTRACTION.exec(word);
  if (ending === null || ending.index === 0) return [{ text: word, from: 0, to: word.length }];
  const at = ending.index;
  const base = word.slice(0, at);
  return [
    { text: FULL_FORMS[ending[0]] === 'not' ? (IRREGULAR[base] ?? base) : base, from: 0, to: at },
    { text: FULL_FORMS[ending[0]] ?? ending[0], from: at, to: word.length },
  ];
}
