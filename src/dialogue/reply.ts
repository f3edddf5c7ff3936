import type { Conversation } from '../domain/conversation.ts';
import { isMarker } from '../domain/entity.ts';
import { FACT_KINDS, type FactName, type Filled } from '../domain/fact.ts';
import type { Mood } from '../domain/mood.ts';
import { flag } from '../domain/value.ts';
import { accountFacts, undecidedList } from './account/account.ts';
import { answerAlso, answerAside, answerIntent, withOursAgain } from './answer.ts';
import { askAgain, isExhausted, putAgain } from './ask.ts';
import { intentByValues } from './byValues.ts';
import { isToldFor } from './claims.ts';
import { inContext } from './context.ts';
import { isAskedAside } from './followUps/spokenValues.ts';
import {
  alsoAsked,
  type Heard,
  isSureAlone,
  MIN_QUESTION_WORDS,
  sideIntent,
  wordsBesideValues,
} from './heard.ts';
import { declinedAside } from './miss.ts';
import { asksNamedElse, isNotCued, isOfSide } from './namedElse.ts';
import { remarkOutside, tellsBothPrices, withoutIdleGuesses } from './remark.ts';
import { earlierCorrected } from './retelling.ts';
import { policyOf, type Rulebook, topicOf } from './rulebook.ts';
import { tellsEitherLength } from './slots/eitherLength.ts';
import { isUpset } from './sympathy.ts';
import { notHad, withUnknown } from './told.ts';
import { type Progress, pursueTopic } from './topic.ts';
import { unknownFacts } from './unknown.ts';
import { valuesFor } from './values.ts';

/** A conversation in which a question of ours waits for its answer. */
type Open = Conversation & { asking: NonNullable<Conversation['asking']>; topic: string };

/** What follows a message while a question of ours is open: its answer, other values, or something else that comes first. */
export function onReply(rulebook: Rulebook, conversation: Conversation, message: Heard): Progress | null {
  const { asking, topic } = conversation;
  // "Within how long?" beside our question is asked within its topic.
  const heard = message.text.includes('?') ? inContext(rulebook, conversation, message) : message;
  const policy = policyOf(rulebook, topic);
  if (!asking || !topic) return null;
  const filled = withNo(conversation, {
    filled: withoutIdleGuesses(conversation, {
      filled: valuesFor(rulebook, conversation, { intent: topic, heard }),
      heard,
    }),
    heard,
  });
  const earlier = earlierCorrected(rulebook, conversation, { heard: message, filled });
  if (earlier) {
    const progress = pursueTopic(
      rulebook,
      { ...conversation, asking: null },
      { ...earlier, world: heard.world },
    );
    return withOursAgain(rulebook, conversation, { progress, isElsewhere: true, world: heard.world });
  }
  const unknown = policy ? unknownFacts(conversation, policy, { heard, filled }) : [];
  const outside =
    unknown.length === 0 && isRemark(filled, heard)
      ? remarkOutside(rulebook, conversation, { filled, heard })
      : null;
  if (outside !== null) return declinedAside(conversation, outside);
  // "Not sure, but I am still tied in" tells; only what is surely a question comes first.
  const isTold =
    heard.understood.leading === 'unknown' &&
    !heard.text.includes('?') &&
    (filled.length > 0 || !isSureAlone(heard)) &&
    !(filled.every(isNotCued) && asksNamedElse(rulebook, conversation, heard));
  const side =
    isTold || unknown.some((fact) => speaksOf(fact, heard)) ? null : sideIntent(conversation, heard);
  const isElsewhere =
    side !== null &&
    (isRemark(filled, heard) ||
      isAsideOfLast(conversation, { told: filled, heard }) ||
      isOnlySupposed(filled, heard) ||
      isOfSide(rulebook, conversation, { side, filled, heard }));
  if (filled.length > 0 && !isElsewhere) {
    const settled = [...unknown, ...notHad(filled)].reduce(withUnknown, conversation);
    const before = conversation.facts;
    const progress = pursueTopic(rulebook, settled, { intent: topic, filled, world: heard.world, before });
    // "Mine broke yesterday", while we ask for its brand: what helps nothing here is told for what it surely asks.
    if (side !== null && isNoHelp(progress, asking.fact) && isToldFor(rulebook, { intent: side, filled }))
      return onSide(rulebook, conversation, { side, heard });
    // "No. And what is your number?" answers our question, and asks another.
    if (side !== null && isOnlyNo(conversation, { filled, heard }) && heard.text.includes('?'))
      return answerAlso(rulebook, progress, { intents: [side], heard });
    return progress;
  }
  // "I told you I don't have it. Will you write to me?": what is not known is settled first, not asked again.
  if (side !== null && unknown.length > 0 && heard.understood.saysUnknown) {
    const settled = withoutKnowing(rulebook, { ...conversation, asking, topic }, { unknown, heard });
    return answerAlso(rulebook, settled, { intents: [side], heard });
  }
  if (side !== null) return onSide(rulebook, conversation, { side, heard });
  // "199 without, 1 with", while we ask since when it runs: what is told belongs to another question of the topic.
  const other =
    filled.length === 0 && unknown.length === 0 ? intentByValues(rulebook, conversation, heard) : null;
  if (other !== null && other !== topic) return answerAside(rulebook, conversation, { intent: other, heard });
  if (isAnsweredByAccount(rulebook, conversation, heard))
    return pursueTopic(rulebook, conversation, { intent: topic, filled: [], world: heard.world });
  if (unknown.length === 0 && !isExhausted(conversation)) {
    const open = { ...conversation, asking, topic };
    if (isAskedAgain(conversation, heard) || isOnlyNamed(rulebook, conversation, heard))
      return withPatience(rulebook, open, heard);
    return isOwnQuestion(heard)
      ? withoutAnswer(open)
      : askAgain(conversation, topic, { fact: asking.fact, problem: 'not-understood', values: {} });
  }
  return withoutKnowing(
    rulebook,
    { ...conversation, asking, topic },
    {
      unknown: unknown.length > 0 ? unknown : [asking.fact],
      heard,
    },
  );
}

