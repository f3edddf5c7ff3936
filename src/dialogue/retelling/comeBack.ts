import type { Conversation, Spoken } from '../../domain/conversation.ts';
import { type Entity, isValue } from '../../domain/entity.ts';
import { FACT_KINDS, type FactName, isName } from '../../domain/fact.ts';
import type { Policy } from '../../policy/contract.ts';
import { answerIntent } from '../answering/answer.ts';
import { putAgain } from '../answering/ask.ts';
import { withOursAgain } from '../answering/oursAgain.ts';
import { pursueTopic, takenUp } from '../answering/topic.ts';
import { asFollowUp } from '../followUps/followUp.ts';
import { speaksOfCalling } from '../followUps/spokenValues.ts';
import {
  beginsWith,
  type Heard,
  isBareCase,
  isSureAlone,
  MIN_QUESTION_WORDS,
  wordsBesideValues,
} from '../heard.ts';
import { isToldAnew, withFilled } from '../known/told.ts';
import { valuesFor } from '../known/values.ts';
import type { Progress } from '../progress.ts';
import { inContext } from '../reading/context.ts';
import { policyOf, type Rulebook, topicOf } from '../rulebook.ts';

/**
 * What a message comes back to by the name of its thing ("and the machine, then?"): something spoken of before another
 * matter, or, in words that say so, the same. Null when it tells values, which say what they are for, unless they
 * are that matter's own.
 */
export function comesBackTo(rulebook: Rulebook, conversation: Conversation, heard: Heard): Spoken | null {
  const { named, entities, command } = heard.understood;
  if (!named || command !== null) return null;
  const to = conversation.spoken.find(({ topic }) => topic === named.topic);
  // "Mine is the Magimix, what now?" narrows what was just answered; "it's a Krups" asks nothing.
  const isLong = (named.rest.match(/\p{L}+/gu)?.length ?? 0) >= MIN_QUESTION_WORDS;
  const asks = heard.text.includes('?') || (isLong && !beginsWith(heard, ['correction']));
  // "And my refund, do I call tomorrow?": the day of a call is asked about.
  const isAsked = ({ kind }: Entity) => kind === 'term' || (kind === 'date' && speaksOfCalling(heard));
  const values = entities.filter((entity) => isValue(entity) && !isAsked(entity));
  const isNarrowed =
    named.rest !== '' &&
    asks &&
    values.length === 0 &&
    !conversation.asking &&
    !isSureAlone(heard) &&
    !isBareCase(heard) &&
    entities.some(isOwn);
  const isHere = topicOf(rulebook, conversation) === named.topic;
  if (!to || (isHere && !named.comesBack && !isNarrowed)) return null;
  const filled = valuesFor(rulebook, { ...conversation, asking: null }, { intent: to.intent, heard });
  if (values.length > 0)
    // "And the plan? 12 months since 8 March": that matter can use each of them, and one says so, or the words that come back do.
    return filled.length >= values.length &&
      (named.comesBack || filled.some(({ ground }) => ground === 'cued'))
      ? to
      : null;
  const mayBeOther = isHere && isNarrowed;
  const isOnlyNamed = filled.every(
    (one) => isName(one.fact) && (mayBeOther || !isToldAnew(conversation.facts, one)),
  );
  return isOnlyNamed ? to : null;
}

const isOwn = (entity: Entity): boolean =>
  entity.kind === 'marker' && (entity.marker === 'own' || entity.marker === 'telling');

/** The conversation as it stood when this was spoken of. */
export const backAt = (conversation: Conversation, { intent, answer }: Spoken): Conversation => ({
  ...conversation,
  topic: intent,
  lastAnswer: answer,
  asking: null,
  choosing: null,
  clarifying: [],
});

