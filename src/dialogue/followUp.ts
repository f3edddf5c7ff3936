import type { Conversation } from '../domain/conversation.ts';
import type { Entity } from '../domain/entity.ts';
import { FACT_KINDS, type FactName, type Filled, isName } from '../domain/fact.ts';
import type { Followers, FollowUp } from '../domain/understanding.ts';
import type { Value } from '../domain/value.ts';
import { isReason, likeliestAsked } from './asked.ts';
import { PAST_FACTS } from './candidate.ts';
import {
  beginsWith,
  type Heard,
  isDayByName,
  isSureAlone,
  MIN_QUESTION_WORDS,
  surelyEndsTalk,
  valuesFor,
  wordsBesideValues,
} from './heard.ts';
import { isMachineName } from './machineName.ts';
import { policyOf, type Rulebook } from './rulebook.ts';
import { isSpokenOf } from './spoken.ts';
import { isNews, isToldAnew } from './told.ts';
import { isFamiliar } from './topicWords.ts';

/**
 * From here on a short message is a follow-up; the surer it also is as a question of its own, the more it takes.
 * Near where 932 follow-ups and 360 other messages, none of them learnt, are best told apart; a little higher where
 * the message reads as a question of its own, which few of those did.
 */
const FOLLOWS = {
  remark: 0.95,
  sure: 0.8,
  outside: 0.85,
  confident: 0.65,
  unsure: 0.45,
  unknown: 0.5,
  // "Why only two years?": few questions of their own ask for a reason.
  reason: 0.35,
};
/** From here on a message is about something outside, by itself. */
const SURELY_OUTSIDE = 0.6;
/** From here on a word that could be a value ("and without the label?") is only what the follow-up speaks of. */
const SURELY_FOLLOWS = 0.85;
/** From here on it follows, whatever else its words are near to. */
const CLEARLY_FOLLOWS = 0.9;
/** From here on a time ahead is for the follow-up that reads it. */
const FOLLOWS_AHEAD = 0.7;

/** The follow-ups that may come now; of two that ask the same, the one to what was spoken of last. */
export function followersOf(rulebook: Rulebook, conversation: Conversation): Followers {
  const followers = new Map<string, string>();
  for (const spoken of spokenOf(rulebook, conversation))
    for (const { id, asks, after } of rulebook.intents.values()) {
      const learntAs = asks ?? id;
      if (after.includes(spoken) && !followers.has(learntAs)) followers.set(learntAs, id);
    }
  return followers;
}

/** What was spoken of, the closest first: a follow-up just answered, how what it followed came out, that, another answer of its topic, the topic. */
function spokenOf({ intents }: Rulebook, { topic, lastAnswer }: Conversation): readonly string[] {
  const spoken = topic === null ? undefined : intents.get(topic);
  if (!spoken) return [];
  const answered = spokenAs(lastAnswer);
  const closest = [...(answered?.startsWith(`${spoken.id}/`) ? [answered] : []), spoken.id];
  const last = lastAnswer === null ? undefined : intents.get(lastAnswer.intent);
  if (last?.after.some((one) => one === spoken.topic || closest.includes(one)))
    return [last.id, ...closest, spoken.topic];
  return [...closest, ...(last?.topic === spoken.topic ? [last.id] : []), spoken.topic];
}

