import type { Conversation } from '../domain/conversation.ts';
import { isMarker, isValue } from '../domain/entity.ts';
import { type Facts, type Filled, isName } from '../domain/fact.ts';
import type { World } from '../domain/world.ts';
import { isClaimedElsewhere, isForCall, onlyNamesItem } from './claims.ts';
import { followedBy, fuller, ownerOf } from './explained.ts';
import { surelyAsksOfLast } from './followUps/asked.ts';
import {
  beginsWith,
  type Heard,
  isDayByName,
  isSupposing,
  MIN_QUESTION_WORDS,
  sideIntent,
  surelyEndsTalk,
  wordsBesideValues,
} from './heard.ts';
import { remarkOutside, withoutIdleGuesses } from './remark.ts';
import { decideOn, policyOf, type Rulebook } from './rulebook.ts';
import { PAST_FACTS, tellsYear } from './slots/candidate.ts';
import { isNews, isToldAnew, withFilled } from './told.ts';
import { tellsOfAnother } from './topicWords.ts';
import { valuesFor } from './values.ts';

/** An answer that was computed, and new values for it. */
export interface Retelling {
  readonly intent: string;
  readonly filled: readonly Filled[];
}

/** A message as it was written, and as it is read in the topic spoken of. */
interface Read {
  readonly message: Heard;
  readonly heard: Heard;
}

/** New values for what was answered ("no, 24 months"), when the message is not a question of its own; a plain second thought reaches back over other answers. */
export function retelling(rulebook: Rulebook, conversation: Conversation, read: Read): Retelling | null {
  if (isLeaving(rulebook, read.message)) return null;
  const machine = machineTold(rulebook, conversation, read.message);
  if (machine) return machine;
  const spoken = followedBy(rulebook, conversation, read.heard);
  const filled = spoken === null ? [] : valuesRetold(rulebook, conversation, { ...read, intent: spoken });
  if (spoken !== null && filled.length > 0)
    return {
      intent: usedBy(rulebook, conversation, { intent: spoken, filled, world: read.heard.world }),
      filled,
    };
  return isSecondThought(read.message) ? earlierRetold(rulebook, conversation, read) : null;
}

/** "Thanks, and a good Sunday" tells no day. */
const isLeaving = (rulebook: Rulebook, heard: Heard): boolean =>
  surelyEndsTalk(rulebook, heard) &&
  heard.understood.entities.every((entity) => !isValue(entity) || isDayByName(entity, heard.text));

/** "Can you do it for me? 179 normally": values an explanation cannot use are told for the answer it explains. */
function usedBy(
  rulebook: Rulebook,
  conversation: Conversation,
  { intent, filled, world }: Retelling & { readonly world: World },
): string {
  const owner = ownerOf(rulebook, intent);
  const policy = policyOf(rulebook, intent);
  if (owner === intent || policy === null) return intent;
  const on = (facts: Facts) => decideOn(rulebook, policy, { facts, world, intent });
  const [was, now] = [on(conversation.facts), on(withFilled(conversation, filled).facts)];
  const isSame =
    was.kind === 'outcome' &&
    now.kind === 'outcome' &&
    was.outcome === now.outcome &&
    JSON.stringify(was.values) === JSON.stringify(now.values);
  return isSame ? owner : intent;
}

/** "Sorry, mine is a Magimix", while we ask for something else: a value told before that is put right for an earlier answer; null for what answers us. */
export function earlierCorrected(
  rulebook: Rulebook,
  conversation: Conversation,
  { heard, filled }: { heard: Heard; filled: readonly Filled[] },
): Retelling | null {
  const { asking, topic, facts } = conversation;
  if (!asking || !topic || !beginsWith(heard, ['correction', 'instead'])) return null;
  const isOfOurs = filled.some(({ fact }) => fact === asking.fact || facts[fact]?.kind !== 'known');
  if (isOfOurs && !isClaimedElsewhere(rulebook, conversation, { intent: topic, heard })) return null;
  return earlierRetold(rulebook, { ...conversation, asking: null }, { message: heard, heard });
}

/** What was spoken of before, and the values of a second thought that it rests on. */
function earlierRetold(rulebook: Rulebook, conversation: Conversation, read: Read): Retelling | null {
  for (const { intent, answer } of conversation.spoken) {
    if (answer === null || intent === conversation.topic) continue;
    const filled = valuesRetold(rulebook, conversation, { ...read, intent });
    if (filled.length > 0 && !asksOfDay(read.message, filled)) return { intent, filled };
  }
  return null;
}

/** "And in February 2025?", of what was offered then: a day that is only asked of began nothing, and reaches back to no other answer. */
const asksOfDay = (message: Heard, filled: readonly Filled[]): boolean =>
  beginsWith(message, ['leaning']) &&
  message.text.includes('?') &&
  filled.every(({ fact, ground }) => ground === 'guessed' && PAST_FACTS.includes(fact));

/**
 * "It's a Krups from 3 May 2024", or "bought in June", after an answer that only notes such things in passing or does
 * not rest on them: it is told for the question they settle.
 */
