import { centsIn, type Entity, isAmount, isMarker } from '../../domain/entity.ts';
import type { DialogueStep } from '../../domain/step.ts';
import { CENTS_IN_EURO } from '../../domain/value.ts';
import { CLAUSE_END } from '../../language/sentence.ts';
import { blanked } from '../../language/spans.ts';
import { beginsWith, type Heard } from '../heard.ts';
import type { Progress } from '../progress.ts';
import type { Rulebook } from '../rulebook.ts';
import { withoutInstalments } from '../slots/amounts/instalments.ts';
import { isOwnResult } from '../slots/amounts/ownResult.ts';
import { ASKS_MORE, isCry, TURNS_ROUND } from './claim.ts';
import { isSame } from './compare.ts';
import { checkedAtEnd } from './outcome.ts';

/** "279 without, 99 with, so 124?": an amount that the message itself asks about is agreed to by the answer that comes to it. */
export function withAgreement(rulebook: Rulebook, progress: Progress, heard: Heard): Progress {
  const [first, ...others] = progress.steps;
  const checked = first && checkedAtEnd(rulebook, first, heard);
  if (checked && !first.notice) return { ...progress, steps: [judgedAs(first, checked), ...others] };
  if (first && speaksOfCents(heard)) return progress;
  const judged = first && ownSumJudged(first, heard);
  if (judged) return { ...progress, steps: [judged, ...others] };
  return first && isAskedAmount(first, heard) ? { ...progress, steps: [agreed(first), ...others] } : progress;
}

/** "144 or 144.20?", "124 when it comes to 124.20": who sets the euros against the cents says neither of what is due. */
const speaksOfCents = ({ understood: { entities } }: Heard): boolean => {
  const amounts = entities.filter(isAmount).map(centsIn);
  return amounts.some((cents) =>
    amounts.some((other) => other !== cents && Math.abs(other - cents) < CENTS_IN_EURO),
  );
};

/** "9 x 25, that makes 225": what the payments sum up to is checked against no answer of ours. */
const ownSumIn = (heard: Heard): Entity | undefined => {
  const {
    text,
    understood: { entities },
  } = heard;
  return withoutInstalments(entities, text).find(
    (entity) => isOwnResult(entity, { text, entities }) && !asksBeyond(entity, heard),
  );
};

/** The answer with a yes or no to the sum that the message calls the customer's own; null where it names none, or the answer comes to no amount. */
export function ownSumJudged(step: DialogueStep, heard: Heard): DialogueStep | null {
  const sum = ownSumIn(heard);
  return sum ? judgedSum(step, sum) : null;
}

/** "9 times 25, that's 225, so had I better leave now?": what is asked comes after the sum, and is no check of it. */
function asksBeyond({ end }: Entity, { text, understood }: Heard): boolean {
  const checks = understood.entities.filter((one) => isMarker(one, 'checking'));
  const rest = blanked(text, checks).slice(end);
  const at = rest.search(CLAUSE_END);
  const asked = at < 0 ? '' : rest.slice(at).replace(MARKS, '');
  const words = asked.match(/\p{L}+/gu) ?? [];
  return asked.includes('?') && words.length > MAX_WORDS_OF_CHECK && !POINTS_BACK.test(asked);
}

const MARKS = /^[\s,.;:!?]+/u;

/** "…, right?", "…, is that it?" asks no more than whether it is so. */
const MAX_WORDS_OF_CHECK = 3;
const POINTS_BACK = /(?<!\p{L})(?:that|this|right|correct|ça|cela|juste|exact|bien)(?!\p{L})/iu;

/** "80% of the difference? That'd be 144": the answer with a yes or no to the customer's own sum; null where it comes to no amount of its own. */
export function judgedSum(step: DialogueStep, sum: Entity): DialogueStep | null {
  if (step.kind !== 'answer' || step.notice || !step.outcome?.derivation) return null;
  const { values, derivation } = step.outcome;
  if (derivation.result.value.kind !== 'money') return null;
  // A price of the answer is told with these words, and no sum.
  if (derivation.inputs.some(({ value }) => isSame(sum, value))) return null;
  const amounts = [
    derivation.result.value,
    ...Object.values(values).filter(({ kind }) => kind === 'wholeEuros'),
  ];
  const how = amounts.some((value) => isSame(sum, value)) ? 'confirmed' : 'denied';
  if (step.again === undefined || step.again.how === 'changed') return { ...step, notice: how };
  return { ...step, again: { ...step.again, how, value: amounts.at(-1)! } };
}

/** Where nothing new is said, the yes or no takes the place of the words that say so. */
const judgedAs = (step: DialogueStep, how: 'confirmed' | 'opposed'): DialogueStep => {
  if (step.kind !== 'answer' || !step.again) return { ...step, notice: how };
  if (step.again.how === 'changed')
    return { ...step, notice: how, again: { ...step.again, isTold: false, isOfOutcome: true } };
  return { ...step, again: { ...step.again, how, isOfOutcome: true } };
};

/** "Yes, that is right", once: an answer that stays as it was says by itself that it does. */
export const agreed = (step: DialogueStep): DialogueStep =>
  step.kind === 'answer' && (step.again?.how === 'unchanged' || step.again?.how === 'stands')
    ? { ...step, again: { ...step.again, how: 'confirmed' } }
    : { ...step, notice: 'confirmed' };

/** True for a new answer whose result the message names in a question of its own. */
function isAskedAmount(step: DialogueStep, heard: Heard): boolean {
  const { text, understood } = heard;
  if (step.kind !== 'answer' || step.notice || !step.outcome?.derivation) return false;
  if (step.again !== undefined && !FRESH.includes(step.again.how)) return false;
  // "No, the other way round: I got 34" agrees to nothing.
  if (beginsWith(heard, ['correction'])) return false;
  // "Free on the 9th, and on the 10th I pay 100?" says more than the amount.
  if (understood.entities.some(({ kind }) => kind === 'date')) return false;
  const { values, derivation } = step.outcome;
  const { value } = derivation.result;
  const results = Object.values(values).filter(({ kind }) => kind === value.kind || kind === 'wholeEuros');
  const inputs = derivation.inputs.map((input) => input.value);
  return understood.entities.some(
    (entity) =>
      isAmount(entity) &&
      results.some((result) => isSame(entity, result)) &&
      !inputs.some((input) => isSame(entity, input)) &&
      !asksBeyond(entity, heard) &&
      isAsked(sentenceWithMark(text, entity.start)),
  );
}

const FRESH: readonly string[] = ['changed', 'unchanged', 'stands'];

const isAsked = (sentence: string): boolean =>
  sentence.includes('?') && !isCry(sentence) && !ASKS_MORE.test(sentence) && !TURNS_ROUND.test(sentence);

/** The sentence in which this place stands, with the marks that end it. */
function sentenceWithMark(text: string, at: number): string {
  const begins = Math.max(...['. ', '? ', '! ', '\n'].map((end) => text.lastIndexOf(end, at)));
  const end = text.slice(at).search(/[.?!](?:\s|$)|\n/u);
  return text.slice(begins + 1, end < 0 ? text.length : at + end + 1);
}
