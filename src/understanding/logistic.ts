interface Row {
  readonly signs: readonly number[];
  readonly positive: boolean;
  readonly weight: number;
}

/** Pull towards the prior, in texts: with fewer rows than this the prior has the say. */
const PRIOR_STRENGTH = 2;
const STEPS = 30;

/** The probability that these signs speak of the positive side. */
export function probability(weights: readonly number[], signs: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < weights.length; at++) sum += weights[at]! * signs[at]!;
  return 1 / (1 + Math.exp(-sum));
}

/** Logistic regression by Newton's method, held near a prior; always finite. */
export function fitLogistic(rows: readonly Row[], prior: readonly number[]): number[] {
  const weights = [...prior];
  for (let step = 0; step < STEPS; step++) {
    const size = weights.length;
    const gradient = weights.map((weight, at) => PRIOR_STRENGTH * (prior[at]! - weight));
    const curvature = weights.map((_, at) => weights.map((_, other) => (at === other ? PRIOR_STRENGTH : 0)));
    for (const { signs, positive, weight } of rows) {
      const expected = probability(weights, signs);
      const pull = weight * ((positive ? 1 : 0) - expected);
      const stiffness = weight * expected * (1 - expected);
      for (let at = 0; at < size; at++) {
        gradient[at]! += pull * signs[at]!;
        for (let other = 0; other < size; other++)
          curvature[at]![other]! += stiffness * signs[at]! * signs[other]!;
      }
    }
    const move = solve(curvature, gradient);
    // A full step can overshoot where the curve is flat.
    const scale = Math.min(1, 2 / Math.max(...move.map(Math.abs)));
    for (let at = 0; at < size; at++) weights[at]! += scale * move[at]!;
    if (Math.max(...move.map(Math.abs)) < 1e-6) break;
  }
  return weights;
}

/** Solves a small symmetric positive system by elimination. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at]!]);
  const size = rows.length;
  for (let pivot = 0; pivot < size; pivot++) {
    for (let below = pivot + 1; below < size; below++) {
      const factor = rows[below]![pivot]! / rows[pivot]![pivot]!;
      for (let at = pivot; at <= size; at++) rows[below]![at]! -= factor * rows[pivot]![at]!;
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let at = size - 1; at >= 0; at--) {
    let sum = rows[at]![size]!;
    for (let other = at + 1; other < size; other++) sum -= rows[at]![other]! * solution[other]!;
    solution[at] = sum / rows[at]![at]!;
  }
  return solution;
}
