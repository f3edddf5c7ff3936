import { clauseAround } from '../../../language/sentence.ts';
import type { Candidate } from './reading.ts';

/** A question with fewer words before the length is a reply in doubt: "about two years?" */
const MIN_WORDS_BEFORE = 3;
const ASKS_FIRST =
  /^\s*(?:(?:and|so|but|ok|et|donc|mais|alors) )?(?:do|does|did|is|are|will|would|can|could|how|what|why|est-ce|pourquoi|comment|c['’]est quoi)(?!\p{L})/iu;
/** "Descaled it once in 2 years", « détartrée deux fois en 3 ans »: how often something was done. */
const OFTEN_BEFORE =
  /(?<!\p{L})(?:once|twice|times|hardly ever|fois)(?: \p{L}+){0,3} (?:in|en)(?: (?:about|around|the|environ))*\s*$/iu;

/** "Does the refurbished one start a new 2 years?", while we ask for the day of purchase: a length that a question is about tells no day, nor does one in which something was done so often. */
export function isLengthAsked({ entity, kind, needs }: Candidate, text: string): boolean {
  if (needs !== 'question' || kind !== 'date') return false;
  const { before, after } = clauseAround(text, entity);
  if (OFTEN_BEFORE.test(before)) return true;
  const isAsked = text[entity.end + after.length] === '?' || ASKS_FIRST.test(before);
  return isAsked && (before.match(/\p{L}+/gu)?.length ?? 0) >= MIN_WORDS_BEFORE;
}
