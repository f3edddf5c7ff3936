import type { Conversation } from '../../domain/conversation.ts';
import type { DialogueStep } from '../../domain/step.ts';
import type { World } from '../../domain/world.ts';
import { needsDay } from '../known/rough.ts';
import { isDayAsked, withUnknown } from '../known/told.ts';
import type { Progress } from '../progress.ts';
import { policyOf, type Rulebook } from '../rulebook.ts';
import { setAside } from './agenda.ts';
import { putAgain } from './ask.ts';
import { pursueTopic, takenUp } from './topic.ts';

/** How often a question of ours is put again beside other matters. */
const MAX_TIMES_AGAIN = 2;

/** Something else first, then the question of ours that was open: named where the other was of another topic, set aside where that asks too. */
export function withOursAgain(
  rulebook: Rulebook,
  conversation: Conversation,
  { progress, isElsewhere, world }: { progress: Progress; isElsewhere: boolean; world: World },
): Progress {
  const { asking, topic } = conversation;
  if (!asking || !topic) return progress;
  if (progress.steps.some(isOpen))
    return { ...progress, conversation: setAside(progress.conversation, topic) };
  const settled = settledBeside(rulebook, conversation, { progress, topic, world });
  if (settled) return settled;
  // Who was asked for an exact day, and asks something else instead, is answered by the rough one.
  if (isDayAsked(conversation, asking.fact) && !needsDay(policyOf(rulebook, topic), conversation)) {
    const without = withUnknown({ ...progress.conversation, topic, asking: null }, asking.fact);
    const rough = pursueTopic(rulebook, without, { intent: topic, filled: [], world, isResumed: true });
    return { conversation: rough.conversation, steps: [...progress.steps, ...takenUp(rough.steps)] };
  }
  // Who has passed over our question as often as that does not want it.
  if ((asking.times ?? 0) >= MAX_TIMES_AGAIN)
    return { ...progress, conversation: { ...progress.conversation, asking: null } };
  const again = putAgain({ ...progress.conversation, topic, asking }, { topic, fact: asking.fact });
  const question = isElsewhere && progress.steps.some(isAnswer) ? takenUp(again.steps) : again.steps;
  // Small talk before a question of ours is a line: more would read as if we had none.
  const steps = progress.steps.map((step) => (step.kind === 'smalltalk' ? { ...step, isAside: true } : step));
  return { conversation: again.conversation, steps: [...steps, ...question] };
}

/** "You sent me another one, by the way", while we ask how the first came back: what was told beside our question settles it; null where it is still open. */
function settledBeside(
  rulebook: Rulebook,
  { facts }: Conversation,
  { progress, topic, world }: { progress: Progress; topic: string; world: World },
): Progress | null {
  const { conversation, steps } = progress;
  if (conversation.facts === facts) return null;
  const pursuit = { intent: topic, filled: [], world, isResumed: true };
  const resumed = pursueTopic(rulebook, { ...conversation, topic, asking: null }, pursuit);
  if (resumed.steps.some(isOpen)) return null;
  const isTold = resumed.steps.every((step) => steps.some((one) => saysOutcome(one, step)));
  if (isTold) return { ...progress, conversation: { ...conversation, asking: null } };
  return { conversation: resumed.conversation, steps: [...steps, ...takenUp(resumed.steps)] };
}

const saysOutcome = (one: DialogueStep, other: DialogueStep): boolean =>
  one.kind === 'answer' && other.kind === 'answer' && one.outcome?.outcome === other.outcome?.outcome;

export const isOpen = ({ kind }: DialogueStep): boolean =>
  kind === 'ask' || kind === 'choose' || kind === 'clarify';
const isAnswer = ({ kind }: DialogueStep): boolean => kind === 'answer';
