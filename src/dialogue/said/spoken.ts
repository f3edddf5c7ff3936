import type { Answered, Conversation, Spoken } from '../../domain/conversation.ts';
import type { DialogueStep } from '../../domain/step.ts';
import { isSameValue, type Value } from '../../domain/value.ts';
import type { Rulebook } from '../rulebook.ts';
import { explainedBy } from './explained.ts';
import { saidBy } from './said.ts';

/** The conversation with what these steps spoke of, the last first. */
export function withSpoken(
  rulebook: Rulebook,
  conversation: Conversation,
  steps: readonly DialogueStep[],
): Conversation {
  const spoken = steps.reduce<readonly Spoken[]>((sofar, step) => {
    const topic = topicOfStep(rulebook, step);
    if (topic === null) return sofar;
    const was = sofar.find((one) => one.topic === topic) ?? null;
    const latest = spokenIn(rulebook, { topic, step, was });
    return latest ? [latest, ...sofar.filter((one) => one !== was)] : sofar;
  }, conversation.spoken);
  return spoken === conversation.spoken ? conversation : { ...conversation, spoken: [...spoken] };
}

function topicOfStep({ intents }: Rulebook, step: DialogueStep): string | null {
  if (step.kind !== 'answer' && step.kind !== 'ask') return null;
  const intent = intents.get(step.intent);
  return intent?.kind === 'faq' ? intent.topic : null;
}

/** What was worked out, or is being asked for, is what one comes back to; a fixed text beside it, or a follow-up, takes no place of it. */
function spokenIn(
  rulebook: Rulebook,
  { topic, step, was }: { topic: string; step: DialogueStep; was: Spoken | null },
): Spoken | null {
  if (step.kind === 'ask') return { topic, intent: step.intent, answer: null };
  if (step.kind !== 'answer') return was;
  const { intent, outcome } = step;
  if (outcome?.derivation)
    return {
      topic,
      intent: explainedBy(rulebook, intent),
      answer: { intent, said: saidBy(outcome), times: 1 },
    };
  if (was?.answer || (rulebook.intents.get(intent)?.after.length ?? 0) > 0) return was;
  return { topic, intent, answer: null };
}

/** The answer just given, or, after a few words about it, the one they were about. */
export function lastWorkedOut({ lastAnswer, spoken }: Conversation): Answered | null {
  const isFixed = lastAnswer?.said.outcome === null && lastAnswer.follows !== undefined;
  return (isFixed ? spoken[0]?.answer : null) ?? lastAnswer;
}

/** True when the last answer came to this value. */
export const isWorkedOut = (conversation: Conversation, value: Value): boolean =>
  Object.values(lastWorkedOut(conversation)?.said.values ?? {}).some((other) => isSameValue(other, value));

/** True when the value is one that the customer told, or one that the last answer came to. */
export const isSpokenOf = (conversation: Conversation, value: Value): boolean =>
  isWorkedOut(conversation, value) ||
  Object.values(conversation.facts).some((fact) => fact.kind === 'known' && isSameValue(fact.value, value));
