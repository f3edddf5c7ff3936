import { clauseAround } from '../../../language/sentence.ts';
import type { Candidate } from './reading.ts';

/** A question with fewer words before the length is a reply in doubt: "about two years?" */
const MIN_WORDS_BEFORE = 3;
const ASKS_FIRST =
  /^\s*(?:(?:and|so|but|ok|et|donc|mais|alors) )?(?:do|does|did|is|are|will|would|can|could|how|what|why|est-ce|pourquoi|comment|c['’]est quoi)(?!\p{L})/iu;

/** "Does the refurbished one start a new 2 years?", while we ask for the day of purchase: a length that a question is about tells no day. */
export function isLengthAsked({ entity, kind, needs }: Candidate, text: string): boolean {
  if (needs !== 'question' || kind !== 'date') return false;
  const { before, after } = clauseAround(text, entity);
  const isAsked = text[entity.end + after.length] === '?' || ASKS_FIRST.test(before);
  return isAsked && (before.match(/\p{L}+/gu)?.length ?? 0) >= MIN_WORDS_BEFORE;
}
