import { auroc, calibration, recallKeeping } from '../measures.ts';
import type { Guess } from './system.ts';
import type { Figures } from './task.ts';

/** One test row with what a system made of it; `truth` is null for a text that belongs to no intent. */
export interface Judged extends Guess {
  readonly truth: string | null;
}

const KEPT_SHARE = 0.95;

/** How good a system's guesses are. */
export function qualityOf(
  rows: readonly Judged[],
): Pick<Figures, 'accuracy' | 'strangeRecall' | 'auroc' | 'calibrationError'> {
  const inScope = rows.filter(({ truth }) => truth !== null);
  const claims = inScope.map(({ confidence, intent, truth }) => ({ confidence, right: intent === truth }));
  const known = inScope.map((row) => row.known);
  const strange = rows.filter(({ truth }) => truth === null).map((row) => row.known);
  return {
    accuracy: claims.filter(({ right }) => right).length / claims.length,
    strangeRecall: recallKeeping(KEPT_SHARE, known, strange),
    auroc: auroc(known, strange),
    calibrationError: calibration(claims).ece ?? 0,
  };
}
