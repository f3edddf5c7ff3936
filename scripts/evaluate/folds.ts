import type { Example } from '../../src/understanding/classifier.ts';

/** So many parts are held out in turn. */
export const FOLDS = 5;

/** Each part of the examples, with the rest to learn from: every intent is shared out evenly, in the order of writing. */
export function folded(
  examples: readonly Example[],
): { readonly fold: readonly Example[]; readonly rest: readonly Example[] }[] {
  const foldOf = new Map<Example, number>();
  for (const group of Map.groupBy(examples, ({ intent }) => intent).values())
    for (const [at, example] of group.entries()) foldOf.set(example, at % FOLDS);
  return Array.from({ length: FOLDS }, (_, at) => ({
    fold: examples.filter((example) => foldOf.get(example) === at),
    rest: examples.filter((example) => foldOf.get(example) !== at),
  }));
}
