import type { Conversation } from '../../domain/conversation.ts';
import { type Entity, mayBeDay } from '../../domain/entity.ts';
import { CALL_FACTS, FACT_KINDS, type FactName, type Filled, isName } from '../../domain/fact.ts';
import type { FollowUp } from '../../domain/understanding.ts';
import type { Value } from '../../domain/value.ts';
import { beginsWith, type Heard, isDayByName, MIN_QUESTION_WORDS, wordsBesideValues } from '../heard.ts';
import { isNews, isToldAnew } from '../known/told.ts';
import { valuesFor } from '../known/values.ts';
import { CLEARLY_FOLLOWS, SURELY_FOLLOWS } from '../reading/follows.ts';
import { policyOf, type Rulebook } from '../rulebook.ts';
import { isSpokenOf } from '../said/spoken.ts';
import { beginsWithLength, lengthPut } from '../slots/asked/lengthPut.ts';
import { PAST_FACTS } from '../slots/candidates/candidate.ts';
import { isRepliedApart } from './repliedApart.ts';

/** From here on a time ahead is for the follow-up that reads it. */
const FOLLOWS_AHEAD = 0.7;

/** A message that may be a follow-up, and how surely. */
interface MayFollow {
  readonly heard: Heard;
  readonly followUp: FollowUp;
  /** From here on it is one, told nothing but its words. */
  readonly least: number;
  /** True where it asks why. */
  readonly asksReason: boolean;
  /** True where it is also surely a question of its own. */
  readonly isSure: boolean;
}

