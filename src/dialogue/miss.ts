import type { Conversation } from '../domain/conversation.ts';
import type { DialogueStep } from '../domain/step.ts';
import type { Understood } from '../domain/understanding.ts';
import type { Rulebook } from './rulebook.ts';
import type { Progress } from './topic.ts';

/** Misses in a row after which a person is offered. */
const MISSES_TO_ESCALATE = 3;

/** More than three would be a menu. */
const MAX_CLARIFY_INTENTS = 3;

/** Asks which of the closest intents was meant; the same question is never asked twice. */
export function clarify(
  rulebook: Rulebook,
  conversation: Conversation,
  { ranking }: Pick<Understood, 'ranking'>,
): Progress {
  const intents = ranking
    .map(({ intent }) => intent)
    .filter((intent) => rulebook.intents.get(intent)?.kind === 'faq')
    .slice(0, MAX_CLARIFY_INTENTS);
  const isRepeat = intents.every((intent) => conversation.clarifying.includes(intent));
  if (isRepeat) return missed(conversation);
  return {
    conversation: { ...conversation, clarifying: intents, asking: null, choosing: null },
    steps: [{ kind: 'clarify', intents }],
  };
}

/** A message that was not understood: asked to rephrase, then shown the way to a person. */
export function missed(conversation: Conversation): Progress {
  const phrase = conversation.misses === 0 ? 'decline' : 'decline-again';
  return miss(conversation, { kind: 'say', as: 'decline', phrase });
}

/** A question known to lie outside what we answer. */
export const declined = (conversation: Conversation, intent: string): Progress =>
  miss(conversation, { kind: 'decline', intent });

function miss(conversation: Conversation, step: DialogueStep): Progress {
  const misses = conversation.misses + 1;
  const next = { ...conversation, clarifying: [], misses };
  if (misses < MISSES_TO_ESCALATE) return { conversation: next, steps: [step] };
  return { conversation: next, steps: [{ kind: 'escalate', facts: conversation.facts }] };
}
