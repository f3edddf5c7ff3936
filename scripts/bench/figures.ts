import type { Guess } from './system.ts';

/** One test row with what a system made of it; `truth` is null for a text that belongs to no intent. */
export interface Judged extends Guess {
  readonly truth: string | null;
}

const KEPT_SHARE = 0.95;
const BINS = 10;

/** Share of the rows in scope whose intent is right. */
export function accuracy(rows: readonly Judged[]): number {
  const inScope = rows.filter(({ truth }) => truth !== null);
  return inScope.filter(({ intent, truth }) => intent === truth).length / inScope.length;
}

/** Share of the rows out of scope that fall below the threshold which keeps 95 % of those in scope; null without any. */
export function strangeRecall(rows: readonly Judged[]): number | null {
  const { known, strange } = sides(rows);
  if (known.length === 0 || strange.length === 0) return null;
  const threshold = known.toSorted((a, b) => a - b)[Math.floor((1 - KEPT_SHARE) * known.length)]!;
  return strange.filter((each) => each < threshold).length / strange.length;
}

/** The chance that a row in scope looks more known than one out of scope; null without any. */
export function auroc(rows: readonly Judged[]): number | null {
  const { known, strange } = sides(rows);
  if (known.length === 0 || strange.length === 0) return null;
  const wins = strange.reduce(
    (sum, out) =>
      sum + known.filter((each) => each > out).length + known.filter((each) => each === out).length / 2,
    0,
  );
  return wins / (known.length * strange.length);
}

/** Expected calibration error of the rows in scope: how far confidence and share of right answers lie apart, in ten bins. */
export function calibrationError(rows: readonly Judged[]): number {
  const inScope = rows.filter(({ truth }) => truth !== null);
  const bins = Map.groupBy(inScope, ({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)));
  let error = 0;
  for (const bin of bins.values()) {
    const sure = bin.reduce((sum, { confidence }) => sum + confidence, 0);
    const right = bin.filter(({ intent, truth }) => intent === truth).length;
    error += Math.abs(sure - right);
  }
  return error / inScope.length;
}

/** The value below which that share of the values lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}

function sides(rows: readonly Judged[]): { known: number[]; strange: number[] } {
  return {
    known: rows.filter(({ truth }) => truth !== null).map(({ known }) => known),
    strange: rows.filter(({ truth }) => truth === null).map(({ known }) => known),
  };
}