/** "No, nobody did. But I paid half with a gift card": a no that leads answers our question, whatever else is told. */
function withNo(
  { asking }: Conversation,
  { filled, heard }: { filled: readonly Filled[]; heard: Heard },
): readonly Filled[] {
  if (!asking || FACT_KINDS[asking.fact] !== 'flag' || heard.understood.leading !== 'no') return filled;
  if (filled.some(({ fact }) => fact === asking.fact) || takesBack(heard)) return filled;
  const known = { kind: 'known', value: flag(false), origin: 'typed', approximate: false } as const;
  return [...filled, { fact: asking.fact, known, ground: 'asked' }];
}

/** "No, actually you did" says the contrary after all. */
const takesBack = ({ text, understood }: Heard): boolean =>
  understood.entities.some(
    (entity) => isMarker(entity, 'correction') && /\p{L}/u.test(text.slice(0, entity.start)),
  );

/** True where nothing is told but the no. */
const isOnlyNo = (
  { asking }: Conversation,
  { filled: [only, ...others], heard }: { filled: readonly Filled[]; heard: Heard },
): boolean =>
  heard.understood.leading === 'no' &&
  others.length === 0 &&
  only !== undefined &&
  only.fact === asking?.fact;

/** True when we would only ask the same again, with nothing new to say. */
const isNoHelp = ({ steps: [first] }: Progress, asked: FactName): boolean =>
  first?.kind === 'ask' && first.fact === asked && !first.problem && !first.opening && !first.soFar;

/** A sentence in which no word says what its values are: they may well be part of another matter. */
const isRemark = (filled: readonly Filled[], heard: Heard): boolean =>
  wordsBesideValues(heard) >= MIN_QUESTION_WORDS &&
  filled.every(({ ground }) => ground === 'guessed') &&
  !tellsBothPrices(filled);

/** A follow-up to the last answer, which holds values that could be for the topic. */
const isAsideOfLast = (
  conversation: Conversation,
  { told, heard }: { told: readonly Filled[]; heard: Heard },
): boolean => heard.understood.reading === 'follow-up' && isAskedAside(conversation, { told, heard });