/** The entities that a follow-up keeps, without the values it only speaks of; null where the message tells values, and so is no follow-up. */
export function entitiesOf(
  rulebook: Rulebook,
  conversation: Conversation & { topic: string },
  { heard, followUp, least, asksReason, isSure }: MayFollow,
): readonly Entity[] | null {
  const { topic } = conversation;
  // "How long is a Krups guaranteed?" says itself what it is about.
  const own = isSure ? heard.understood.ranking[0]!.intent : null;
  const asks = heard.text.includes('?') || followUp.confidence >= SURELY_FOLLOWS;
  const anew = asks ? withoutPrinted(conversation, heard) : heard;
  const isCall = followUp.confidence >= SURELY_FOLLOWS && speaksOfCalling(heard);
  const ofOwn = own === null || isCall ? [] : valuesFor(rulebook, conversation, { intent: own, heard: anew });
  const isOfTopic = rulebook.intents.get(own ?? '')?.topic === rulebook.intents.get(topic)?.topic;
  const isClearer =
    followUp.confidence >= CLEARLY_FOLLOWS &&
    (isOfTopic || followUp.confidence > heard.understood.confidence);
  // "If you mend it, does the warranty start anew?" names the repair of another question, and surely asks of the answer.
  if (ofOwn.some((one) => !isKnownYes(conversation, one) && !(isClearer && isName(one.fact)))) return null;
  const told = valuesFor(rulebook, conversation, {
    intent: topic,
    heard: anew,
    isFollowUp: true,
  }).filter((one) => !isKnownYes(conversation, one));
  // "Renewed for one year?" names a length, and tells none.
  const isLength = told.length > 0 && told.every(({ fact }) => isLengthAsked(conversation, { fact, heard }));
  const isOnlyNamed =
    followUp.confidence >= (isLength || asksReason ? least : SURELY_FOLLOWS) &&
    isQuestion(conversation, heard) &&
    told.every(({ fact }) => isName(fact) || isLengthAsked(conversation, { fact, heard }) || asksReason) &&
    !isBareBrand(told, heard) &&
    !putsAnother(conversation, { told, heard });
  // "How did you arrive at that day?", "why the 22nd?"
  const isQuoted =
    !beginsWith(heard, ['what-if']) &&
    told.every(({ fact, known }) => PAST_FACTS.includes(fact) && isSpokenOf(conversation, known.value));
  const isAside = followUp.confidence >= SURELY_FOLLOWS && isAskedAside(conversation, { told, heard });
  const { id, leads, ownCase } = rulebook.intents.get(followUp.intent)!;
  const isForIt = isReadBy(rulebook, conversation, { intent: leads ?? ownCase, heard, followUp });
  const isForCall = isCall && told.every(({ fact }) => FACT_KINDS[fact] === 'date');
  const isOnlySpokenOf = isOnlyNamed || isQuoted || isAside || isForIt || isForCall;
  if (told.length > 0 && !isOnlySpokenOf) return null;
  const isOfRule = policyOf(rulebook, leads ?? id) === policyOf(rulebook, topic) && leads !== null;
  // What it only speaks of is no value it tells; a day asked about is one for its own answer.
  const isOnlySpoken =
    asksReason ||
    (told.length > 0 &&
      !isOfRule &&
      !isAside &&
      !isForIt &&
      !isOwnedUpTo(rulebook, conversation, { intent: leads ?? id, heard }));
  return isOnlySpoken && !isRepliedApart(conversation, heard) ? [] : heard.understood.entities;
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

/** "I never descaled it. Does it matter?", "what do I show, I threw the receipt away": what is said apart from the question is told for its answer. */
function isOwnedUpTo(
  rulebook: Rulebook,
  conversation: Conversation,
  { intent, heard }: { intent: string; heard: Heard },
): boolean {
  const { text, understood } = heard;
  const isApart = understood.entities.some(
    ({ kind, start, end }) =>
      kind === 'term' &&
      (ENDS_BEFORE_QUESTION.test(text.slice(end)) ||
        (STATED_AFTER.test(text.slice(0, start)) && !text.slice(end).includes('?'))),
  );
  return (
    isApart &&
    valuesFor(rulebook, conversation, { intent, heard, isAsked: true }).some(
      (one) => FACT_KINDS[one.fact] === 'flag' && isNews(conversation.facts, one),
    )
  );
}

const ENDS_BEFORE_QUESTION = /^[^?]*[.!]\s+\p{L}[^.!]*\?/u;
const STATED_AFTER =
  /\p{L}\s*[?,.;!…–-]+\s*(?:(?:but|and|as|because|since|mais|et|car|parce que|vu que)\s+)?(?:i|i['’]ve|i have|we|we['’]ve|we have|j['’]ai|je n['’]ai|je|on a|nous avons)\s+$/iu;

/** "Who says that it is my fault?", of who told that it is, tells nothing new. */
const isKnownYes = ({ facts }: Conversation, one: Filled): boolean =>
  FACT_KINDS[one.fact] === 'flag' && !isNews(facts, one);

function saysAgain(entity: Entity, value: Value): boolean {
  if (entity.kind === 'date') return value.kind === 'date' && mayBeDay(entity, value.date);
  if (entity.kind !== 'duration') return false;
  if (value.kind === 'years') return entity.unit === 'year' && entity.amount === value.years;
  return value.kind === 'months' && entity.unit === 'month' && entity.amount === value.months;
}

/** "Can I call tomorrow?", of a machine: the day is that of the call. */
export const speaksOfCalling = ({ understood }: Heard): boolean =>
  understood.entities.some(
    (entity) => entity.kind === 'cue' && entity.facts.some((fact) => CALL_FACTS.includes(fact)),
  );

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

/** "Am I bound for two more years?" asks about a length, and tells none; "12 months, and where do I cancel?" tells the one we ask for. */
const isLengthAsked = (
  { asking }: Conversation,
  { fact, heard }: { fact: FactName; heard: Heard },
): boolean =>
  fact === 'commitmentMonths' &&
  heard.text.includes('?') &&
  // "Sorry, it was 12 months, not 24. What then?" puts it right.
  !beginsWith(heard, ['correction']) &&
  wordsBesideValues(heard) >= MIN_QUESTION_WORDS &&
  // "If it's 12, what changes?" puts it.
  lengthPut(heard.understood.entities, heard.text) === null &&
  !(asking?.fact === fact && beginsWithLength(heard.understood.entities));

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
export const statesDay = (heard: Heard): boolean =>
  statesValue(heard) && !heard.understood.entities.some((entity) => isDayByName(entity, heard.text));

/** True for a statement with a date or an amount: it most likely tells it, whatever it tells it for. */
export const statesValue = ({ text, understood }: Heard): boolean =>
  !text.includes('?') && understood.entities.some(({ kind }) => kind === 'date' || kind === 'money');
