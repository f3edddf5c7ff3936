import type { Conversation } from '../domain/conversation.ts';
import { FACT_KINDS, type FactName, isName } from '../domain/fact.ts';
import type { Leaving } from '../domain/understanding.ts';
import { NOTHING_OPEN } from './command.ts';
import { type Heard, isSureAlone, MIN_QUESTION_WORDS, sideIntent } from './heard.ts';
import { omit, withoutAsked } from './known/told.ts';
import { valuesFor } from './known/values.ts';
import { asksNamedElse } from './ourQuestion/namedElse.ts';
import { unknownFacts } from './ourQuestion/unknown.ts';
import { backAt } from './retelling/comeBack.ts';
import { policyOf, type Rulebook, topicOf } from './rulebook.ts';
import { isNotBegun } from './slots/asked/supposed.ts';

/** A conversation that has left a matter, and what the message says besides. */
export interface Left {
  readonly conversation: Conversation;
  /** Empty where nothing else is said. */
  readonly rest: string;
}

/** "Forget the refund, how do I register?": the conversation without the matter that is put away, or that we took up by a guess and the message does not want; null where it leaves nothing. */
export function leaving(rulebook: Rulebook, conversation: Conversation, heard: Heard): Left | null {
  const { leaving: said, command } = heard.understood;
  const { asking } = conversation;
  const topic = askedTopic(rulebook, conversation);
  // "No", to a question that nobody opened and that asks for a day, wants none of it.
  if (command === 'no' && topic && asking?.isGuess && FACT_KINDS[asking.fact] !== 'flag')
    return { conversation: withoutTopic(rulebook, conversation, topic), rest: '' };
  if (!said || command !== null) return null;
  const open = openTopics(rulebook, conversation);
  // "Forget the refund! Is the repair guaranteed?", once more, though it was left: read whole, it would open what it puts away.
  const readAs = rulebook.intents.get(heard.understood.ranking[0]?.intent ?? '')?.topic;
  const spokenOf = topicOf(rulebook, conversation);
  const isStrange = (of: string) => spokenOf !== null && spokenOf !== of && readAs === of && said.rest !== '';
  // "I'm not talking about cancelling anything. When is the refund?", after the answer that it does not mean.
  const isOver = (of: string) =>
    spokenOf === of && said.rest !== '' && said.named.some((named) => !isAway(said, named));
  const away = said.turnedAway
    .filter((one) => open.includes(one.topic) || isStrange(one.topic) || isOver(one.topic))
    .filter(({ how }) => how !== 'denied' || asking?.isGuess)
    // "The price of the machine, not of the plan, is 199" answers us.
    .filter(({ how }) => how !== 'contrasted' || !tellsAnything(rulebook, conversation, heard))
    .filter((one) => one.topic !== topic || !answersByName(rulebook, conversation, heard));
  if (away.length > 0)
    return {
      conversation: away.reduce((sofar, one) => withoutTopic(rulebook, sofar, one.topic), conversation),
      rest: said.rest,
    };
  const afterStop = restAfterStop(rulebook, conversation, heard);
  if (afterStop !== null)
    // "Forget it. So when do I get the money?" puts our question away, and not what it was asked for.
    return {
      conversation: { ...withoutAsked(conversation), ...NOTHING_OPEN, topic: conversation.topic, misses: 0 },
      rest: afterStop,
    };
  if (topic !== null && deniesAndAsks(rulebook, conversation, { heard, topic }))
    return { conversation: withoutTopic(rulebook, conversation, topic), rest: heard.text };
  if (topic === null || !isUnwanted(rulebook, conversation, { heard, topic, said })) return null;
  return {
    conversation: withoutTopic(rulebook, conversation, topic),
    rest: said.rest === '' ? '' : heard.text,
  };
}

const isAway = ({ turnedAway }: Leaving, named: string): boolean =>
  turnedAway.some(({ topic }) => topic === named);

/** "I don't know, I have no subscription. What does a repair cost?" denies what we ask about, and asks something else. */
function deniesAndAsks(
  rulebook: Rulebook,
  conversation: Conversation,
  { heard, topic }: { heard: Heard; topic: string },
): boolean {
  const isDenied = heard.understood.entities.some(isNotBegun);
  return (
    isDenied &&
    ownFacts(rulebook, topic).includes('subscriptionPlanned') &&
    asksNamedElse(rulebook, conversation, heard)
  );
}

/** "Forget it. How do I register?", while we ask: what is said once our question is put away; null where it is not, or told after all ("never mind, it was 3 May"). */
function restAfterStop(rulebook: Rulebook, conversation: Conversation, heard: Heard): string | null {
  const { leading, command } = heard.understood;
  if (leading !== 'stop' || command !== null || !conversation.asking || !conversation.topic) return null;
  if (tellsAsked(rulebook, conversation, heard)) return null;
  if (!FIRST_CLAUSE.test(heard.text)) return null;
  const rest = heard.text.replace(FIRST_CLAUSE, '').trim();
  return (rest.match(/\p{L}+/gu)?.length ?? 0) >= MIN_QUESTION_WORDS ? rest : null;
}

const FIRST_CLAUSE = /^[^.,;:?!\n]*[.,;:?!\n]+/u;

