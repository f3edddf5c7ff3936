import type { VerdictWords } from '../domain/content.ts';
import { LANGUAGES, type Language } from '../domain/language.ts';
import type { Claimed, ClaimedAt, SaidBack } from '../domain/understanding.ts';
import { read } from '../language/reading.ts';
import { SENTENCES } from '../language/sentence.ts';
import { type Token, tokensOf } from '../language/tokenise.ts';
import { buildPhrasebook, findPhrases, type Phrasebook, type Place } from './entities/phrasebook.ts';

/** The words by which customers say back what an answer came to. */
export interface VerdictBook {
  readonly claims: Phrasebook<Claimed>;
  readonly idle: Phrasebook<true>;
  readonly quoting: Phrasebook<true>;
}

/** Who says more says something else too. */
const MAX_TOKENS = 20;

/** The words of every language, the given one's first. */
export function buildVerdictBook(words: VerdictWords, language: Language): VerdictBook {
  const languages = [...LANGUAGES].sort((a, b) => Number(b === language) - Number(a === language));
  const phrases = <M>(texts: VerdictWords['idle'] | undefined, meaning: M) =>
    languages.flatMap((each) => (texts?.[each] ?? []).map((text) => ({ text, meaning })));
  return {
    claims: buildPhrasebook(
      Object.entries(words.claims).flatMap(([claim, { said, denied }]) => [
        ...phrases(said, { claim, isDenied: false }),
        ...phrases(denied, { claim, isDenied: true }),
      ]),
      language,
    ),
    idle: buildPhrasebook(phrases(words.idle, true as const), language),
    quoting: buildPhrasebook(phrases(words.quoting, true as const), language),
  };
}

interface ByBook {
  readonly book: VerdictBook;
  readonly language: Language;
}

/** What a message says back of an answer, by the whole of it, its first sentence or its last: "so it's not covered? and who repairs it?" */
export function findSaidBack(text: string, by: ByBook): SaidBack | null {
  const sentences = [...text.matchAll(SENTENCES)].map(({ 0: each, index }) => ({ text: each, start: index }));
  const [first, last] = [sentences[0], sentences.at(-1)];
  const parts = [{ text, start: 0 }, first, last].filter((part) => part !== undefined);
  for (const part of parts) {
    const said = saidBackIn(part.text, by);
    if (said) return { ...said, start: part.start, end: part.start + part.text.length };
  }
  return null;
}

/** Each claim of a message, whatever else it says: "so by the 30th there is nothing to pay?". */
export const findClaims = (text: string, { book, language }: ByBook): ClaimedAt[] =>
  claimsAmong(tokensOf(read(text), language), book).map(({ meaning, start, end }) => ({
    ...meaning,
    start,
    end,
  }));

/** "Not covered" is said, and "covered" within it is not. */
const claimsAmong = (tokens: readonly Token[], book: VerdictBook): Place<Claimed>[] =>
  findPhrases(book.claims, tokens)
    .toSorted((one, other) => lengthOf(other) - lengthOf(one))
    .filter((one, at, all) => !all.slice(0, at).some(overlaps(one)));

/** What these words say back, where they say that alone. */
function saidBackIn(text: string, { book, language }: ByBook): Omit<SaidBack, 'start' | 'end'> | null {
  const tokens = tokensOf(read(text), language);
  if (tokens.length === 0 || tokens.length > MAX_TOKENS) return null;
  const said = claimsAmong(tokens, book);
  if (said.length === 0) return null;
  const quoting = findPhrases(book.quoting, tokens);
  const known = [...said, ...quoting, ...findPhrases(book.idle, tokens)];
  const isKnown = (token: Token) => ELIDED.test(token.text) || known.some((place) => isWithin(token, place));
  if (!tokens.every(isKnown)) return null;
  return { claims: said.map(({ meaning }) => meaning), isQuoted: quoting.length > 0 };
}

/** « j'ai », « qu'un »: what is left of a word before another. */
const ELIDED = /'$/u;

const lengthOf = ({ start, end }: Place<unknown>): number => end - start;

const overlaps =
  (one: Place<unknown>) =>
  (other: Place<unknown>): boolean =>
    one.start < other.end && other.start < one.end;

const isWithin = (token: Token, place: Place<unknown>): boolean =>
  place.start <= token.start && token.end <= place.end;
