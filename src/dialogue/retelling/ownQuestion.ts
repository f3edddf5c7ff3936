import type { Conversation } from '../../domain/conversation.ts';
import { isMarker } from '../../domain/entity.ts';
import { isName } from '../../domain/fact.ts';
import { surelyAsksOfLast } from '../followUps/asked.ts';
import {
  beginsWith,
  type Heard,
  isSupposing,
  isSureAlone,
  MIN_QUESTION_WORDS,
  sideIntent,
  wordsBesideValues,
} from '../heard.ts';
import { isNews, isToldAnew } from '../known/told.ts';
import { valuesFor } from '../known/values.ts';
import { isForCall, onlyNamesItem } from '../reading/claims.ts';
import { policyOf, type Rulebook } from '../rulebook.ts';
import { fuller } from '../said/explained.ts';
import { lengthPut } from '../slots/asked/lengthPut.ts';
import { PAST_FACTS } from '../slots/candidates/candidate.ts';
import { isMachineName } from '../slots/machines/machineName.ts';
import { tellsOfAnother } from '../topicWords.ts';
import { MAX_TELLING_WORDS } from './machineTold.ts';

/** A message as it was written, and as it is read in the topic spoken of. */
export interface Read {
  readonly message: Heard;
  readonly heard: Heard;
}

/** "And a Magimix?" asks the last question again, unless it surely asks another. */
const SURE_OF_ANOTHER = 0.9;

/** True for a message that asks something by itself, rather than telling anew what this question was answered with. */
export function isOwnQuestion(
  rulebook: Rulebook,
  conversation: Conversation,
  { message, heard, intent }: Read & { readonly intent: string },
): boolean {
  const side = sideIntent(conversation, message);
  if (side !== null && isForCall(rulebook, conversation, { side, intent, heard: message })) return true;
  if (side !== null && onlyNamesItem(rulebook, conversation, { intent, heard: message })) return true;
  const isLeaning =
    beginsWith(heard, ['leaning']) && (heard.understood.ranking[0]?.confidence ?? 0) < SURE_OF_ANOTHER;
  if (side !== null && asksOfMachineTold(rulebook, { side, intent, message })) return true;
  if (
    surelyAsksOfLast(message) ||
    isSupposing(heard) ||
    isLeaning ||
    lengthPut(message.understood.entities, message.text) !== null ||
    tellsForTopic(rulebook, conversation, heard) ||
    tellsMissingDay(rulebook, conversation, { heard, intent }) ||
    tellsCause(rulebook, conversation, { heard, intent }) ||
    asksOfferOfDay(rulebook, conversation, { heard, intent }) ||
    rightsName(rulebook, conversation, { heard, intent })
  )
    return false;
  if (side === null || wordsBesideValues(heard) < MIN_QUESTION_WORDS) return false;
  if (hidesValue(rulebook, conversation, { side, heard, intent })) return false;
  // "If I wait till June?" seems to ask for an explanation of what was answered, and names another day.
  return fuller(rulebook, conversation, { intent: side, heard }) !== intent;
}

/** "Did this offer exist when mine broke, in February 2025?": the offer spoken of is asked for as it was on that day, not since when there is one. */
function asksOfferOfDay(
  rulebook: Rulebook,
  conversation: Conversation,
  { heard, intent }: { heard: Heard; intent: string },
): boolean {
  if (!heard.understood.entities.some((one) => isMarker(one, 'this-offer'))) return false;
  return valuesFor(rulebook, conversation, { intent, heard, isFollowUp: true }).some(
    ({ fact }) => fact === 'faultDate',
  );
}

/** "You stupid bot, I started on 3 April", "oh sorry, it was 12 months": words of anger or of excuse hide no value that the answer spoken of rests on. */
function hidesValue(
  rulebook: Rulebook,
  conversation: Conversation,
  { side, heard, intent }: { side: string; heard: Heard; intent: string },
): boolean {
  if (rulebook.intents.get(side)?.kind !== 'smalltalk' || heard.text.includes('?')) return false;
  const isPutRight = beginsWith(heard, ['correction']);
  return valuesFor(rulebook, conversation, { intent, heard, isFollowUp: true }).some(
    (one) => (isPutRight || one.ground === 'cued') && isToldAnew(conversation.facts, one),
  );
}

