import { type Amount, centsIn, type Entity, isAmount, isMarker } from '../../../domain/entity.ts';
import { blanked } from '../../../language/spans.ts';
import { CUE_BESIDE_CHARS, gapBetween } from '../candidates/gap.ts';

/**
 * "I paid 1 for it at the start. No wait, it was 29": an amount put right within the message takes the place of the one
 * it corrects, with the words that say what that was. Further on, the correction is of something else.
 */
export function withRighted(entities: readonly Entity[], text: string): readonly Entity[] {
  for (const correction of entities.filter((entity) => isMarker(entity, 'correction'))) {
    const right = entities.find((entity) => isAmount(entity) && entity.start >= correction.end);
    const told = entities.filter(isAmount).filter(({ end }) => end <= correction.start);
    if (!right || !isAmount(right) || told.length === 0) continue;
    const beside = { entities, text };
    if (!isSaidAtOnce(right, correction, beside)) continue;
    const wrong = correctedBy(right, told, beside);
    if (!wrong || correction.start - wrong.end > MAX_CHARS_BETWEEN) continue;
    const { start, end } = wrong;
    return withRighted(
      entities
        .filter((entity) => entity !== right)
        .map((entity) => (entity === wrong ? { ...inPlace(wrong, right), start, end } : entity)),
      text,
    );
  }
  return entities;
}

/** "I paid €1, no wait, 29": what corrects an amount in euros is one. */
const inPlace = (wrong: Amount, right: Amount): Amount =>
  wrong.kind === 'money' ? { ...wrong, cents: centsIn(right) } : right;

/** Further apart, the second thought is of another matter. */
const MAX_CHARS_BETWEEN = 50;

/** Words that lead from a second thought to its value, besides those of markers and cues. */
const LEADING =
  /^(?:[\s,.:!…'’-]|(?:it|was|is|i|we|for|at|me|c|en|a|à|de|d|je|on|il|elle|était|etait|ai)(?!\p{L}))*$/iu;

interface Beside {
  readonly entities: readonly Entity[];
  readonly text: string;
}

/** True where nothing but such words stands between the two. */
function isSaidAtOnce(right: Entity, correction: Entity, { entities, text }: Beside): boolean {
  const between = entities.filter(
    ({ kind, start, end }) =>
      (kind === 'marker' || kind === 'cue') && start >= correction.end && end <= right.start,
  );
  return LEADING.test(blanked(text, between).slice(correction.end, right.start));
}

/** The amount that was wrong: the one of the same words, where the right one has any; else the last, unless another is far nearer to it. */
function correctedBy(right: Amount, told: readonly Amount[], beside: Beside): Amount | undefined {
  const named = factsBeside(right, beside);
  if (named.length > 0)
    return told.findLast((one) => factsBeside(one, beside).some((fact) => named.includes(fact)));
  const isNear = (one: Amount) => ratioOf(one, right) <= NEAR_RATIO;
  const last = told.at(-1);
  return last && !isNear(last) ? (told.findLast(isNear) ?? last) : last;
}

const NEAR_RATIO = 1.5;

function ratioOf(one: Amount, other: Amount): number {
  const [first, second] = [Math.max(centsIn(one), 1), Math.max(centsIn(other), 1)];
  return Math.max(first, second) / Math.min(first, second);
}

const factsBeside = (amount: Amount, beside: Beside) =>
  beside.entities.flatMap((cue) =>
    cue.kind === 'cue' && gapBetween(amount, cue, beside) <= CUE_BESIDE_CHARS ? cue.facts : [],
  );
