import type { Conversation } from '../../domain/conversation.ts';
import type { RatedAnswer } from '../../domain/rating.ts';
import type { DialogueStep } from '../../domain/step.ts';
import type { RankedIntent } from '../../domain/understanding.ts';
import { answerIntent } from '../answering/answer.ts';
import type { Heard } from '../heard.ts';
import type { Progress } from '../progress.ts';
import { labelledIntent } from '../reading/choice.ts';
import type { Rulebook } from '../rulebook.ts';

const MAX_RELATED = 2;
/** Below this another reading of the question is no nearer than any other intent of the topic. */
const MIN_NEAR_CONFIDENCE = 0.05;
/** Enough to recognise one's question by; the message itself is kept whole. */
const MAX_QUOTED_CHARS = 200;

/** Offers what can be done about an answer that did not help; each way stays open until it is taken or dropped. */
export function offerHelp(
  rulebook: Rulebook,
  conversation: Conversation,
  { messageId, question, intent, ranking }: RatedAnswer,
): Progress {
  const related = relatedIntents(rulebook, intent, ranking);
  const helping = { messageId, intent, related, question: shortened(question) };
  return { conversation: { ...conversation, helping }, steps: [{ kind: 'help', related }] };
}

/** What follows when the message takes one of the ways offered; null when it does not. */
export function onHelp(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress | null {
  const { helping } = conversation;
  if (!helping) return null;
  const done = { ...conversation, helping: null, misses: 0 };
  switch (heard.understood.command) {
    case 'rephrase':
      return { conversation: done, steps: [{ kind: 'say', as: 'smalltalk', phrase: 'rephrase' }] };
    case 'leave-question': {
      const step: DialogueStep = { kind: 'question-left', question: helping.question };
      const { messageId, intent } = helping;
      return { conversation: done, steps: [step], leaves: { messageId, intent } };
    }
    default: {
      const intent = labelledIntent(rulebook, helping.related, heard.text);
      return intent === null ? null : answerIntent(rulebook, done, { intent, heard });
    }
  }
}

/** Other readings of the question first, then what stands nearest in its topic: the intents one policy decides. */
function relatedIntents(rulebook: Rulebook, intent: string, ranking: readonly RankedIntent[]): string[] {
  const own = rulebook.intents.get(intent);
  const others = [...rulebook.intents.values()].filter(({ id, kind }) => kind === 'faq' && id !== intent);
  const near = ranking
    .filter((one) => one.confidence >= MIN_NEAR_CONFIDENCE && others.some(({ id }) => id === one.intent))
    .map((one) => one.intent);
  const ofTopic = others
    .filter(({ topic }) => topic === own?.topic)
    .sort((first, second) => Number(second.policy === own?.policy) - Number(first.policy === own?.policy))
    .map(({ id }) => id);
  return [...new Set([...near, ...ofTopic])].slice(0, MAX_RELATED);
}

function shortened(question: string): string {
  const line = question.replace(/\s+/g, ' ').trim();
  return line.length > MAX_QUOTED_CHARS ? `${line.slice(0, MAX_QUOTED_CHARS)}…` : line;
}
