import type { Conversation } from '../domain/conversation.ts';
import { FACT_KINDS, type FactName, isName } from '../domain/fact.ts';
import type { Leaving } from '../domain/understanding.ts';
import { backAt } from './comeBack.ts';
import { type Heard, isSureAlone, sideIntent, valuesFor } from './heard.ts';
import { policyOf, type Rulebook, topicOf } from './rulebook.ts';
import { omit } from './told.ts';
import { unknownFacts } from './unknown.ts';

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
  const away = said.turnedAway
    .filter((one) => open.includes(one.topic) || isStrange(one.topic))
    .filter(({ how }) => how === 'turned-away' || asking?.isGuess)
    .filter((one) => one.topic !== topic || !answersByName(rulebook, conversation, heard));
  if (away.length > 0)
    return {
      conversation: away.reduce((sofar, one) => withoutTopic(rulebook, sofar, one.topic), conversation),
      rest: said.rest,
    };
  if (topic === null || !isUnwanted(rulebook, conversation, { heard, topic, said })) return null;
  return {
    conversation: withoutTopic(rulebook, conversation, topic),
    rest: said.rest === '' ? '' : heard.text,
  };
}

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
  return isGuess || (said.isElsewhere && isElse);
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
  const { asking, topic } = conversation;
  if (!asking || !topic || !isName(asking.fact)) return false;
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
