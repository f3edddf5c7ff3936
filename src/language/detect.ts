import { detectAll } from 'tinyld/light';
import type { Language } from '../domain/language.ts';
import { type Lexicon, lexiconWords, NO_LEXICON } from './lexicon.ts';
import { normalise } from './normalise.ts';
import { ENGLISH_WORDS, FRENCH_WORDS } from './words.ts';

export interface DetectedLanguage {
  readonly language: Language;
  /** 0.5 to 1. */
  readonly confidence: number;
}

/** How far each sign speaks for French (above 0) or English (below 0). */
const WEIGHTS = {
  word: 2,
  accent: 2,
  elision: 2,
  frenchPiece: 0.6,
  englishPiece: -0.6,
  statistics: 1.5,
} as const;
/** Below this the signs could be chance. */
const MIN_EVIDENCE = 1;
/** With fewer letters the letter statistics are a coin toss. */
const MIN_LETTERS_FOR_STATISTICS = 10;

const FRENCH_ACCENT = /[àâçéèêëîïôùûœ]/;
const FRENCH_ELISION = /\b(?:l|d|j|m|t|s|n|c|qu|jusqu|lorsqu)'\p{L}/u;
const FRENCH_PIECES =
  /(?:eau|eux|oi[rstx]|aux|ouv|eil|ille|ement|age|ien|ez|iqu|gn|euse|oye|rais?|isse)(?=\p{L}*$)/u;
const ENGLISH_PIECES = /(?:th|wh|sh|ck|ee|oo|ght|ow|ing$|[^e]d$|ly$|ness$|y$|^kn|^wr|w)/u;

/** The language of a message; null when nothing in it decides, as in "ok" or a date. Words the lexicon knows count as it says. */
export function detectLanguage(text: string, lexicon: Lexicon = NO_LEXICON): DetectedLanguage | null {
  const spoken = normalise(text);
  const words = lexiconWords(text);
  const evidence =
    sum(words.map((word) => lexicon.get(word) ?? wordEvidence(word))) +
    (FRENCH_ACCENT.test(spoken) ? WEIGHTS.accent : 0) +
    (FRENCH_ELISION.test(spoken) ? WEIGHTS.elision : 0) +
    statistics(spoken, words.join('').length);
  if (Math.abs(evidence) < MIN_EVIDENCE) return null;
  return { language: evidence > 0 ? 'fr' : 'en', confidence: 1 / (1 + Math.exp(-Math.abs(evidence))) };
}

function wordEvidence(word: string): number {
  const [first = '', second] = word.split("'");
  const isEnglish = ENGLISH_WORDS.has(word) || (second !== undefined && ENGLISH_WORDS.has(first));
  const isFrench = FRENCH_WORDS.has(word) || (second !== undefined && FRENCH_WORDS.has(second));
  if (isEnglish !== isFrench) return isFrench ? WEIGHTS.word : -WEIGHTS.word;
  if (isEnglish || word.length < 4) return 0;
  return (
    (FRENCH_PIECES.test(word) ? WEIGHTS.frenchPiece : 0) +
    (ENGLISH_PIECES.test(word) ? WEIGHTS.englishPiece : 0)
  );
}

function statistics(text: string, letters: number): number {
  if (letters < MIN_LETTERS_FOR_STATISTICS) return 0;
  const found = detectAll(text, { only: ['en', 'fr'] });
  const of = (language: Language) => found.find(({ lang }) => lang === language)?.accuracy ?? 0;
  return WEIGHTS.statistics * (of('fr') - of('en'));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