function machineTold(rulebook: Rulebook, conversation: Conversation, heard: Heard): Retelling | null {
  const { intents, subjects } = rulebook;
  const spoken = intents.get(conversation.topic ?? '');
  if (!spoken || heard.text.includes('?') || wordsBesideValues(heard) > MAX_TELLING_WORDS) return null;
  if (restsOnPurchase(rulebook, spoken.id)) return null;
  // What is told for the answer spoken of is none of another: a contract, too, is taken on a day.
  const own = valuesFor(rulebook, conversation, { intent: spoken.id, heard, isFollowUp: true });
  if (own.some(({ ground }) => ground !== 'guessed')) return null;
  const topics = [spoken.topic, ...(subjects[spoken.topic]?.near ?? [])];
  const owner = [...intents.values()].find(
    ({ id, topic }) => topics.includes(topic) && restsOnPurchase(rulebook, id),
  );
  if (!owner) return null;
  const filled = valuesFor(rulebook, conversation, { intent: owner.id, heard });
  const purchase = filled.find(({ fact }) => fact === 'purchaseDate');
  // "15 Nov 2024" alone, where the answer spoken of has no day that it could be.
  const isBare = own.length === 0 && wordsBesideValues(heard) < MIN_QUESTION_WORDS && !isSupposing(heard);
  const isOfYear = purchase?.known.value.kind === 'date' && tellsYearGone(heard);
  const isTold =
    purchase?.ground === 'cued' || filled.some(({ fact }) => fact === 'brand') || (isBare && isOfYear);
  return purchase && isTold ? { intent: owner.id, filled } : null;
}

/** True for a date told with a year gone by: "15 Nov 2024". */
const tellsYearGone = ({ text, understood, world }: Heard): boolean =>
  understood.entities.some(
    (entity) =>
      entity.kind === 'date' &&
      tellsYear(text.slice(entity.start, entity.end)) &&
      entity.date.slice(0, 4) < world.today.slice(0, 4),
  );

/** True when the day of the purchase is what the answer is worked out from. */
function restsOnPurchase(rulebook: Rulebook, intent: string): boolean {
  const policy = policyOf(rulebook, intent);
  if (!policy?.reads.purchaseDate || policy.explains) return false;
  return !policy.asides?.includes('purchaseDate');
}

/** More words tell a story, of which the machine is a part. */
const MAX_TELLING_WORDS = 9;
/** Words beside a day that say themselves what it is. */
const MAX_STORY_WORDS = 18;

const isSecondThought = (message: Heard): boolean =>
  beginsWith(message, ['correction', 'instead', 'what-if', 'leaning', 'telling']);

function valuesRetold(
  rulebook: Rulebook,
  conversation: Conversation,
  { message, heard, intent }: Read & { readonly intent: string },
): readonly Filled[] {
  if (!policyOf(rulebook, intent) || isOwnQuestion(rulebook, conversation, { message, heard, intent }))
    return [];
  const filled = withoutIdleGuesses(conversation, {
    filled: valuesFor(rulebook, conversation, { intent, heard, isFollowUp: true }),
    heard,
  });
  // "And if they say it is my fault, can I still send it in?" tells what is known, and asks something else.
  const isSaidBefore = filled.every((one) => isName(one.fact) && !isNews(conversation.facts, one));
  if (heard.understood.reading === 'follow-up' && isSaidBefore) return [];
  const isOfOurs = isSupposing(heard) || remarkOutside(rulebook, conversation, { filled, heard }) === null;
  if (!isOfOurs || filled.length === 0) return [];
  return isClaimedElsewhere(rulebook, conversation, { intent, heard: message }) ? [] : filled;
}

/** "And a Magimix?" asks the last question again, unless it surely asks another. */
const SURE_OF_ANOTHER = 0.9;

function isOwnQuestion(
  rulebook: Rulebook,
  conversation: Conversation,
  { message, heard, intent }: Read & { readonly intent: string },
): boolean {
  const side = sideIntent(conversation, message);
  if (side !== null && isForCall(rulebook, conversation, { side, intent, heard: message })) return true;
  if (side !== null && onlyNamesItem(rulebook, conversation, { intent, heard: message })) return true;
  const isLeaning =
    beginsWith(heard, ['leaning']) && (heard.understood.ranking[0]?.confidence ?? 0) < SURE_OF_ANOTHER;
  if (
    surelyAsksOfLast(message) ||
    isSupposing(heard) ||
    isLeaning ||
    tellsForTopic(rulebook, conversation, heard) ||
    tellsMissingDay(rulebook, conversation, { heard, intent }) ||
    rightsName(rulebook, conversation, { heard, intent })
  )
    return false;
  if (side === null || wordsBesideValues(heard) < MIN_QUESTION_WORDS) return false;
  // "If I wait till June?" seems to ask for an explanation of what was answered, and names another day.
  return fuller(rulebook, conversation, { intent: side, heard }) !== intent;
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
      !policy.asides?.includes(fact) &&
      // "9 days! I noticed it on the 17th already": a day of the fault is told by its words alone.
      (fact === 'faultDate'
        ? ground === 'cued' && words <= MAX_STORY_WORDS
        : PAST_FACTS.includes(fact) && words <= MAX_TELLING_WORDS),
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