/** What follows when the customer comes back to something: what is asked of it, else its answer or its next question, then ours that is still open. */
export function onComingBack(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress | null {
  const { back } = heard;
  if (!back) return null;
  const { to } = back;
  const { asking, topic } = conversation;
  const isOpenTopic = rulebook.intents.get(topic ?? '')?.topic === to.topic;
  const asked = tellsFor(rulebook, conversation, { to, heard })
    ? null
    : back.part && askedOf(rulebook, backAt(conversation, to), back.part);
  // "And my refund, do I ring tomorrow?" is surely one question as a whole.
  if (asked && isSurerWhole(heard, asked) && standsAlone(rulebook, heard, back)) return null;
  const told = valuesFor(rulebook, { ...conversation, asking: null }, { intent: to.intent, heard });
  // "Back to the cancellation: and if I do it on 30 June 2027?" puts another day to what it comes back to.
  const isTold = heard.understood.named?.comesBack === true && told.some(({ fact }) => !isName(fact));
  if (!asked && (standsAlone(rulebook, heard, back) || (asksMore(back.part) && !isTold))) return null;
  if (asking && topic && isOpenTopic && !asked)
    return putAgain({ ...conversation, asking, topic }, { topic, fact: asking.fact });
  // "I have a De'Longhi, is it guaranteed?": the name is told for what is asked of it, too.
  const named = asked
    ? valuesFor(
        rulebook,
        { ...conversation, asking: null },
        { intent: intentOf(asked), heard, isAsked: true },
      ).filter(({ fact }) => isName(fact))
    : [];
  // What the question tells itself is news to its answer.
  const news = asked
    ? valuesFor(rulebook, { ...conversation, asking: null }, { intent: intentOf(asked), heard: asked })
    : [];
  const before = told.filter(({ fact }) => news.every((one) => one.fact !== fact));
  const there = withFilled(backAt(conversation, to), [...before, ...named]);
  const progress = asked
    ? answerIntent(rulebook, there, { intent: intentOf(asked), heard: asked })
    : taken(rulebook, conversation, { to, heard });
  if (!asked && isOpenTopic && !heard.understood.named?.comesBack) return null;
  return withOursAgain(rulebook, conversation, { progress, isElsewhere: true, world: heard.world });
}

/** "And my refund, then?", after another matter and never spoken of: the name alone opens it; null for anything else. */
export function onNaming(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress | null {
  const { named, command, entities } = heard.understood;
  if (named?.rest !== '' || command !== null || conversation.topic === null) return null;
  if (conversation.asking || topicOf(rulebook, conversation) === named.topic || entities.some(isValue))
    return null;
  const intent = rulebook.subjects[named.topic]?.opens;
  const isSpokenOf = conversation.spoken.some(({ topic }) => topic === named.topic);
  return intent === undefined || isSpokenOf || isSureAlone(heard)
    ? null
    : answerIntent(rulebook, conversation, { intent, heard });
}

/** "No, the plan began on 2 March" tells a value for what it comes back to, and asks nothing. */
const tellsFor = (
  rulebook: Rulebook,
  conversation: Conversation,
  { to, heard }: { to: Spoken; heard: Heard },
): boolean =>
  !heard.text.includes('?') &&
  valuesFor(rulebook, { ...conversation, asking: null }, { intent: to.intent, heard }).some(
    ({ ground }) => ground === 'cued',
  );

/** What the rest of the message asks of what was spoken of then; null when it asks nothing that we know. */
function askedOf(rulebook: Rulebook, there: Conversation, part: Heard): Heard | null {
  const followed = asFollowUp(rulebook, there, part);
  if (followed !== part) return followed;
  const read = inContext(rulebook, there, part);
  const intent = rulebook.intents.get(intentOf(read));
  const isOfTopic = intent?.kind === 'faq' && intent.topic === topicOf(rulebook, there);
  return read.understood.verdict === 'confident' && isOfTopic ? read : null;
}

/** "Back to the machine: is the exchange for a new one?" asks something, be it that we do not know what. */
const asksMore = (part: Heard | null): boolean =>
  part?.text.includes('?') === true && wordsBesideValues(part) >= MIN_QUESTION_WORDS;

const intentOf = ({ understood }: Heard): string => understood.ranking[0]?.intent ?? '';

/**
 * "And the cancellation fee?" says itself which question of its topic it is, and a bare name must be surer of it; "what
 * did you say of the warranty?" means what was said.
 */
function standsAlone(rulebook: Rulebook, heard: Heard, { to, part }: NonNullable<Heard['back']>): boolean {
  const { verdict, ranking, named } = heard.understood;
  const first = rulebook.intents.get(ranking[0]?.intent ?? '');
  const isOnlyNamed = named?.comesBack === true && part === null;
  if (isOnlyNamed && first && !computes(policyOf(rulebook, first.id))) return false;
  const isClear = part === null ? isSureAlone(heard) : verdict === 'confident';
  const isAnother = part !== null || first?.id !== to.intent;
  // "Can I have WhatsApp then, since I'm an Ambassador?" names the matter in passing, and surely asks of another.
  const isInPassing =
    named?.comesBack === false && part !== null && heard.understood.confidence >= SURE_IN_PASSING;
  return isClear && isAnother && first?.kind === 'faq' && (first.topic === to.topic || isInPassing);
}

const SURE_IN_PASSING = 0.95;

const isSurerWhole = (heard: Heard, asked: Heard): boolean =>
  heard.understood.named?.comesBack !== true &&
  heard.understood.confidence >= SURE_IN_PASSING &&
  heard.understood.confidence > asked.understood.confidence;

/** True for a policy that works something out from days or prices. */
const computes = (policy: Policy | null): boolean =>
  policy !== null &&
  policy.explains === undefined &&
  (Object.keys(policy.reads) as FactName[]).some((fact) => ['date', 'money'].includes(FACT_KINDS[fact]));

/** What was spoken of then, taken up where it was left. */
function taken(
  rulebook: Rulebook,
  conversation: Conversation,
  { to, heard }: { to: Spoken; heard: Heard },
): Progress {
  const { intent } = to;
  const filled = valuesFor(rulebook, { ...conversation, asking: null }, { intent, heard });
  const { conversation: after, steps } = pursueTopic(
    rulebook,
    { ...backAt(conversation, to), lastAnswer: null },
    { intent, filled, world: heard.world, isResumed: true },
  );
  return { conversation: after, steps: takenUp(steps) };
}