/** True for what answers nothing of a question that a guess led to, or says that it means something else and surely asks it. */
function isUnwanted(
  rulebook: Rulebook,
  conversation: Conversation,
  { heard, topic, said }: { heard: Heard; topic: string; said: Leaving },
): boolean {
  const side = sideIntent(conversation, heard);
  const isElse = side !== null && isSureAlone(heard);
  const isOther = isElse && rulebook.intents.get(side)?.topic !== topic;
  if (answersUs(rulebook, conversation, { heard, isElse: isOther })) return false;
  const isGuess = conversation.asking?.isGuess === true && !said.named.includes(topic);
  return isGuess || (said.isElsewhere && (isElse || namesOnlyOther(rulebook, topic, said)));
}

/** "No, I'm talking about my machine", while a subscription's first day is asked. */
function namesOnlyOther({ subjects }: Rulebook, topic: string, { named }: Leaving): boolean {
  const near = [topic, ...(subjects[topic]?.near ?? [])];
  return named.length > 0 && !named.some((one) => near.includes(one));
}

/** The topic of the question of ours that waits for its answer. */
const askedTopic = ({ intents }: Rulebook, { asking, topic }: Conversation): string | null =>
  asking ? (intents.get(topic ?? '')?.topic ?? null) : null;

/** The topics of what we ask, or have set aside to ask. */
function openTopics(rulebook: Rulebook, conversation: Conversation): (string | null | undefined)[] {
  const { agenda, choosing } = conversation;
  const waiting = [...agenda, ...(choosing ? [choosing.intent] : [])];
  return [
    askedTopic(rulebook, conversation),
    ...waiting.map((intent) => rulebook.intents.get(intent)?.topic),
  ];
}

/** "It wasn't a return, the carrier brought it back" answers us by its name; a day beside what is turned away is of something else. */
function answersByName(rulebook: Rulebook, conversation: Conversation, heard: Heard): boolean {
  const { asking } = conversation;
  return asking && isName(asking.fact) ? tellsAsked(rulebook, conversation, heard) : false;
}

/** True when the message tells something for what is spoken of. */
function tellsAnything(rulebook: Rulebook, conversation: Conversation, heard: Heard): boolean {
  const { topic } = conversation;
  if (!topic) return false;
  return valuesFor(rulebook, conversation, { intent: topic, heard }).some(({ fact }) => !isName(fact));
}

/** True when a value of the message is for what we ask. */
function tellsAsked(rulebook: Rulebook, conversation: Conversation, heard: Heard): boolean {
  const { asking, topic } = conversation;
  if (!asking || !topic) return false;
  return valuesFor(rulebook, conversation, { intent: topic, heard }).some(({ fact }) => fact === asking.fact);
}

/** True when the message says what we asked for, or that it is not known. */
function answersUs(
  rulebook: Rulebook,
  conversation: Conversation,
  { heard, isElse }: { heard: Heard; isElse: boolean },
): boolean {
  const { asking, topic } = conversation;
  const policy = policyOf(rulebook, topic);
  if (!asking || !topic || !policy) return false;
  const filled = valuesFor(rulebook, conversation, { intent: topic, heard });
  // "I got it back on 20 May, is the repair still guaranteed?" tells that question its day, not a refund we only guessed.
  const isTold = !(isElse && asking.isGuess) && filled.some(({ ground }) => ground === 'cued');
  if (isTold || filled.some(({ fact }) => fact === asking.fact)) return true;
  if (unknownFacts(conversation, policy, { heard, filled }).length > 0) return true;
  return FACT_KINDS[asking.fact] === 'flag' && heard.understood.leading === 'no';
}

/** The conversation without the matter: what was spoken of before is spoken of again, and of a guess nothing stays. */
function withoutTopic(rulebook: Rulebook, conversation: Conversation, topic: string): Conversation {
  const isOf = (intent: string | null) => rulebook.intents.get(intent ?? '')?.topic === topic;
  const { asking, choosing, agenda, facts } = conversation;
  const others = conversation.spoken.filter((one) => one.topic !== topic);
  const isGuess = asking?.isGuess === true && isOf(conversation.topic);
  const rest = {
    ...conversation,
    agenda: agenda.filter((intent) => !isOf(intent)),
    ...(isGuess ? { spoken: others, facts: omit(facts, ownFacts(rulebook, topic)) } : {}),
    misses: 0,
  };
  if (!isOf(conversation.topic) && !isOf(choosing?.intent ?? null)) return rest;
  const [last] = others;
  const closed = {
    ...rest,
    asking: isOf(conversation.topic) ? null : asking,
    choosing: null,
    clarifying: [],
  };
  return last ? backAt(closed, last) : { ...closed, topic: null, lastAnswer: null };
}

/** The facts that only questions of this topic read. */
function ownFacts({ intents, policies }: Rulebook, topic: string): FactName[] {
  const readers = [...intents.values()].flatMap((intent) => {
    const policy = intent.policy ? policies.get(intent.policy) : undefined;
    return policy
      ? (Object.keys(policy.reads) as FactName[]).map((fact) => [fact, intent.topic] as const)
      : [];
  });
  const elsewhere = new Set(readers.flatMap(([fact, of]) => (of === topic ? [] : [fact])));
  return [...new Set(readers.map(([fact]) => fact))].filter((fact) => !elsewhere.has(fact));
}