/** "Is it still in warranty? Vertuo Next, made by Krups, 10 Feb 2025", after the Ambassador offer: the machine told is read by what is surely asked, and by nothing of what was answered. */
function asksOfMachineTold(
  rulebook: Rulebook,
  { side, intent, message }: { readonly side: string; readonly intent: string; readonly message: Heard },
): boolean {
  const readsMachine = (asked: string) => policyOf(rulebook, asked)?.reads.brand !== undefined;
  const tellsMachine = message.understood.entities.some(isMachineName);
  return tellsMachine && isSureAlone(message) && readsMachine(side) && !readsMachine(intent);
}

/** "Oh wait, it says Krups on the side", "looking at it, it's 12, not 24": what is put right is of the answer spoken of, and asks nothing of brands or lengths. */
function rightsName(
  rulebook: Rulebook,
  conversation: Conversation,
  { heard, intent }: { heard: Heard; intent: string },
): boolean {
  if (!beginsWith(heard, ['correction']) || heard.text.includes('?')) return false;
  const isSetAgainst = heard.understood.entities.some(
    (one) => isMarker(one, 'checked') || isMarker(one, 'instead'),
  );
  return valuesFor(rulebook, conversation, { intent, heard, isFollowUp: true }).some(
    (one) =>
      (isName(one.fact) || (isSetAgainst && one.ground === 'cued')) && isToldAnew(conversation.facts, one),
  );
}

/** "I told you already. 30/12/2025": a day that the answer spoken of would rest on, and does not have yet, is told for it. */
function tellsMissingDay(
  rulebook: Rulebook,
  conversation: Conversation,
  { heard, intent }: { heard: Heard; intent: string },
): boolean {
  const policy = policyOf(rulebook, intent);
  const topic = rulebook.intents.get(intent)?.topic;
  const { facts, asking } = conversation;
  if (!policy || topic === undefined || asking || heard.text.includes('?')) return false;
  if (tellsOfAnother(rulebook.topicWords, heard.text, topic)) return false;
  const words = wordsBesideValues(heard);
  return valuesFor(rulebook, conversation, { intent, heard, isFollowUp: true }).some(
    ({ fact, ground }) =>
      facts[fact]?.kind !== 'known' &&
      // "I got it on 2 June", of our e-mail, is told by its words alone.
      (!policy.asides?.includes(fact) || (fact === 'reminderDate' && ground === 'cued')) &&
      // "9 days! I noticed it on the 17th already": a day of the fault is told by its words alone.
      (fact === 'faultDate'
        ? ground === 'cued' && words <= MAX_STORY_WORDS
        : (PAST_FACTS.includes(fact) || fact === 'reminderDate') && words <= MAX_TELLING_WORDS),
  );
}

/** "It is the 24 months contract": a telling whose values what it seems to ask could not use is none of its own. */
function tellsForTopic(rulebook: Rulebook, conversation: Conversation, heard: Heard): boolean {
  const side = sideIntent(conversation, heard);
  const isTelling = beginsWith(heard, ['telling']) && !heard.text.includes('?');
  return (
    isTelling && side !== null && valuesFor(rulebook, conversation, { intent: side, heard }).length === 0
  );
}

/** "It's the limescale, I never descaled it": whose fault it was, told of what was answered, asks nothing of the warranty. */
function tellsCause(
  rulebook: Rulebook,
  conversation: Conversation,
  { heard, intent }: { heard: Heard; intent: string },
): boolean {
  if (heard.text.includes('?') || conversation.asking) return false;
  return valuesFor(rulebook, conversation, { intent, heard, isFollowUp: true }).some(
    (one) => one.fact === 'misuse' && isNews(conversation.facts, one),
  );
}

/** Words beside a day that say themselves what it is. */
const MAX_STORY_WORDS = 18;