/** "If he cancels tonight, when is the last payment?", while we ask for the start: surely another question, and its day is one to leave on. */
const isOnlySupposed = (filled: readonly Filled[], heard: Heard): boolean =>
  heard.text.includes('?') && isSureAlone(heard) && filled.every(({ fact }) => fact === 'cancellationDate');

/** Another question first, then ours again; who thanks us or leaves is not held back. */
function onSide(
  rulebook: Rulebook,
  conversation: Conversation,
  { side, heard }: { side: string; heard: Heard },
): Progress {
  if (rulebook.intents.get(side)?.closes)
    return answerIntent(rulebook, { ...conversation, asking: null, agenda: [] }, { intent: side, heard });
  const progress = answerAside(rulebook, conversation, { intent: side, heard });
  return answerAlso(rulebook, progress, { intents: alsoAsked(rulebook, heard), heard });
}

/** A question we have no answer to is no failed try to answer ours. */
const isOwnQuestion = (heard: Heard): boolean =>
  heard.text.includes('?') && wordsBesideValues(heard) >= MIN_QUESTION_WORDS;

function withoutAnswer(conversation: Open): Progress {
  const again = failedAgain(conversation);
  return { ...again, steps: again.steps.map((step) => ({ ...step, notice: 'no-answer' })) };
}

/** Our question once more; so that nobody is trapped, it counts as not answered. */
function failedAgain(conversation: Open) {
  const { asking, topic } = conversation;
  const failed = { ...conversation, asking: { ...asking, failures: asking.failures + 1 } };
  return putAgain(failed, { topic, fact: asking.fact });
}

/** The same question as before ours: who repeats it has read ours, and wants it settled. */
const isAskedAgain = ({ topic }: Conversation, { understood: { ranking, verdict } }: Heard): boolean =>
  verdict === 'confident' && ranking[0]?.intent === topic;

/** "And the refund, then?", while we ask for what it depends on: it is what we speak of. */
const isOnlyNamed = (
  rulebook: Rulebook,
  conversation: Conversation,
  { understood: { named } }: Heard,
): boolean => named?.rest === '' && named.topic === topicOf(rulebook, conversation);

function withPatience(rulebook: Rulebook, conversation: Open, heard: Heard): Progress {
  const again = failedAgain(conversation);
  if (conversation.hasSympathised || !isUpset(rulebook, heard.text)) return again;
  const sympathy: Mood = 'upset';
  return {
    conversation: { ...again.conversation, hasSympathised: true },
    steps: again.steps.map((step) => ({ ...step, sympathy })),
  };
}

/** Goes on without what the customer does not know. */
function withoutKnowing(
  rulebook: Rulebook,
  conversation: Open,
  { unknown, heard }: { unknown: readonly FactName[]; heard: Heard },
): Progress {
  const { asking, topic } = conversation;
  const settled = unknown.reduce<Conversation>(withUnknown, conversation);
  const before = conversation.facts;
  const progress = pursueTopic(rulebook, settled, { intent: topic, filled: [], world: heard.world, before });
  const [first] = progress.steps;
  const isSame = first?.kind === 'ask' && first.fact === asking.fact;
  return isSame ? { ...progress, steps: [{ ...first, notice: 'no-matter' }] } : progress;
}

/** True when words of the message say that it is about this fact. */
const speaksOf = (fact: FactName, { understood, text }: Heard): boolean =>
  (fact === 'commitmentMonths' && tellsEitherLength(understood.entities, text)) ||
  understood.entities.some((entity) => entity.kind === 'cue' && entity.facts.includes(fact));

/** Who signs in while we ask has answered by that, or can pick what we ask about. */
function isAnsweredByAccount(rulebook: Rulebook, conversation: Conversation, { world }: Heard): boolean {
  const { asking, chosen, topic } = conversation;
  const policy = policyOf(rulebook, topic);
  if (!asking || !policy) return false;
  const isKnown = accountFacts(world.customer, chosen)[asking.fact] !== undefined;
  return isKnown || undecidedList(policy, world.customer, chosen) !== null;
}
