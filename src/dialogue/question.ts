import type { Conversation } from '../domain/conversation.ts';
import { answerAlso, answerIntent } from './answering/answer.ts';
import { declined, missed } from './answering/miss.ts';
import { pursueTopic } from './answering/topic.ts';
import { isOfOtherList } from './cases/ofItem.ts';
import { wayAsked } from './followUps/wayAsked.ts';
import { whyAsked } from './followUps/whyAsked.ts';
import {
  alsoAsked,
  beginsWith,
  type Heard,
  isBareCase,
  isSureAlone,
  sideIntent,
  wordsBesideValues,
} from './heard.ts';
import { clarify, toldAlike, whichItem } from './helping/clarify.ts';
import type { Progress } from './progress.ts';
import { intentByValues, settledByName } from './reading/byValues.ts';
import { isToldFor } from './reading/claims.ts';
import { inContext, isReadFar } from './reading/context.ts';
import { coverAsked } from './reading/coverAsked.ts';
import { isSurerByItself } from './reading/follows.ts';
import { harmlessGuess, likelyHandoff, likelySmalltalk } from './reading/harmless.ts';
import { isOfOurs, loneOffer } from './reading/offers.ts';
import { outsideIntent, subjectBeside } from './reading/outside.ts';
import { restingOnTold } from './reading/restingOnTold.ts';
import { stuckAsked } from './reading/stuckAsked.ts';
import { sumClaimed } from './reading/sumClaimed.ts';
import { noteTaken, saysUnderstood } from './reading/understood.ts';
import { type Retelling, retelling } from './retelling/retelling.ts';
import { policyOf, type Rulebook, topicOf } from './rulebook.ts';
import { byFamily, fuller } from './said/explained.ts';
import { namesTopic } from './topicWords.ts';

/** What follows a message that is a question of its own, or new values for the one spoken of; what cannot be read is asked about or turned away. */
export function onQuestion(rulebook: Rulebook, conversation: Conversation, message: Heard): Progress {
  const heard = withFamilies(rulebook, inContext(rulebook, conversation, message));
  return { ...onReading(rulebook, conversation, { message, heard }), read: heard.understood };
}

/** What follows a message that is no reply, once it is read with what was spoken of before. */
function onReading(
  rulebook: Rulebook,
  conversation: Conversation,
  { message, heard }: { message: Heard; heard: Heard },
): Progress {
  const { ranking, verdict } = heard.understood;
  // "And my refund for FR-10111, 14 days too?" tells nothing for the machine spoken of.
  const isOfAnother =
    isOfOtherList(rulebook, conversation, message) || isOfOtherThing(rulebook, conversation, message);
  const retold = isOfAnother ? null : retelling(rulebook, conversation, { message, heard });
  const revised = retold && pursueTopic(rulebook, conversation, { ...retold, world: heard.world });
  const isOther = revised && asksOther(rulebook, conversation, { message, heard, retold, revised });
  if (revised && !isOther) {
    // "So at 7.30, fine? And which papers do I need?"
    const others = heard.understood.reading === 'follow-up' ? alsoAsked(rulebook, heard) : [];
    return answerAlso(rulebook, revised, { intents: others, heard });
  }

  const way =
    wayAsked(rulebook, heard) ??
    sumClaimed(rulebook, conversation, heard) ??
    stuckAsked(rulebook, heard) ??
    coverAsked(rulebook, heard);
  if (way !== null) return answerIntent(rulebook, conversation, { intent: way, heard });

  const [first] = ranking;
  const resting = restingOnTold(rulebook, conversation, heard);
  if (first && resting !== null) {
    const progress = answerIntent(rulebook, conversation, { intent: resting, heard });
    return answerAlso(rulebook, progress, { intents: [first.intent, ...alsoAsked(rulebook, heard)], heard });
  }
  const byValues = intentByValues(rulebook, conversation, heard);
  if (byValues === null && (!first || verdict === 'unknown'))
    return turnedAway(rulebook, conversation, heard);
  const asked = verdict === 'confident' && byValues === null ? besideSmalltalk(rulebook, heard) : null;
  if (asked) {
    const [lead, ...others] = asked;
    const led = answerIntent(rulebook, conversation, { intent: lead, heard });
    return answerAlso(rulebook, led, { intents: others, heard });
  }
  const guess =
    byValues ??
    (verdict === 'unsure'
      ? (bestGuess(rulebook, conversation, heard) ?? whyAsked(rulebook, conversation, heard))
      : first!.intent);
  if (guess === null)
    return (
      toldAlike(rulebook, conversation, heard) ??
      whichItem(rulebook, conversation, heard) ??
      clarify(rulebook, conversation, heard)
    );
  const intent = fuller(rulebook, { ...conversation, asking: null }, { intent: guess, heard });
  const progress = answerIntent(rulebook, conversation, { intent, heard });
  return answerAlso(rulebook, progress, { intents: alsoAsked(rulebook, heard), heard });
}

/** « Revenons à la résiliation : et si je le fais le 30 juin ? » tells no day for the machine spoken of last. */
const isOfOtherThing = (rulebook: Rulebook, conversation: Conversation, { understood }: Heard): boolean =>
  understood.named?.comesBack === true && understood.named.topic !== topicOf(rulebook, conversation);