/** An answer as a follow-up names it, "intent/outcome"; of a follow-up, the answer it followed. */
export const spokenAs = (answer: Conversation['lastAnswer']): string | undefined =>
  answer?.follows ?? (answer?.said.outcome ? `${answer.intent}/${answer.said.outcome}` : undefined);

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
  const isSure = isSureAlone(heard) && !isOfLast;
  const least = asksReason && !isSure ? FOLLOWS.reason : leastFor(rulebook, heard, isSure);
  if (followUp.confidence < (tellsValue(heard) ? SURELY_FOLLOWS : least)) return heard;
  if (isSurerByItself(conversation, { heard, followUp })) return heard;
  // "Fine. And the KitchenAid?" names what was spoken of before, and is none unless it surely is.
  if (heard.back && followUp.confidence < FOLLOWS.confident) return heard;
  // "How long is a Krups guaranteed?" says itself what it is about.
  const own = isSure ? ranking[0]!.intent : null;
  const asks = heard.text.includes('?') || followUp.confidence >= SURELY_FOLLOWS;
  const anew = asks ? withoutPrinted(conversation, heard) : heard;
  const ofOwn = own === null ? [] : valuesFor(rulebook, conversation, { intent: own, heard: anew });
  if (ofOwn.some((one) => !isKnownYes(conversation, one))) return heard;
  const told = valuesFor(rulebook, conversation, {
    intent: topic,
    heard: anew,
    isFollowUp: true,
  }).filter((one) => !isKnownYes(conversation, one));
  // "Renewed for one year?" names a length, and tells none.
  const isLength = told.length > 0 && told.every(({ fact }) => isLengthAsked(fact, heard));
  const isOnlyNamed =
    followUp.confidence >= (isLength || asksReason ? least : SURELY_FOLLOWS) &&
    isQuestion(conversation, heard) &&
    told.every(({ fact }) => isName(fact) || isLengthAsked(fact, heard) || asksReason) &&
    !isBareBrand(told, heard) &&
    !putsAnother(conversation, { told, heard });
  // "How did you arrive at that day?", "why the 22nd?"
  const isQuoted =
    !beginsWith(heard, ['what-if']) &&
    told.every(({ fact, known }) => PAST_FACTS.includes(fact) && isSpokenOf(conversation, known.value));
  const isAside = followUp.confidence >= SURELY_FOLLOWS && isAskedAside(conversation, { told, heard });
  const { id, leads, ownCase } = rulebook.intents.get(followUp.intent)!;
  const isForIt = isReadBy(rulebook, conversation, { intent: leads ?? ownCase, heard, followUp });
  const isOnlySpokenOf = isOnlyNamed || isQuoted || isAside || isForIt;
  if (told.length > 0 && !isOnlySpokenOf) return heard;
  const isOfRule = policyOf(rulebook, leads ?? id) === policyOf(rulebook, topic) && leads !== null;
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
      // What it only speaks of is no value it tells; a day asked about is one for its own answer.
      entities:
        asksReason || (told.length > 0 && !isOfRule && !isAside && !isForIt) ? [] : understood.entities,
    },
  };
}

/** "And is it guaranteed? I lost the bill": by itself and with the topic's words the same is asked, more surely than anything of the answer; what was answered is hardly asked again. */
function isSurerByItself(
  { topic, lastAnswer }: Conversation,
  { heard: { understood }, followUp }: { heard: Heard; followUp: FollowUp },
): boolean {
  const { inTopic, ranking } = understood;
  const own = ranking[0]?.intent;
  if (followUp.confidence >= SURELY_FOLLOWS) return false;
  const isAgreed = inTopic?.verdict === 'confident' && inTopic.ranking[0]?.intent === own;
  return isAgreed && own !== topic && own !== lastAnswer?.intent && inTopic.confidence > followUp.confidence;
}

