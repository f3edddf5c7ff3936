import type { Conversation } from '../domain/conversation.ts';
import type { FactName } from '../domain/fact.ts';
import type { Mood } from '../domain/mood.ts';
import { askAgain, isExhausted, putAgain } from './ask.ts';
import { type Heard, MIN_QUESTION_WORDS, wordsBesideValues } from './heard.ts';
import { type Rulebook, topicOf } from './rulebook.ts';
import { isUpset } from './sympathy.ts';
import { withUnknown } from './told.ts';
import { type Progress, pursueTopic } from './topic.ts';

/** A conversation in which a question of ours waits for its answer. */
type Open = Conversation & { asking: NonNullable<Conversation['asking']>; topic: string };

/** What follows a message that tells nothing for our question: it once more, or the answer without what is not known. */
export function unanswered(
  rulebook: Rulebook,
  conversation: Open,
  { unknown, heard }: { unknown: readonly FactName[]; heard: Heard },
): Progress {
  const { asking, topic } = conversation;
  if (unknown.length === 0 && !isExhausted(conversation)) {
    if (isAskedAgain(conversation, heard) || isOnlyNamed(rulebook, conversation, heard))
      return withPatience(rulebook, conversation, heard);
    return isOwnQuestion(heard)
      ? withoutAnswer(conversation)
      : askAgain(conversation, topic, { fact: asking.fact, problem: 'not-understood', values: {} });
  }
  return withoutKnowing(rulebook, conversation, {
    unknown: unknown.length > 0 ? unknown : [asking.fact],
    heard,
  });
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
export function withoutKnowing(
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
