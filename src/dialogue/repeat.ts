import type { Conversation } from '../domain/conversation.ts';
import type { DialogueStep } from '../domain/step.ts';
import { plainWords } from '../language/normalise.ts';
import type { Progress } from './topic.ts';

/** As much of a question as it takes to know it again. */
const MAX_KEPT_CHARS = 200;

/** An answer that comes again is said short to the same question only; another one gets the sentence that answers it. */
export function withRepeats(
  { conversation, steps, ...progress }: Progress,
  { before, text }: { before: Conversation; text: string },
): Progress {
  const { lastAnswer } = conversation;
  if (lastAnswer === null || lastAnswer === before.lastAnswer) return { ...progress, conversation, steps };
  const question = plainWords(text).slice(0, MAX_KEPT_CHARS);
  const isSame = isSameQuestion(before.lastAnswer?.question ?? '', question);
  return {
    ...progress,
    conversation: { ...conversation, lastAnswer: { ...lastAnswer, question } },
    steps: isSame ? steps : steps.map((step) => withQuestion(step, text)),
  };
}

const withQuestion = (step: DialogueStep, asked: string): DialogueStep =>
  step.kind === 'answer' && step.isRepeat ? { ...step, isRepeat: false, asked } : step;

/** Two questions that share this much of their words are one. */
const MIN_SHARED = 0.75;

function isSameQuestion(one: string, other: string): boolean {
  const [words, others] = [new Set(one.split(' ')), new Set(other.split(' '))];
  return words.intersection(others).size / words.union(others).size >= MIN_SHARED;
}
