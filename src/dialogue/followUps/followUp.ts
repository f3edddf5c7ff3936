import type { Conversation } from '../../domain/conversation.ts';
import { NAMING_MACHINES } from '../../domain/fact.ts';
import { isSameQuestion } from '../again/repeat.ts';
import { type Heard, isSureAlone, surelyEndsTalk } from '../heard.ts';
import { FOLLOWS, isSurerByItself, leastFor, SURELY_FOLLOWS } from '../reading/follows.ts';
import type { Rulebook } from '../rulebook.ts';
import { isFarFetched } from '../topicWords.ts';
import { isReason, likeliestAsked } from './asked.ts';
import { asHalves } from './halves.ts';
import { entitiesOf, statesValue } from './spokenValues.ts';

/** The message read as the follow-up it is ("is it free?"); unchanged when it stands alone, or tells a value for what is spoken of. */
export function asFollowUp(rulebook: Rulebook, conversation: Conversation, heard: Heard): Heard {
  const { understood } = heard;
  const { command, ranking } = understood;
  const { topic } = conversation;
  const followUp = likeliestAsked(rulebook, conversation, heard);
  const halved = asHalves(rulebook, conversation, heard);
  if (halved) return halved;
  if (!followUp || topic === null || (command !== null && command !== 'why')) return heard;
  // "Never mind, thanks all the same" asks nothing, though it leans on the answer.
  if (surelyEndsTalk(rulebook, heard) || namesMachine(heard)) return heard;
  const asksReason = isReason(rulebook, followUp) || isReason(rulebook, understood.followUp);
  // "Why by card and not by cheque?" surely speaks of what was answered, and asks its reason.
  const isOfLast = asksReason && ranking[0]?.intent === topic;
  const isFar = isReadFar(rulebook, topic, heard);
  const isSure = isSureAlone(heard) && !isOfLast && !isFar;
  // Who asks the same in the same words asks for that answer, whatever may be asked of it.
  if (isSure && isSameQuestion(conversation, heard)) return heard;
  const isAsking = conversation.asking !== null;
  const least =
    asksReason && !isSure ? FOLLOWS.reason : leastFor(rulebook, heard, { isSure, isAsking, isFar });
  if (followUp.confidence < (statesValue(heard) ? SURELY_FOLLOWS : least)) return heard;
  if (!isFar && isSurerByItself(conversation, { heard, followUp })) return heard;
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
      // "It was second hand, from eBay", asked of a machine of ours, is no matter of that shop.
      isElsewhere: false,
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

/** "It's a Krups, I think", "Professional range, I forgot to mention" tells which machine, and asks nothing of an answer. */
export const namesMachine = ({ text, understood }: Heard): boolean =>
  !text.includes('?') &&
  !BEGINS_ASKING.test(text) &&
  understood.entities.some((entity) => entity.kind === 'term' && NAMING_MACHINES.includes(entity.vocabulary));

/** "Is it the same for a Magimix" asks without a question mark too. */
const BEGINS_ASKING =
  /^\s*(?:(?:and|et|ok|so|donc) )?(?:is|are|does|do|did|would|will|can|could|same|est-ce|c['’]est (?:pareil|la même chose|le même)|ça vaut|pareil)(?!\p{L})/iu;
