import { shuffled } from './random.ts';

/** One round of judging: what to train on, and what to judge the result with. */
export interface Fold<T> {
  readonly train: readonly T[];
  readonly judge: readonly T[];
  /** Intents kept from this round's training, so that their texts are strangers to it. */
  readonly hidden: ReadonlySet<string>;
}

const FOLDS = 10;
/** Work of all rounds together, in examples times intents; beyond, more rounds say little more than they cost. */
const MAX_WORK = 1_100_000;
/** With fewer intents, hiding one would leave too little to tell apart. */
const MIN_INTENTS_TO_HIDE_ONE = 5;

/**
 * Splits examples into rounds, each intent spread evenly. Every round also hides some intents whole:
 * that is how calibration gets to see texts the model knows nothing about. `hideable` says which may be hidden.
 */
export function foldsOf<T extends { readonly intent: string }>(
  examples: readonly T[],
  hideable: (intent: string) => boolean,
  random: () => number,
): Fold<T>[] {
  const foldOf = new Map<T, number>();
  for (const group of Map.groupBy(examples, ({ intent }) => intent).values()) {
    const first = Math.floor(random() * FOLDS);
    for (const [at, example] of shuffled(group, random).entries()) foldOf.set(example, (first + at) % FOLDS);
  }
  const intents = shuffled([...new Set(examples.map(({ intent }) => intent))].filter(hideable), random);
  const hides = intents.length >= MIN_INTENTS_TO_HIDE_ONE;
  const work = Math.max(1, examples.length * new Set(examples.map(({ intent }) => intent)).size);
  const rounds = Math.max(1, Math.min(FOLDS, Math.floor(MAX_WORK / work)));
  return Array.from({ length: rounds }, (_, fold) => {
    const hidden = new Set(hides ? intents.filter((_, at) => at % FOLDS === fold) : []);
    const isJudge = (example: T) => foldOf.get(example) === fold || hidden.has(example.intent);
    return { train: examples.filter((each) => !isJudge(each)), judge: examples.filter(isJudge), hidden };
  });
}