/** "Do I owe anything, and do you take it back?": each half is answered, where both are surely follow-ups. */
function asPair(rulebook: Rulebook, { topic, asking }: Conversation, heard: Heard): Heard | null {
  const { understood } = heard;
  const { followUp, followUpPair: pair, command } = understood;
  if (!pair || topic === null || asking || command !== null) return null;
  // Two questions that are read so by themselves take surer follow-ups.
  const least = understood.also.length > 0 ? FOLLOWS.sure : FOLLOWS.confident;
  if (tellsDay(heard) || pair.some(({ confidence }) => confidence < least)) return null;
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

/** "So something is left until 2027?", "and after the two years?", of what the answer names: what it only says again is no value told. */
function withoutPrinted({ lastAnswer }: Conversation, heard: Heard): Heard {
  if (beginsWith(heard, ['what-if', 'correction'])) return heard;
  const printed = Object.values(lastAnswer?.said.values ?? {});
  const isPrinted = (entity: Entity) => printed.some((value) => saysAgain(entity, value));
  const entities = heard.understood.entities.filter((entity) => !isPrinted(entity));
  return { ...heard, understood: { ...heard.understood, entities } };
}

/** "And if it fails again in a year?", after the options: a time ahead, or one for a sure follow-up, is for its own answer. */
function isReadBy(
  rulebook: Rulebook,
  conversation: Conversation,
  { intent, heard, followUp }: { intent: string | null; heard: Heard; followUp: FollowUp },
): boolean {
  if (intent === null) return false;
  const isSure = followUp.confidence >= SURELY_FOLLOWS;
  const isClear = isSure || followUp.confidence >= FOLLOWS_AHEAD;
  const isAhead = ({ fact, known: { value } }: Filled) =>
    fact === 'failsAfter' || (value.kind === 'date' && value.date > heard.world.today);
  return (
    isClear &&
    valuesFor(rulebook, conversation, { intent, heard, isAsked: true }).some(
      (one) => !isName(one.fact) && ((isSure && FACT_KINDS[one.fact] === 'date') || isAhead(one)),
    )
  );
}

/** "Who says that it is my fault?", of who told that it is, tells nothing new. */
const isKnownYes = ({ facts }: Conversation, one: Filled): boolean =>
  FACT_KINDS[one.fact] === 'flag' && !isNews(facts, one);

function saysAgain(entity: Entity, value: Value): boolean {
  if (entity.kind === 'date')
    return value.kind === 'date' && value.date.startsWith(entity.date.slice(0, PREFIX[entity.precision]));
  if (entity.kind !== 'duration') return false;
  if (value.kind === 'years') return entity.unit === 'year' && entity.amount === value.years;
  return value.kind === 'months' && entity.unit === 'month' && entity.amount === value.months;
}

/** How much of a date is told by its day, its month or its year alone. */
const PREFIX = { day: 10, month: 7, year: 4 } as const;

/** "It's a Krups, I think" tells which machine, and doubts no answer. */
const namesMachine = ({ text, understood }: Heard): boolean =>
  !text.includes('?') && understood.entities.some(isMachineName);

/** How sure a follow-up must be, by what the message says alone: "and who won the election?" asks nothing of an answer of ours. */
function leastFor({ intents, topicWords }: Rulebook, { understood, text }: Heard, isSure: boolean): number {
  const [first] = understood.ranking;
  // "OK, that makes sense" is said of the answer, and asks nothing of it.
  const isRemark = intents.get(first?.intent ?? '')?.kind === 'smalltalk' && !text.includes('?');
  if (isSure) return FOLLOWS[isRemark ? 'remark' : 'sure'];
  if (isRemark && understood.verdict === 'confident') return FOLLOWS.outside;
  const isOutside =
    first !== undefined &&
    first.confidence >= SURELY_OUTSIDE &&
    intents.get(first.intent)?.kind === 'decline';
  // Beside words of anger few are of the topic; what surely follows is asked of it all the same.
  const isClear = (understood.followUp?.confidence ?? 0) >= CLEARLY_FOLLOWS;
  if (isOutside && !isClear && !isFamiliar(topicWords, text)) return Number.POSITIVE_INFINITY;
  return FOLLOWS[isOutside ? 'outside' : understood.verdict];
}

/** "And for a Magimix?": what was answered is asked anew of another one. */
const putsAnother = (
  { facts }: Conversation,
  { told, heard }: { told: readonly Filled[]; heard: Heard },
): boolean =>
  beginsWith(heard, ['what-if', 'leaning']) &&
  wordsBesideValues(heard) < MIN_QUESTION_WORDS &&
  told.some((one) => isToldAnew(facts, one) || (beginsWith(heard, ['what-if']) && isNews(facts, one)));

/** "And for my Krups?" asks the last question again. */
const isBareBrand = (told: readonly Filled[], heard: Heard): boolean =>
  told.some(({ fact }) => fact === 'brand') && wordsBesideValues(heard) < MIN_QUESTION_WORDS;

/** "Am I bound for two more years?" asks about a length, and tells none. */
const isLengthAsked = (fact: FactName, heard: Heard): boolean =>
  fact === 'commitmentMonths' && heard.text.includes('?') && wordsBesideValues(heard) >= MIN_QUESTION_WORDS;

/** "Saturday?", after the hours of a line and while something else than a day is asked for: it asks of that answer. */
export const isAskedAside = (
  { asking }: Conversation,
  { told, heard }: { told: readonly Filled[]; heard: Heard },
): boolean =>
  asking !== null &&
  heard.text.includes('?') &&
  told.every(({ fact, ground }) => ground === 'guessed' && fact !== asking.fact);

/** True for a message that does not just give a value, least of all the one we asked for. */
const isQuestion = ({ asking }: Conversation, heard: Heard): boolean =>
  heard.text.includes('?') || (asking === null && wordsBesideValues(heard) >= MIN_QUESTION_WORDS);

/** The same, save for a day by its name: "nobody is there on Sundays. What do I do until then?" */
const tellsDay = (heard: Heard): boolean =>
  tellsValue(heard) && !heard.understood.entities.some((entity) => isDayByName(entity, heard.text));

/** True for a statement with a date or an amount: it most likely tells it, whatever it tells it for. */
const tellsValue = ({ text, understood }: Heard): boolean =>
  !text.includes('?') && understood.entities.some(({ kind }) => kind === 'date' || kind === 'money');
