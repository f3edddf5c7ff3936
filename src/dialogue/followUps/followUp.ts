import type { Conversation } from '../../domain/conversation.ts';
import { type Heard, isSureAlone, surelyEndsTalk } from '../heard.ts';
import type { Rulebook } from '../rulebook.ts';
import { isMachineName } from '../slots/machineName.ts';
import { isFarFetched } from '../topicWords.ts';
import { isReason, likeliestAsked } from './asked.ts';
import { FOLLOWS, isSurerByItself, leastFor, SURELY_FOLLOWS } from './follows.ts';
import { entitiesOf, statesDay, statesValue } from './spokenValues.ts';

/** The message read as the follow-up it is ("is it free?"); unchanged when it stands alone, or tells a value for what is spoken of. */
export function asFollowUp(rulebook: Rulebook, conversation: Conversation, heard: Heard): Heard {
  const { understood } = heard;
  const { command, ranking } = understood;
  const { topic } = conversation;
  const followUp = likeliestAsked(rulebook, conversation, heard);
  const pair = asPair(rulebook, conversation, heard);
  if (pair) return pair;
  if (!followUp || topic === null || (command !== null && command !== 'why')) return heard;
  // "Never mind, thanks all the same" asks nothing, though it leans on the answer.
  if (surelyEndsTalk(rulebook, heard) || namesMachine(heard)) return heard;
  const asksReason = isReason(rulebook, followUp) || isReason(rulebook, understood.followUp);
  // "Why by card and not by cheque?" surely speaks of what was answered, and asks its reason.
  const isOfLast = asksReason && ranking[0]?.intent === topic;
  const isSure = isSureAlone(heard) && !isOfLast && !isReadFar(rulebook, topic, heard);
  const least = asksReason && !isSure ? FOLLOWS.reason : leastFor(rulebook, heard, isSure);
  if (followUp.confidence < (statesValue(heard) ? SURELY_FOLLOWS : least)) return heard;
  if (isSurerByItself(conversation, { heard, followUp })) return heard;
  // "Fine. And the KitchenAid?" names what was spoken of before, and is none unless it surely is.
  if (heard.back && followUp.confidence < FOLLOWS.confident) return heard;
  const entities = entitiesOf(
    rulebook,
    { ...conversation, topic },
    { heard, followUp, least, asksReason, isSure },
  );
  if (entities === null) return heard;
  const { id, leads } = rulebook.intents.get(followUp.intent)!;
  const read = { intent: leads ?? id, confidence: followUp.confidence };
  return {
    ...heard,
    understood: {
      ...understood,
      reading: 'follow-up',
      ranking: [read],
      verdict: 'confident',
      confidence: read.confidence,
      also: [],
      inTopic: null,
      entities,
    },
  };
}

/** "Can I call tomorrow?", of a machine: the words of it are those of the refund line, and none says refund. */
function isReadFar({ intents, topicWords }: Rulebook, topic: string, { text, understood }: Heard): boolean {
  const own = intents.get(understood.ranking[0]?.intent ?? '');
  const spoken = intents.get(topic);
  if (own?.kind !== 'faq' || !spoken) return false;
  return isFarFetched(topicWords, text, { read: own.topic, spoken: spoken.topic });
}

/** "Do I owe anything, and do you take it back?": each half is answered, where both are surely follow-ups. */
function asPair(rulebook: Rulebook, { topic, asking }: Conversation, heard: Heard): Heard | null {
  const { understood } = heard;
  const { followUp, followUpPair: pair, command } = understood;
  if (!pair || topic === null || asking || command !== null) return null;
  // Two questions that are read so by themselves take surer follow-ups.
  const least = understood.also.length > 0 ? FOLLOWS.sure : FOLLOWS.confident;
  if (statesDay(heard) || pair.some(({ confidence }) => confidence < least)) return null;
  // "And the labour, who pays it?" is surely one question, whatever its halves would ask.
  const isOne = followUp && followUp.confidence >= FOLLOWS.sure;
  if (isOne && pair.every(({ intent }) => intent !== followUp.intent)) return null;
  const [first, second] = pair.map(({ intent, confidence }) => {
    const { id, leads } = rulebook.intents.get(intent)!;
    return { intent: leads ?? id, confidence };
  });
  if (!first || !second || first.intent === second.intent) return null;
  return {
    ...heard,
    understood: {
      ...understood,
      reading: 'follow-up',
      ranking: [first],
      verdict: 'confident',
      confidence: first.confidence,
      also: [second],
      inTopic: null,
    },
  };
}

/** "It's a Krups, I think" tells which machine, and asks nothing of an answer. */
export const namesMachine = ({ text, understood }: Heard): boolean =>
  !text.includes('?') && understood.entities.some(isMachineName);
