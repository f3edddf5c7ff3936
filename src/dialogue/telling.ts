import type { Conversation } from '../domain/conversation.ts';
import { type Heard, valuesFor } from './heard.ts';
import { MIN_OFFER_CONFIDENCE } from './miss.ts';
import { policyOf, type Rulebook } from './rulebook.ts';

/** Below this, the values of a message are no proof of what it asks. */
const MIN_TOLD_CONFIDENCE = 0.5;

/** One value may be told in passing; who tells two wants something done with them. */
const MIN_OWN_VALUES = 2;

/** The likeliest intent, when the message gives it values that no other likely one would use: two prices ask for a fee. */
export function toldIntent(rulebook: Rulebook, conversation: Conversation, heard: Heard): string | null {
  const [first, ...others] = heard.understood.ranking.filter(
    ({ confidence }) => confidence >= MIN_OFFER_CONFIDENCE,
  );
  if (!first || first.confidence < MIN_TOLD_CONFIDENCE) return null;
  const rivals = others.flatMap(({ intent }) => policyOf(rulebook, intent) ?? []);
  const own = valuesFor(rulebook, { ...conversation, asking: null }, { intent: first.intent, heard }).filter(
    ({ fact }) => rivals.every(({ reads }) => reads[fact] === undefined),
  );
  return own.length >= MIN_OWN_VALUES ? first.intent : null;
}
