import type { Conversation } from '../domain/conversation.ts';
import { isValue } from '../domain/entity.ts';
import type { DialogueStep } from '../domain/step.ts';
import { plainWords } from '../language/normalise.ts';
import { blanked } from '../language/spans.ts';
import { ASKS_MORE } from './checks/claim.ts';
import { beginsWith, type Heard, wordsBeside } from './heard.ts';
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
  const question = keptOf(heard);
  const isSame = isSameQuestion(before, heard);
  return {
    ...progress,
    conversation: { ...conversation, lastAnswer: { ...lastAnswer, question } },
    steps: withoutRepeated(isSame ? steps : steps.map((step) => askedOtherwise(step, heard))),
  };
}

/** "Where do I see it, and must I do something?": what was just said is not said again beside an answer that is new. */
function withoutRepeated(steps: readonly DialogueStep[]): readonly DialogueStep[] {
  const isNew = (step: DialogueStep) =>
    step.kind === 'answer' && (step.again?.how ?? 'changed') === 'changed';
  const isSaid = ({ notice, ...step }: DialogueStep) => {
    if (step.kind !== 'answer' || !step.again || notice !== undefined) return false;
    const { how, question = '' } = step.again;
    // "Why 80? I have paid ten months already": a sentence of it is the reason that is asked.
    const mayExplain = step.outcome?.derivation != null && ASKS_MORE.test(question);
    return how === 'asked-again' || (how === 'asked-otherwise' && !mayExplain);
  };
  return steps.some(isNew) ? steps.filter((step) => !isSaid(step)) : steps;
}

function askedOtherwise(step: DialogueStep, heard: Heard): DialogueStep {
  if (step.kind !== 'answer' || !step.again) return step;
  const { again } = step;
  // Another outcome may say the same: what was asked is then looked for in it.
  if (again.how === 'changed') return { ...step, again: { ...again, question: heard.text } };
  if (!isRepeat(step)) return step;
  // "So 74 before the 31st and nothing from then on?": agreed to, it is not said to change nothing.
  if (step.notice === 'confirmed') {
    const { notice: _said, ...agreed } = step;
    return { ...agreed, again: { ...again, how: 'confirmed' } };
  }
  const isOwn = asksMore(heard);
  if (again.how === 'unchanged' && !isOwn) return step;
  if (putsAnotherCase(heard, step)) return { ...step, again: { ...again, how: 'unchanged' } };
  // "I have been waiting for three weeks!" asks nothing that a sentence could answer.
  if (tellsValue(heard) && !isOwn && !heard.text.includes('?')) return step;
  // What hardly asks for this answer is another question, to which it has nothing to add.
  const isOther = heard.understood.verdict === 'unknown';
  const question = withoutDenied(heard);
  return { ...step, again: { ...again, how: 'asked-otherwise', question, ...(isOther && { isOther }) } };
}

/** "I am no Ambassador, so what do I get?": what is denied is not what is asked of. */
const withoutDenied = ({ text, understood }: Heard): string =>
  blanked(
    text,
    understood.entities.filter((entity) => entity.kind === 'term' && entity.id === 'no'),
  );

/** True for an answer that says what was just said, though something else was told or asked. */
export const isRepeat = (step: DialogueStep): boolean =>
  step.kind === 'answer' && (step.again?.how === 'asked-again' || step.again?.how === 'unchanged');

/** "And with a cheque?", after PayPal: to the rule both are one. */
export const putsAnotherCase = (heard: Heard, step: DialogueStep): boolean =>
  step.kind === 'answer' &&
  step.again?.isTold === true &&
  beginsWith(heard, ['leaning', 'what-if', 'correction']) &&
  !asksMore(heard);

/** "And in cash?" puts another case; "why, when I have paid for ten months?" asks a question of its own. */
export const asksMore = (heard: Heard): boolean =>
  ASKS_MORE.test(wordsBeside(heard).join(' ')) ||
  (heard.text.includes('?') && wordsBeside(heard).length > MAX_WORDS_OF_A_CASE);

/** More words than these beside a value ask something. */
const MAX_WORDS_OF_A_CASE = 8;

export const tellsValue = ({ understood }: Heard): boolean => understood.entities.some(isValue);

const keptOf = ({ text }: Heard): string => plainWords(text).slice(0, MAX_KEPT_CHARS);

/** Two questions that share this much of their words are one. */
const MIN_SHARED = 0.75;

/** True when the message asks what the last answer answered, in about the same words. */
export function isSameQuestion({ lastAnswer }: Conversation, heard: Heard): boolean {
  const [words, others] = [lastAnswer?.question ?? '', keptOf(heard)].map((text) => new Set(text.split(' ')));
  if (!words || !others) return false;
  return words.intersection(others).size / words.union(others).size >= MIN_SHARED;
}
