import type { Conversation } from '../../domain/conversation.ts';
import type { World } from '../../domain/world.ts';
import type { Progress } from '../progress.ts';
import type { Rulebook } from '../rulebook.ts';
import { lastWorkedOut } from '../said/spoken.ts';
import { pursueTopic } from './topic.ts';

/**
 * How the last answer was worked out, shown step by step; null when there was nothing to work out. The talk stays where it
 * is. Who does not follow means the very last answer, and is helped by steps alone.
 */
export function retraced(
  rulebook: Rulebook,
  conversation: Conversation,
  { world, isOfLast }: { world: World; isOfLast: boolean },
): Progress | null {
  const lastAnswer = lastWorkedOut(conversation);
  if (lastAnswer === null || (isOfLast && lastAnswer !== conversation.lastAnswer)) return null;
  const [step] = pursueTopic(
    rulebook,
    { ...conversation, lastAnswer, asking: null },
    { intent: lastAnswer.intent, filled: [], world, asksNothing: true },
  ).steps;
  if (step?.kind !== 'answer' || !step.outcome?.derivation || !step.again) return null;
  if (isOfLast && step.outcome.derivation.steps.length === 0) return null;
  return {
    conversation: { ...conversation, clarifying: [], misses: 0 },
    steps: [{ ...step, again: { ...step.again, how: 'retraced' } }],
  };
}
