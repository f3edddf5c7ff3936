import type { Conversation } from '../../domain/conversation.ts';
import type { DialogueStep } from '../../domain/step.ts';
import type { FollowUp } from '../../domain/understanding.ts';
import { asksMore, isSameQuestion, putsAnotherCase, tellsValue } from '../again/repeat.ts';
import { answerIntent } from '../answering/answer.ts';
import { ownSumJudged } from '../checks/agreement.ts';
import { isToBeJudged } from '../checks/claim.ts';
import { namedResult } from '../checks/confirm.ts';
import { type Heard, isSureAlone } from '../heard.ts';
import type { Progress } from '../progress.ts';
import { policyOf, type Rulebook } from '../rulebook.ts';
import { isRepeat, saidBy } from '../said/said.ts';
import { lastWorkedOut } from '../said/spoken.ts';
import { isReason } from './asked.ts';
import { namesMachine } from './followUp.ts';

/**
 * "I want it in cash. Why can't I have it?": where the answer just given would only be said again, what the message asks
 * of it is answered instead, though it was not sure enough to be read so at once.
 */
export function ratherFollowing(
  rulebook: Rulebook,
  before: Conversation,
  { heard, progress }: { heard: Heard; progress: Progress },
): Progress {
  const [step, ...others] = progress.steps;
  if (namesMachine(heard) || isOfDayAhead(step, heard)) return progress;
  if (step?.kind === 'answer' && isJudged(rulebook, before, { step, heard })) return progress;
  if (step?.kind !== 'answer' || others.length > 0 || before.asking || isSameQuestion(before, heard))
    return progress;
  // Who comes back to it asks for it, whatever the words are near to.
  const isSame = isRepeat(step) && !(heard.back && step.again?.how === 'recalled');
  if (isSame && putsAnotherCase(heard, step)) return progress;
  if (!isSame && !saysLast(rulebook, before, step)) return progress;
  const asked = likelier(rulebook, heard, leastFor(heard, { step, isSame }));
  if (asked === null) return progress;
  // "I'm on the app. Is that why?" surely asks about the app, by the rule that was said, and not whether it is so.
  if (!isSame && isSureAlone(heard) && !isReason(rulebook, asked)) return progress;
  const { id, leads } = rulebook.intents.get(asked.intent)!;
  const intent = leads ?? id;
  if (step.intent === intent) return progress;
  const { facts } = progress.conversation;
  const understood = {
    ...heard.understood,
    reading: 'follow-up',
    ranking: [{ intent, confidence: asked.confidence }],
    verdict: 'confident',
    confidence: asked.confidence,
    also: [],
    inTopic: null,
    entities: [],
  } as const;
  const read = { ...heard, understood };
  return { ...answerIntent(rulebook, { ...before, facts }, { intent, heard: read }), read: understood };
}

/** "What if it breaks on 5 December?": the answer for a fault still to come is what is asked, though the last one came to the same. */
const isOfDayAhead = (step: DialogueStep | undefined, { world }: Heard): boolean =>
  step?.kind === 'answer' &&
  (step.outcome?.derivation?.inputs ?? []).some(
    ({ fact, value }) => fact === 'faultDate' && value.kind === 'date' && value.date > world.today,
  );

/** What a clause of the message asks of what was said, or else the whole of it; null when neither is likely. */
function likelier(rulebook: Rulebook, heard: Heard, least: number): FollowUp | null {
  const { followUp, followUpAsked } = heard.understood;
  // "Why 74? I have paid for ten months": the reason is asked, whatever argues against it.
  const isLikely = (one: FollowUp) =>
    one.confidence >= (givesReason(rulebook, one) && asksMore(heard) ? RATHER.reason : least);
  return [followUpAsked, followUp].find((one) => one && isLikely(one)) ?? null;
}

/** True for a follow-up that asks a reason, in words that fit any answer or in some of its own. */
const givesReason = (rulebook: Rulebook, followUp: FollowUp): boolean =>
  isReason(rulebook, followUp) ||
  [...rulebook.intents.values()].some(({ asks, leads }) => asks === 'why' && leads === followUp.intent);

/** "And why not on my PayPal?", after when it is refunded: to whether it is refunded at all, the same rule says the same. */
function saysLast(rulebook: Rulebook, before: Conversation, { intent, outcome }: Answer): boolean {
  const last = lastWorkedOut(before);
  if (!last || !outcome || policyOf(rulebook, last.intent) !== policyOf(rulebook, intent)) return false;
  return isEqual(last.said, saidBy(outcome));
}

/** "OK so 24 June?", agreed to, asks nothing else; nor does "so 130, right?" or "it ends on the 21st then?", denied; nor "80% of the difference? That'd be 144", a sum to be judged. */
const isJudged = (
  rulebook: Rulebook,
  before: Conversation,
  { step, heard }: { step: Answer; heard: Heard },
): boolean =>
  step.again?.how === 'confirmed' ||
  step.again?.isOfOutcome === true ||
  ownSumJudged(step, heard) !== null ||
  ((step.again?.how === 'nearly' || step.again?.how === 'denied') &&
    (isToBeJudged(heard) || namedResult(rulebook, before, heard) !== null));

type Answer = Extract<DialogueStep, { kind: 'answer' }>;

const isEqual = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

function leastFor(heard: Heard, { step, isSame }: { step: Answer; isSame: boolean }): number {
  if (!isSame) return RATHER.other;
  // "Does my debit card count?" names what the answer reads, and is answered by it.
  if (step.again?.isTold && !asksMore(heard)) return RATHER.told;
  if (asksMore(heard) || heard.text.includes('?')) return RATHER.asked;
  return tellsValue(heard) ? RATHER.told : RATHER.said;
}

/**
 * From here on a follow-up is meant rather than the same answer once more: one that asks the reason sooner, as no answer
 * holds it; later where the same is said in the words of another question, where nothing is asked, and latest where a
 * value is named.
 */
const RATHER = { reason: 0.35, asked: 0.5, other: 0.6, said: 0.7, told: 0.85 };
