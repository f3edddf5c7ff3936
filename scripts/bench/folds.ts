import type { Example } from '../../src/understanding/classifier.ts';

export const FOLDS = 5;

/** The rows parted in so many ways into some to learn from and a fifth to measure on, every intent spread evenly. */
export function foldsOf(rows: readonly Example[]): { train: Example[]; test: Example[] }[] {
  const foldOf = new Map<Example, number>();
  for (const group of Map.groupBy(rows, ({ intent }) => intent).values())
    for (const [at, row] of group.entries()) foldOf.set(row, at % FOLDS);
  return Array.from({ length: FOLDS }, (_, fold) => ({
    train: rows.filter((row) => foldOf.get(row) !== fold),
    test: rows.filter((row) => foldOf.get(row) === fold),
  }));
}
