import type { Conversation } from '../domain/conversation.ts';
import { isValue } from '../domain/entity.ts';
import type { DialogueStep } from '../domain/step.ts';
import { plainWords } from '../language/normalise.ts';
import { beginsWith, type Heard } from './heard.ts';
import type { Progress } from './topic.ts';

/** As much of a question as it takes to know it again. */
const MAX_KEPT_CHARS = 200;

/** The same answer to another case, or to another question than before: the sentence that answers that one is enough. */
export function withRepeats(
  { conversation, steps, ...progress }: Progress,
  { before, heard }: { before: Conversation; heard: Heard },
): Progress {
  const { lastAnswer } = conversation;
  if (lastAnswer === null || lastAnswer === before.lastAnswer) return { ...progress, conversation, steps };
  const question = plainWords(heard.text).slice(0, MAX_KEPT_CHARS);
  const isSame = isSameQuestion(before.lastAnswer?.question ?? '', question);
  return {
    ...progress,
    conversation: { ...conversation, lastAnswer: { ...lastAnswer, question } },
    steps: isSame ? steps : steps.map((step) => askedOtherwise(step, heard)),
  };
}

function askedOtherwise(step: DialogueStep, heard: Heard): DialogueStep {
  if (step.kind !== 'answer' || step.again?.how !== 'asked-again') return step;
  // "So 74 before the 31st and nothing from then on?": agreed to, it is not said to change nothing.
  if (step.notice === 'confirmed') {
    const { notice: _said, ...agreed } = step;
    return { ...agreed, again: { ...step.again, how: 'confirmed' } };
  }
  if (putsAnotherCase(heard)) return { ...step, again: { ...step.again, how: 'unchanged' } };
  // "I have been waiting for three weeks!" asks nothing that a sentence could answer.
  if (tellsValue(heard) && !heard.text.includes('?')) return step;
  return { ...step, again: { ...step.again, how: 'asked-otherwise', question: heard.text } };
}

/** "And with a cheque?", after PayPal: to the rule both are one. */
const putsAnotherCase = (heard: Heard): boolean =>
  beginsWith(heard, ['leaning', 'what-if', 'correction']) && tellsValue(heard);

const tellsValue = ({ understood }: Heard): boolean => understood.entities.some(isValue);

/** Two questions that share this much of their words are one. */
const MIN_SHARED = 0.75;

function isSameQuestion(one: string, other: string): boolean {
  const [words, others] = [new Set(one.split(' ')), new Set(other.split(' '))];
  return words.intersection(others).size / words.union(others).size >= MIN_SHARED;
}
