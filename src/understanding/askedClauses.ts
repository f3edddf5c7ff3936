import { MAX_READ_CHARACTERS } from '../language/normalise.ts';
import { read } from '../language/reading.ts';
import { asks, clausesOf } from './asks.ts';

/** What is asked after other words ("ok thanks, and where is that?"), from the first clause that asks, and those; null when none follows another. */
export function askedAfterwards(text: string): { readonly before: string; readonly asked: string } | null {
  const clauses = clausesOf(text);
  const asking = clauses.findIndex((clause, place) => place > 0 && asks(clause));
  // "But the account, is it mine or his?": what a question is about may be named before it.
  const at = asking > 1 && NAMES_FIRST.test(clauses[asking - 1]!) ? asking - 1 : asking;
  return at < 0 ? null : { before: clauses.slice(0, at).join(' '), asked: clauses.slice(at).join(' ') };
}

const NAMES_FIRST =
  /^(?:(?:but|and|mais|et) )?(?:the|my|your|this|that|le|la|les|l'|ma|mon|mes|votre|vos|cette?) ?(?:[\p{L}'-]+ ?){1,3}[,:]?$/u;

/** What is asked before other words ("and at 7.30? you did not answer me"), and those; null when nothing is, or nothing follows. */
export function askedBefore(text: string): { readonly asked: string; readonly rest: string } | null {
  const clauses = clausesOf(text);
  const end = clauses.findLastIndex(asks) + 1;
  if (end === 0 || end === clauses.length) return null;
  return { asked: clauses.slice(0, end).join(' '), rest: clauses.slice(end).join(' ') };
}

/** Fewer words lean on what stands before them. */
const MIN_LAST_WORDS = 4;
/** Fewer words ("thanks.", "ok great,") tell nothing. */
const MIN_TOLD_WORDS = 3;

const wordsIn = (text: string): number => text.match(/\p{L}+/gu)?.length ?? 0;

/** The question a message ends with, where another clause stands before it: "it drips, is it still under warranty?"; null for none. */
export function lastQuestionIn(text: string): string | null {
  const clauses = read(text.slice(0, MAX_READ_CHARACTERS))
    .text.split(/(?<=[,.;:!?]) /u)
    .filter((clause) => /\p{L}/u.test(clause));
  const [last = '', ...told] = clauses.map((clause) => clause.trim()).reverse();
  const isTold = told.some((clause) => wordsIn(clause) >= MIN_TOLD_WORDS) && !told.some(asks);
  return isTold && asks(last) && wordsIn(last) >= MIN_LAST_WORDS ? last : null;
}

/** The sentence of a message that ends in a question mark, where it is the only one and others tell something; null otherwise. */
export function onlyQuestionIn(text: string): string | null {
  const sentences = read(text.slice(0, MAX_READ_CHARACTERS)).text.split(/(?<=[.;:!?]) /u);
  const [only, ...others] = sentences.filter((sentence) => sentence.endsWith('?'));
  if (only === undefined || others.length > 0 || wordsIn(only) < MIN_LAST_WORDS) return null;
  const isTold = sentences.some((sentence) => sentence !== only && wordsIn(sentence) >= MIN_TOLD_WORDS);
  return isTold ? only : null;
}

/** Longer clauses tell a story; shorter ones ask nothing, nor do a few words after a comma: "…, is that so?" */
const WORDS_OF_AN_ASKING_CLAUSE = { least: 2, leastOfPart: 3, most: 18 };

/** The clauses of a message that ask by themselves ("I want it in cash. Why can't I have it?"), the whole among them where it is long. */
export function askingClausesIn(text: string, { longFrom }: { longFrom: number }): string[] {
  const start = text.slice(0, MAX_READ_CHARACTERS);
  const isLongText = tokensIn(start) >= longFrom;
  const { least, leastOfPart, most } = WORDS_OF_AN_ASKING_CLAUSE;
  const clauses = start.split(/(?<=[.;:?!…\n])\s+/u).flatMap((sentence) => {
    const [first = '', ...rest] = sentence.split(/,\s+/u);
    // In a short message the rest of a sentence leans on what stands before it: "and if it is broken, is it the same fee?"
    const isParted = rest.length > 0 && (isLongText || tokensIn(first) <= MAX_WORDS_OF_A_CALL);
    const parts = isParted ? [first, ...rest] : [];
    return [sentence, ...parts.filter((part) => tokensIn(part) >= leastOfPart || /\p{N}/u.test(part))];
  });
  return [...new Set(clauses.map((clause) => clause.trim()))].filter((clause) => {
    const words = tokensIn(clause);
    const isPart = clause !== text.trim() || isLongText;
    return isPart && words >= least && words <= most && asks(read(clause).text);
  });
}

/** "Hang on," before a question. */
const MAX_WORDS_OF_A_CALL = 2;

const tokensIn = (text: string): number => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’]*/gu)?.length ?? 0;

/** The last sentence or half of one that a question mark ends, where something else stands beside it; null for none. */
export function markedQuestionIn(text: string): string | null {
  const sentences = text
    .slice(0, MAX_READ_CHARACTERS)
    .split(/(?<=[.;:!?\n…])\s+/u)
    .filter((sentence) => /\p{L}/u.test(sentence));
  const last = sentences.findLast((sentence) => sentence.trimEnd().endsWith('?'));
  if (last === undefined) return null;
  if (sentences.length > 1) return last;
  const clauses = last.split(/(?<=,)\s+/u);
  const asked = clauses.at(-1) ?? '';
  return clauses.length > 1 && wordsIn(asked) >= MIN_LAST_WORDS ? asked : null;
}
