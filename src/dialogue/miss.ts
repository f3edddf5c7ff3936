import type { Conversation } from '../domain/conversation.ts';
import type { DialogueStep } from '../domain/step.ts';
import type { Understood } from '../domain/understanding.ts';
import { putAgain } from './ask.ts';
import { isOneFamily } from './explained.ts';
import type { Heard } from './heard.ts';
import type { Rulebook } from './rulebook.ts';
import type { Progress } from './topic.ts';

/** Misses in a row after which a person is offered. */
const MISSES_TO_ESCALATE = 3;

/** More than three would be a menu. */
const MAX_CLARIFY_INTENTS = 3;

/** Below this nothing is likely enough to be offered. */
export const MIN_OFFER_CONFIDENCE = 0.08;

/** An intent offered alone must be clearly likelier than not. */
const MIN_LONE_OFFER_CONFIDENCE = 0.55;

/** From here on, intents that one answer serves are answered rather than asked apart. */
const MIN_TOGETHER_CONFIDENCE = 0.75;

/** Deeper in the ranking, an intent is not what was asked, whatever its answer covers. */
const MAX_TOGETHER_RANK = 3;

/** What to do when no intent is sure: close calls are asked about, once. */
export function clarify(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress {
  const offered = offeredOf(rulebook, heard.understood);
  const [first, ...others] = offered;
  if (others.length === 0 && (first?.confidence ?? 0) < MIN_LONE_OFFER_CONFIDENCE)
    return missed(conversation, heard);
  const intents = offered.map(({ intent }) => intent);
  const isRepeat = intents.every((intent) => conversation.clarifying.includes(intent));
  if (isRepeat) return missed(conversation, heard);
  return {
    conversation: { ...conversation, clarifying: intents, asking: null, choosing: null },
    steps: [{ kind: 'clarify', intents }],
  };
}

function offeredOf(rulebook: Rulebook, { ranking }: Pick<Understood, 'ranking'>): Understood['ranking'] {
  return ranking
    .filter(({ intent, confidence }) => {
      const kind = rulebook.intents.get(intent)?.kind;
      return confidence >= MIN_OFFER_CONFIDENCE && kind === 'faq';
    })
    .slice(0, MAX_CLARIFY_INTENTS);
}

/** The only intent likely enough to be offered; null when there are several, or none. */
export function loneOffer(rulebook: Rulebook, understood: Pick<Understood, 'ranking'>): string | null {
  const [first, ...others] = offeredOf(rulebook, understood);
  return first && others.length === 0 && first.confidence >= MIN_LONE_ANSWER ? first.intent : null;
}

/** From here on the only likely intent is answered, when it is of the topic spoken of. */
const MIN_LONE_ANSWER = 0.4;

/** The likeliest intent whose answer is right whichever of the likely ones is meant: it covers the others. */
export function harmlessGuess(rulebook: Rulebook, { ranking }: Pick<Understood, 'ranking'>): string | null {
  const serving = ranking
    .slice(0, MAX_TOGETHER_RANK)
    .find(({ intent }) => confidenceServed(rulebook, intent, ranking) >= MIN_TOGETHER_CONFIDENCE);
  return serving?.intent ?? null;
}

/** From here on small talk is answered as such, where no question is likely beside it. */
const MIN_SMALLTALK = { itself: 0.5, ratio: 2 };

/** Small talk that is likelier than any question by far: answering it does no harm. */
export function likelySmalltalk(rulebook: Rulebook, { ranking }: Pick<Understood, 'ranking'>): string | null {
  const [first] = ranking;
  if (!first || rulebook.intents.get(first.intent)?.kind !== 'smalltalk') return null;
  const question =
    ranking.find(({ intent }) => rulebook.intents.get(intent)?.kind === 'faq')?.confidence ?? 0;
  const isLikely =
    first.confidence >= MIN_SMALLTALK.itself && first.confidence >= MIN_SMALLTALK.ratio * question;
  return isLikely ? first.intent : null;
}

/** How likely the answer of an intent is to serve: it may cover other questions, and one policy decides all of its own. */
function confidenceServed(rulebook: Rulebook, id: string, ranking: Understood['ranking']): number {
  const intent = rulebook.intents.get(id);
  if (intent?.kind !== 'faq') return 0;
  return ranking
    .filter((other) => {
      const isTwin = intent.policy !== null && rulebook.intents.get(other.intent)?.policy === intent.policy;
      return (
        other.intent === id ||
        isTwin ||
        isOneFamily(rulebook, id, other.intent) ||
        intent.covers.includes(other.intent)
      );
    })
    .reduce((sum, { confidence }) => sum + confidence, 0);
}

/** A message that was not understood: asked to rephrase, then shown the way to a person. */
export function missed(conversation: Conversation, { isReadable }: Heard): Progress {
  const { misses, declines } = conversation;
  const inTurn = isReadable ? DECLINES[declines.count % DECLINES.length]! : 'strange-words';
  const phrase = misses > 0 ? 'decline-again' : inTurn;
  return miss(conversation, { step: { kind: 'say', as: 'decline', phrase }, subject: null });
}

/** Said in turn, so that two messages turned away do not read the same. */
const DECLINES = ['decline', 'decline-2', 'decline-3'] as const;

/** A question known to lie outside what we answer. */
export function declined(conversation: Conversation, intent: string): Progress {
  const isSame = conversation.declines.last === intent;
  const step = isSame
    ? ({ kind: 'say', as: 'decline', phrase: 'decline-same' } as const)
    : ({ kind: 'decline', intent } as const);
  return miss(conversation, { step, subject: intent });
}

/** A remark about a subject outside, made while we ask: said in a line, and our question again. */
export function declinedAside(conversation: Conversation, intent: string): Progress {
  const { asking, topic } = conversation;
  const { conversation: next, steps } = declined(conversation, intent);
  const [first] = steps;
  if (!asking || !topic || first?.kind === 'escalate') return { conversation: next, steps };
  const short = steps.map((step) => (step.kind === 'decline' ? { ...step, isAside: true } : step));
  const again = putAgain({ ...next, asking, topic }, { topic, fact: asking.fact });
  // Who is asked for a fact is understood: only misses in a row call for a person.
  return { conversation: { ...again.conversation, misses: next.misses }, steps: [...short, ...again.steps] };
}

/** The subject outside that the message is surely about; null when it is none. */
export function outsideIntent(rulebook: Rulebook, { understood, isReadable }: Heard): string | null {
  const [first] = understood.ranking;
  if (!first || !isReadable || first.confidence < SURE_IT_IS_OUTSIDE) return null;
  return rulebook.intents.get(first.intent)?.kind === 'decline' ? first.intent : null;
}

/** Below this it is not clear enough what the message is about to name its subject. */
const SURE_IT_IS_OUTSIDE = 0.4;

function miss(
  conversation: Conversation,
  { step, subject }: { step: DialogueStep; subject: string | null },
): Progress {
  const misses = conversation.misses + 1;
  const declines = { count: conversation.declines.count + 1, last: subject };
  const next = { ...conversation, clarifying: [], misses, declines };
  if (misses < MISSES_TO_ESCALATE) return { conversation: next, steps: [step] };
  return { conversation: next, steps: [{ kind: 'escalate', facts: conversation.facts }] };
}
