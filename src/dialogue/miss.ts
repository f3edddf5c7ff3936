import type { Conversation } from '../domain/conversation.ts';
import type { DialogueStep } from '../domain/step.ts';
import type { Understood } from '../domain/understanding.ts';
import type { Rulebook } from './rulebook.ts';
import type { Progress } from './topic.ts';

/** Misses in a row after which a person is offered. */
const MISSES_TO_ESCALATE = 3;

/** More than three would be a menu. */
const MAX_CLARIFY_INTENTS = 3;

/** Below this nothing is likely enough to be offered. */
const MIN_OFFER_CONFIDENCE = 0.08;

/** Asks which of the closest intents was meant; the same question is never asked twice. */
export function clarify(
  rulebook: Rulebook,
  conversation: Conversation,
  { ranking }: Pick<Understood, 'ranking'>,
): Progress {
  const kindOf = (intent: string) => rulebook.intents.get(intent)?.kind;
  const [first] = ranking;
  const kind = first && kindOf(first.intent);
  // Small talk misread costs nothing, and a menu of topics is no reply to a thank-you.
  if (first && (kind === 'smalltalk' || kind === 'handoff'))
    return {
      conversation: { ...conversation, clarifying: [], misses: 0 },
      steps: [{ kind, intent: first.intent }],
    };
  const intents = ranking
    .filter(({ intent, confidence }) => confidence >= MIN_OFFER_CONFIDENCE && kindOf(intent) === 'faq')
    .map(({ intent }) => intent)
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
