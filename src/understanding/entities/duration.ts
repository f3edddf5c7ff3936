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
      const elapsed = isElapsed(text, quantity);
      const isAge = unit === 'year' && amount >= MIN_AGE_YEARS && (!elapsed || OLD.test(text.slice(to)));
      if (isAge || isLeft(text, quantity)) return { from, to, found: null };
      return { from, to, found: { kind: 'duration', amount, unit, elapsed } };
    });
}

/** What is still to come of a length is neither the length nor the time passed. */
function isLeft(text: string, { from, to }: Quantity): boolean {
  return LEFT_AFTER.test(text.slice(to)) || LEFT_BEFORE.test(contextBefore(text, from));
}

const LEFT_AFTER =
  /^ (?:left|remaining|to go|restants?|a faire|a tirer)\b|^ (?:of|on) (?:my )?(?:commitment|contract|subscription|plan) (?:left|remaining)\b/;
const LEFT_BEFORE = /\b(?:il (?:me|nous) reste|reste|restent|plus que)(?: encore| que)? $/;

/** Nobody is committed that long, and no machine is that old: it is somebody's age. */
const MIN_AGE_YEARS = 12;
const OLD = /^[ -](?:old|of age)\b/;

const ROUGHLY =
  "(?:(?:(?:a )?(?:little|bit|just|well) (?:over|under|more than)|about|around|almost|nearly|over|under|more than|less than|at least|roughly|approximately|some|exactly|only|the (?:last|past)|environ|presque|a peine|tout juste|pres d[e']|(?:un peu )?(?:plus|moins) d[e']|au moins|bientot|deja|a peu pres) ?)*";
const SINCE_BEFORE = new RegExp(
  `\\b(?:since|already|it'?s been|its been|been|waiting|waited|depuis|ca fait|cela fait|voila|voici|deja|y a|suis (?:deja )?a|i've done|have done|i did|(?:j'ai|on a|avons) (?:deja )?fait) ${ROUGHLY}(?:my |mes )?$`,
);
const FOR_BEFORE = new RegExp(`\\bfor ${ROUGHLY}$`);
const STATE_FOR = new RegExp(
  `\\b(?:subscribers?|customers?|members?|subscribed|waiting|broken|leaking|faulty|out of order|down|dead) (?:with you )?for ${ROUGHLY}$`,
);
// "I have had it two years", "ma machine a deux ans", "the machine is two years old".
const HAD_BEFORE = new RegExp(
  `\\b(?:(?:have|has|'ve|had) had (?:it|mine|this|that|the machine|my machine|this machine|one)|(?:elle|machine|appareil|cafetiere|abonnement|contrat) (?:n')?a(?: que)?|(?:machine|appareil|cafetiere) d[e']) ?${ROUGHLY}$`,
);
const PASSED_AFTER =
  /^,? (?:already|deja|que j|qu'|since (?:i|we|my|our|the|it|you)\b|maintenant que|and counting|(?:in )?now\b|in(?=[,.!?]|$)|into (?:it|my|the)|(?:have|has) (?:already )?(?:passed|gone)|(?:se sont|s'est|sont) (?:deja )?(?:ecoule|passe))/;
const HAVE = /\b(?:have|has|had|been|i've|we've|ive)\b/;
// "I have signed up for 24 months" tells a commitment, not a past.
const COMMITS = /\b(?:sign(?:ed)?(?: up)?|commit(?:ted|ment)?|contract|plan|engage(?:d|ment)?)\s*$/;

function isElapsed(text: string, { from, to }: Quantity): boolean {
  const before = contextBefore(text, from);
  const after = text.slice(to);
  const isTold = [SINCE_BEFORE, STATE_FOR, HAD_BEFORE].some((pattern) => pattern.test(before));
  if (isTold || PASSED_AFTER.test(after) || OLD.test(after)) return true;
  const sentence = before.slice(before.search(/[^.!?;]*$/));
  const untilFor = sentence.replace(FOR_BEFORE, '');
  return untilFor !== sentence && HAVE.test(untilFor) && !COMMITS.test(untilFor);
}

function contextBefore(text: string, from: number): string {
  return text.slice(Math.max(0, from - MAX_CONTEXT_CHARACTERS), from);
}
