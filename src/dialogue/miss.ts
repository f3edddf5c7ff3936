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

/** Below this even small talk is a guess in the dark. */
const MIN_SMALLTALK_CONFIDENCE = 0.35;

/** From here on, intents of one policy are answered together rather than asked apart. */
const MIN_TWINS_CONFIDENCE = 0.75;

/** What to do when no intent is sure: small talk is answered, close calls are asked about, once. */
export function clarify(
  rulebook: Rulebook,
  conversation: Conversation,
  { ranking }: Pick<Understood, 'ranking'>,
): Progress {
  const intents = ranking
    .filter(({ intent, confidence }) => {
      const kind = rulebook.intents.get(intent)?.kind;
      return confidence >= MIN_OFFER_CONFIDENCE && kind === 'faq';
    })
    .map(({ intent }) => intent)
    .slice(0, MAX_CLARIFY_INTENTS);
  const isRepeat = intents.every((intent) => conversation.clarifying.includes(intent));
  if (isRepeat) return missed(conversation);
  return {
    conversation: { ...conversation, clarifying: intents, asking: null, choosing: null },
    steps: [{ kind: 'clarify', intents }],
  };
}

/** The first intent, when being wrong about it would cost nothing: small talk, or twins that one policy decides. */
export function harmlessGuess(rulebook: Rulebook, { ranking }: Pick<Understood, 'ranking'>): string | null {
  const [first] = ranking;
  const intent = first && rulebook.intents.get(first.intent);
  if (!intent) return null;
  // A menu of topics is no reply to a thank-you.
  if (intent.kind === 'smalltalk' || intent.kind === 'handoff')
    return first.confidence >= MIN_SMALLTALK_CONFIDENCE ? intent.id : null;
  if (intent.policy === null) return null;
  const together = ranking
    .filter((other) => rulebook.intents.get(other.intent)?.policy === intent.policy)
    .reduce((sum, { confidence }) => sum + confidence, 0);
  return together >= MIN_TWINS_CONFIDENCE ? intent.id : null;
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