/** "Right, so it's fine? Do I get a new one?": what is asked beside a remark is answered, and the remark is not; null for anything else. */
function besideSmalltalk(rulebook: Rulebook, heard: Heard): [string, ...string[]] | null {
  const [first] = heard.understood.ranking;
  if (rulebook.intents.get(first?.intent ?? '')?.kind !== 'smalltalk') return null;
  const [lead, ...others] = alsoAsked(rulebook, heard);
  return lead === undefined ? null : [lead, ...others];
}

/** True for an answer that stays as it was; "and with a cheque?" puts another case to it. */
const isIdle = ({ steps: [first] }: Progress, message: Heard): boolean =>
  first?.kind === 'answer' &&
  (first.again?.how === 'unchanged' ||
    (first.again?.how === 'asked-again' && !beginsWith(message, ['leaning', 'what-if', 'correction'])));

/** "And if I do nothing, is it renewed for two years?", of a contract of two years: a case that tells nothing new gives way to what is surely asked near it. */
function isSureOfNear(
  rulebook: Rulebook,
  conversation: Conversation,
  { side, message, revised: { steps } }: { side: string; message: Heard; revised: Progress },
): boolean {
  const [first] = steps;
  const isOtherRule = policyOf(rulebook, side) !== policyOf(rulebook, conversation.topic);
  const isNear = rulebook.intents.get(side)?.topic === topicOf(rulebook, conversation);
  const { followUp, followUpAsked } = message.understood;
  const isFollowUp = [followUp, followUpAsked].some(
    (one) => one != null && !isSurerByItself(conversation, { heard: message, followUp: one }),
  );
  const isSame = first?.kind === 'answer' && first.again?.how === 'asked-again';
  return isSame && isOtherRule && isNear && !isFollowUp && isSureAlone(message);
}

/** "Mine broke this morning", after how long all are guaranteed: what changes nothing there, or only asks more, is told for another question that reads it. */
function asksOther(
  rulebook: Rulebook,
  conversation: Conversation,
  { message, heard, retold, revised }: { message: Heard; heard: Heard; retold: Retelling; revised: Progress },
): boolean {
  // "It's been leaking since Thursday", after a warranty that stays as it is: with the topic's words it surely tells of a broken machine.
  const ofTopic = heard.understood.reading === 'in-topic' ? heard : message;
  // "No, mid July THIS year" only puts a value right, be it one that stays as it was.
  if (beginsWith(message, ['correction']) && wordsBesideValues(message) === 0) return false;
  const own = sideIntent(conversation, message);
  if (own === null && isBareCase(message)) return false;
  const side = own ?? sideIntent(conversation, ofTopic);
  if (side === null || rulebook.intents.get(side)?.kind !== 'faq') return false;
  if (isIdle(revised, message) || isSureOfNear(rulebook, conversation, { side, message, revised }))
    return true;
  const isMore = revised.steps.some(({ kind }) => kind === 'ask') && conversation.asking === null;
  return isMore && isToldFor(rulebook, { intent: side, filled: retold.filled });
}

/** An unsure message is about what it most likely asks for, be it the answer or its explanation. */
function withFamilies(rulebook: Rulebook, heard: Heard): Heard {
  const { understood } = heard;
  if (understood.verdict !== 'unsure') return heard;
  return { ...heard, understood: { ...understood, ranking: byFamily(rulebook, understood.ranking) } };
}

/** An intent whose answer does no harm; the only one likely, when it is spoken of; once it was asked what is meant, the likeliest. */
function bestGuess(rulebook: Rulebook, conversation: Conversation, heard: Heard): string | null {
  const { understood } = heard;
  const harmless =
    harmlessGuess(rulebook, understood) ??
    likelySmalltalk(rulebook, understood) ??
    likelyHandoff(rulebook, understood);
  const spoken = topicOf(rulebook, conversation);
  const isOfSpoken = spoken !== null && namesTopic(rulebook.topicWords, heard.text, spoken);
  const isFar = isOfSpoken && isReadFar(rulebook, conversation, { intent: harmless ?? '', text: heard.text });
  if (harmless !== null && !isFar) return harmless;
  const settled = settledByName(rulebook, conversation, heard);
  if (settled !== null && !isFar) return settled;
  const lone = loneOffer(rulebook, understood);
  if (lone !== null && rulebook.intents.get(lone)?.topic === topicOf(rulebook, conversation)) return lone;
  if (conversation.clarifying.length === 0) return null;
  const [first] = understood.ranking;
  const isLikely = first !== undefined && first.confidence >= LIKELY_AFTER_ASKING;
  return isLikely && rulebook.intents.get(first.intent)?.kind === 'faq' ? first.intent : null;
}

/** Asking a second time what is meant costs more than answering the likelier of two. */
const LIKELY_AFTER_ASKING = 0.4;

/** A subject we know to be outside is named as such; anything else was not understood. */
function turnedAway(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress {
  const note = saysUnderstood(heard) ? noteTaken(rulebook) : null;
  if (note !== null) return answerIntent(rulebook, conversation, { intent: note, heard });
  const outside = outsideIntent(rulebook, heard) ?? subjectBeside(rulebook, heard.understood);
  if (outside !== null) return declined(conversation, outside);
  const isOurs = isOfOurs(rulebook, conversation, heard.understood);
  return isOurs ? clarify(rulebook, conversation, heard) : missed(conversation, heard);
}
