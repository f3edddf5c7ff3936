import type { Language } from '../../domain/language.ts';
import type { Candidate } from './candidate.ts';
import { findQuantities, type Quantity } from './quantity.ts';

/** What tells a past from a plan stands near. */
const MAX_CONTEXT_CHARACTERS = 100;

/** Lengths of time, told as still to come or as already passed. */
export function findDurations(text: string, language: Language): Candidate[] {
  return findQuantities(text, language)
    .filter(({ unit, counted }) => counted || unit !== 'day')
    .map((quantity) => {
      const { from, to, amount, unit } = quantity;
      if (isLeft(text, quantity)) return { from, to, found: null };
      return { from, to, found: { kind: 'duration', amount, unit, elapsed: isElapsed(text, quantity) } };
    });
}

/** What is still to come of a length is neither the length nor the time passed. */
function isLeft(text: string, { from, to }: Quantity): boolean {
  return LEFT_AFTER.test(text.slice(to)) || LEFT_BEFORE.test(contextBefore(text, from));
}

const LEFT_AFTER =
  /^ (?:left|remaining|to go|restants?|a faire|a tirer)\b|^ (?:of|on) (?:my )?(?:commitment|contract|subscription|plan) (?:left|remaining)\b/;
const LEFT_BEFORE = /\b(?:il (?:me|nous) reste|reste|restent|plus que)(?: encore| que)? $/;

const ROUGHLY =
  '(?:(?:about|around|almost|nearly|over|roughly|some|the (?:last|past)|environ|presque|pres de|plus de|bientot|deja|a peu pres) )*';
const SINCE_BEFORE = new RegExp(
  `\\b(?:since|already|it'?s been|its been|been|depuis|ca fait|cela fait|voila|voici|deja|y a|i've done|have done|i did|(?:j'ai|on a|avons) (?:deja )?fait) ${ROUGHLY}(?:my |mes )?$`,
);
const FOR_BEFORE = new RegExp(`\\bfor ${ROUGHLY}$`);
const PASSED_AFTER = /^,? (?:already|deja|que j|qu'|maintenant que|and counting|in now|into (?:it|my|the))/;
const HAVE = /\b(?:have|has|had|been|i've|we've|ive)\b/;
// "I have signed up for 24 months" tells a commitment, not a past.
const COMMITS = /\b(?:sign(?:ed)?(?: up)?|commit(?:ted|ment)?|contract|plan|engage(?:d|ment)?)\s*$/;

function isElapsed(text: string, { from, to }: Quantity): boolean {
  const before = contextBefore(text, from);
  if (SINCE_BEFORE.test(before) || PASSED_AFTER.test(text.slice(to))) return true;
  const sentence = before.slice(before.search(/[^.!?;]*$/));
  const untilFor = sentence.replace(FOR_BEFORE, '');
  return untilFor !== sentence && HAVE.test(untilFor) && !COMMITS.test(untilFor);
}

function contextBefore(text: string, from: number): string {
  return text.slice(Math.max(0, from - MAX_CONTEXT_CHARACTERS), from);
}
