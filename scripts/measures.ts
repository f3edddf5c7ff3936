/** Figures about a classifier's judgements; null where there is nothing to take them from. */

/** A part of all. */
export function share(part: number, all: number): number | null {
  return all === 0 ? null : rounded(part / all);
}

/** The chance that a row in scope looks more known than one out of scope. */
export function auroc(inScope: readonly number[], strange: readonly number[]): number | null {
  if (inScope.length === 0 || strange.length === 0) return null;
  const wins = strange.reduce(
    (sum, out) =>
      sum +
      inScope.filter((score) => score > out).length +
      inScope.filter((score) => score === out).length / 2,
    0,
  );
  return rounded(wins / (inScope.length * strange.length));
}

/** Share of the strange rows that would be declined if the limit were set to keep this share of those in scope. */
export function recallKeeping(
  kept: number,
  inScope: readonly number[],
  strange: readonly number[],
): number | null {
  if (inScope.length === 0 || strange.length === 0) return null;
  const limit = inScope.toSorted((a, b) => a - b)[Math.floor((1 - kept) * inScope.length)]!;
  return share(strange.filter((score) => score < limit).length, strange.length);
}

export interface Claim {
  readonly confidence: number;
  readonly right: boolean;
}

const BINS = 10;

/** How honest confidences are: per tenth what was claimed and what came true, and the mean gap (expected calibration error). */
export function calibration(claims: readonly Claim[]) {
  const bins = Array.from({ length: BINS }, (_, bin) => {
    const some = claims.filter(({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === bin);
    return {
      from: bin / BINS,
      to: (bin + 1) / BINS,
      rows: some.length,
      confidence: mean(some.map(({ confidence }) => confidence)),
      accuracy: mean(some.map(({ right }) => Number(right))),
    };
  });
  const gaps = bins.map(
    ({ rows, confidence, accuracy }) => rows * Math.abs((confidence ?? 0) - (accuracy ?? 0)),
  );
  return { ece: share(sum(gaps), claims.length), bins };
}

/** Median and near-worst of the values. */
export function quantiles(values: readonly number[]) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number) =>
    rounded(sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0);
  return { p50: at(0.5), p99: at(0.99) };
}

/** To four places. */
export function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : rounded(sum(values) / values.length);
