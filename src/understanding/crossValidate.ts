import { shuffled } from './random.ts';

/** One round of judging: what to judge with, all of it kept from the round's training. */
export interface Fold<T> {
  readonly judge: readonly T[];
  /** Intents kept from this round's training, so that their texts are strangers to it. */
  readonly hidden: ReadonlySet<string>;
}

const FOLDS = 10;
/** Once so many texts are judged, more rounds say little more than they cost. */
const ENOUGH_JUDGED = 4000;
/** A tenth of the examples, and all those of a tenth of the intents. */
const JUDGED_SHARE = 0.2;
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
  const rounds = Math.min(FOLDS, Math.ceil(ENOUGH_JUDGED / (JUDGED_SHARE * Math.max(1, examples.length))));
  return Array.from({ length: rounds }, (_, fold) => {
    const hidden = new Set(hides ? intents.filter((_, at) => at % FOLDS === fold) : []);
    return {
      judge: examples.filter((example) => foldOf.get(example) === fold || hidden.has(example.intent)),
      hidden,
    };
  });
}
