import type { Answered, Conversation } from '../../domain/conversation.ts';
import { isValue } from '../../domain/entity.ts';
import type { Again, DialogueStep } from '../../domain/step.ts';
import { plainWords } from '../../language/normalise.ts';
import { blanked } from '../../language/spans.ts';
import { ASKS_MORE } from '../checks/claim.ts';
import { beginsWith, type Heard, isRevising, wordsBeside } from '../heard.ts';
import type { Progress } from '../progress.ts';
import type { Rulebook } from '../rulebook.ts';
import { isRepeat } from '../said/said.ts';
import { asksAgain, takesAllTold } from './askedAgain.ts';

/** As much of a question as it takes to know it again. */
const MAX_KEPT_CHARS = 200;

/** The same answer to another case, or to another question than before: the sentence that answers that one is enough. */
export function withRepeats(
  rulebook: Rulebook,
  { conversation, steps, ...progress }: Progress,
  { before, heard }: { before: Conversation; heard: Heard },
): Progress {
  const { lastAnswer } = conversation;
  if (lastAnswer === null || lastAnswer === before.lastAnswer) return { ...progress, conversation, steps };
  const question = keptOf(heard);
  const isSame = isSameQuestion(before, heard);
  const read = { ...heard, understood: progress.read ?? heard.understood };
  const isAsked = (step: Answer) => asksAgain(rulebook, conversation, { heard: read, step });
  const isTaken = takesAllTold(conversation, heard);
  const said = isSame ? steps : steps.map((step) => askedOtherwise(step, { heard, isAsked, isTaken }));
  return {
    ...progress,
    conversation: {
      ...conversation,
      lastAnswer: { ...lastAnswer, question, times: timesOf(lastAnswer, said) },
    },
    steps: withoutRepeated(said),
  };
}

/** What was not followed once is given up the next time, be it right after the answer or later. */
const timesOf = ({ times }: Answered, [first]: readonly DialogueStep[]): number =>
  first?.kind === 'answer' && first.again?.isOther ? Math.max(times, 2) : times;

type Answer = Extract<DialogueStep, { kind: 'answer' }>;

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

function askedOtherwise(
  step: DialogueStep,
  { heard, isAsked, isTaken }: { heard: Heard; isAsked: (step: Answer) => boolean; isTaken: boolean },
): DialogueStep {
  if (step.kind !== 'answer' || !step.again) return step;
  const { again, ...first } = step;
  // Who comes back to an answer, after others, reads it whole again.
  if (again.how === 'recalled' && (step.item || isAsked(step))) return first;
  // Another outcome may say the same: what was asked is then looked for in it.
  if (again.how === 'changed') return { ...step, again: { ...again, question: heard.text } };
  if (!isRepeat(step)) return step;
  // "So 74 before the 31st and nothing from then on?": agreed to, it is not said to change nothing.
  if (step.notice === 'confirmed') {
    const { notice: _said, ...agreed } = step;
    return { ...agreed, again: { ...again, how: 'confirmed' } };
  }
  // "Does it cost anything on the 30th?", for the third time: a no has its answer beside it, and is no word on asking otherwise.
  if (step.notice === 'opposed') {
    const { notice: _said, ...opposed } = step;
    return { ...opposed, again: { ...again, how: 'opposed', isOfOutcome: true } };
  }
  if (step.notice === 'not-yet') return { ...step, again: { ...again, how: 'in-short' } };
  const isOwn = asksMore(heard);
  // That something changes nothing is said of what was taken, and of nothing else.
  if (again.how === 'unchanged' && !isOwn && isTaken)
    return { ...step, again: { ...again, how: newsAs(heard) } };
  const isCase = again.how === 'unchanged' || wordsBeside(heard).length <= MAX_WORDS_OF_A_KNOWN_CASE;
  if (putsAnotherCase(heard, step) && isCase && isTaken && tellsValue(heard))
    return { ...step, again: { ...again, how: asksIfSame(heard) ? 'confirmed' : 'unchanged' } };
  // "I have been waiting for three weeks!" asks nothing that a sentence could answer.
  if (tellsValue(heard) && !isOwn && isTaken && !heard.text.includes('?')) return step;
  // "Even if I leave next week?": a fixed text that was just said holds for every case of it.
  if (!step.outcome && EVEN_IF.test(heard.text)) return { ...step, again: { ...again, how: 'unchanged' } };
  // What does not plainly ask for this answer asks something else, to which the whole of it is none.
  const isOther = !isAsked(step);
  const question = withoutDenied(heard);
  return { ...step, again: { ...again, how: 'asked-otherwise', question, ...(isOther && { isOther }) } };
}

const EVEN_IF =
  /^\W*(?:(?:and|also|ok|so|et|ok|donc) )?(?:even (?:if|when|though)|même (?:si|quand|en))(?!\p{L})/iu;

/** How an answer stands to news that leave it as it was: "is it the same for a Magimix?" hears yes; what is only told, or concluded, puts no case that could have changed it. */
function newsAs(heard: Heard): Again['how'] {
  if (asksIfSame(heard)) return 'confirmed';
  return isRevising(heard) ? 'unchanged' : 'stands';
}

/** "Is it the same for a Magimix?", « pareil pour une Krups ? » */
const asksIfSame = ({ text }: Heard): boolean => text.includes('?') && SAME.test(text) && !DIFFERS.test(text);

const SAME =
  /(?<!\p{L})(?:the same|same (?:thing|rule|answer|for)|likewise|pareil(?:le)?|idem|la même chose|c['’]est le même|même (?:chose|réponse|règle|durée|délai|garantie))(?!\p{L})/iu;
/** "Is it not the same?" */
const DIFFERS = /(?<!\p{L})(?:not|isn['’]?t|aren['’]?t|no longer|pas|plus|différente?|different)(?!\p{L})/iu;

/** "I am no Ambassador, so what do I get?": what is denied is not what is asked of. */
const withoutDenied = ({ text, understood }: Heard): string =>
  blanked(
    text,
    understood.entities.filter((entity) => entity.kind === 'term' && entity.id === 'no'),
  );

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
const MAX_WORDS_OF_A_CASE = 7;
/** "And if I had paid by cheque?" tells what is known in another word; more words about it ask something: "and if a thing is missing in the new parcel?" */
const MAX_WORDS_OF_A_KNOWN_CASE = 4;

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
