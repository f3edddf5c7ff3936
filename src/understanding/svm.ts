import type { Features } from './features.ts';

/** Scores every class for a text; weights are whole numbers of the class's own scale: a quarter of the memory of floats. */
export interface LinearModel {
  readonly classes: number;
  /** [column × classes + class], each −127 to 127: the columns of the grams, then the dimensions of the meaning. */
  readonly weights: Int8Array;
  readonly scales: Float64Array;
  readonly biases: Float64Array;
}

export interface LabelledFeatures {
  readonly features: Features;
  readonly label: number;
}

interface Shape {
  readonly classes: number;
  /** Columns of the grams. */
  readonly columns: number;
  /** Dimensions of the meaning. */
  readonly dimensions: number;
}

/** Feature values are at most 1; scoring counts them in these steps. */
const VALUE_STEPS = 4096;
// Chosen on the development parts of public intent sets.
const COST = 1;
/** Examples of a class are outnumbered by all the others; they count for this share of them. */
const POSITIVE_SHARE = 0.25;
/** Few examples need more passes to settle; with many, the last passes cost seconds and change little. */
const PASSES = { few: 20, many: 12 };
const MANY_EXAMPLES = 4000;
/** A text is held to be none of a class's until something speaks for it. */
const FIRST_BIAS = -1;
/** A pass that moves nothing by more than this has converged. */
const TOLERANCE = 0.1;
/** An example this far on the right side is left out until the others have settled. */
const SHRINK_MARGIN = 0.1;
/** So often all are looked at again, as what moved since may have brought some back. */
const FULL_PASS_EVERY = 4;

/** Trains one linear support vector machine per class against all the others (squared hinge, dual coordinate descent). */
export function trainLinearModel(
  examples: readonly LabelledFeatures[],
  shape: Shape,
  random: () => number,
): LinearModel {
  const model: LinearModel = {
    classes: shape.classes,
    weights: new Int8Array(shape.classes * (shape.columns + shape.dimensions)),
    scales: new Float64Array(shape.classes),
    biases: new Float64Array(shape.classes),
  };
  const table = flatten(examples, shape.dimensions);
  for (let label = 0; label < shape.classes; label++) {
    store(model, label, trainOneClass(table, { label, ...shape }, random));
  }
  return model;
}

/** The score of every class: above 0 the class would claim the text. */
export function scoresOf(model: LinearModel, { indices, values, meaning }: Features): Float64Array {
  const { classes, weights } = model;
  const count = indices.length + meaning.length;
  const rows = new Int32Array(count);
  const factors = new Int32Array(count);
  const firstMeaning = weights.length - meaning.length * classes;
  for (let at = 0; at < indices.length; at++) {
    rows[at] = indices[at]! * classes;
    factors[at] = Math.round(values[at]! * VALUE_STEPS);
  }
  for (let at = 0; at < meaning.length; at++) {
    rows[indices.length + at] = firstMeaning + at * classes;
    factors[indices.length + at] = Math.round(meaning[at]! * VALUE_STEPS);
  }
  const sums = weightedSums(weights, classes, { rows, factors });
  const scores = new Float64Array(classes);
  for (let label = 0; label < classes; label++)
    scores[label] = (sums[label]! / VALUE_STEPS) * model.scales[label]! + model.biases[label]!;
  return scores;
}

/** Whole numbers throughout, four rows at a time: several times quicker than turning each weight into a float. */
function weightedSums(
  weights: Int8Array,
  classes: number,
  { rows, factors }: { readonly rows: Int32Array; readonly factors: Int32Array },
): Int32Array {
  const sums = new Int32Array(classes);
  let at = 0;
  for (; at + 3 < rows.length; at += 4) {
    const [first, second, third, fourth] = [rows[at]!, rows[at + 1]!, rows[at + 2]!, rows[at + 3]!];
    const [one, two, three, four] = [factors[at]!, factors[at + 1]!, factors[at + 2]!, factors[at + 3]!];
    for (let label = 0; label < classes; label++) {
      sums[label]! +=
        Math.imul(one, weights[first + label]!) +
        Math.imul(two, weights[second + label]!) +
        Math.imul(three, weights[third + label]!) +
        Math.imul(four, weights[fourth + label]!);
    }
  }
  for (; at < rows.length; at++) {
    const [row, factor] = [rows[at]!, factors[at]!];
    for (let label = 0; label < classes; label++) sums[label]! += Math.imul(factor, weights[row + label]!);
  }
  return sums;
}

/** All examples end to end: one pass over a few arrays is far quicker than over thousands of objects. */
interface Table {
  readonly labels: Int32Array;
  /** Where each example's grams start; one entry more than examples. */
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float32Array;
  /** [example × dimensions + dimension] */
  readonly meanings: Float32Array;
  /** The squared length of each example, the bias included. */
  readonly squares: Float32Array;
}

function flatten(examples: readonly LabelledFeatures[], dimensions: number): Table {
  const starts = new Int32Array(examples.length + 1);
  for (const [at, { features }] of examples.entries()) starts[at + 1] = starts[at]! + features.indices.length;
  const indices = new Int32Array(starts.at(-1)!);
  const values = new Float32Array(starts.at(-1)!);
  const meanings = new Float32Array(examples.length * dimensions);
  const squares = new Float32Array(examples.length);
  for (const [at, { features }] of examples.entries()) {
    indices.set(features.indices, starts[at]);
    values.set(features.values, starts[at]);
    meanings.set(features.meaning, at * dimensions);
    squares[at] = 1 + squaresOf(features.values) + squaresOf(features.meaning);
  }
  const labels = Int32Array.from(examples, ({ label }) => label);
  return { labels, starts, indices, values, meanings, squares };
}

const squaresOf = (values: Float32Array): number => values.reduce((sum, value) => sum + value * value, 0);

/** Weights of the grams, of the meaning, and last the bias, a feature that every text has with value 1. */
function trainOneClass(
  table: Table,
  { label, classes, columns, dimensions }: Shape & { label: number },
  random: () => number,
): Float32Array {
  const { labels, starts, indices, values, meanings, squares } = table;
  const count = labels.length;
  const positiveWeight = Math.max(1, classes * POSITIVE_SHARE);
  const bias = columns + dimensions;
  const weights = new Float32Array(bias + 1);
  weights[bias] = FIRST_BIAS;
  const multipliers = new Float64Array(count);
  const order = Int32Array.from(labels.keys());
  const passes = count > MANY_EXAMPLES ? PASSES.many : PASSES.few;
  let active = count;
  for (let pass = 0; pass < passes; pass++) {
    if (pass % FULL_PASS_EVERY === 0) active = count;
    shuffle(order, active, random);
    let largestStep = 0;
    for (let at = 0; at < active; at++) {
      const example = order[at]!;
      const side = labels[example] === label ? 1 : -1;
      const slack = 0.5 / (side === 1 ? COST * positiveWeight : COST);
      const multiplier = multipliers[example]!;
      const start = starts[example]!;
      const end = starts[example + 1]!;
      const meaning = example * dimensions;
      // Several sums side by side: a single one would wait for each addition before the next.
      let score = weights[bias]!;
      let second = 0;
      let third = 0;
      let fourth = 0;
      let f = start;
      for (; f + 3 < end; f += 4) {
        score += weights[indices[f]!]! * values[f]!;
        second += weights[indices[f + 1]!]! * values[f + 1]!;
        third += weights[indices[f + 2]!]! * values[f + 2]!;
        fourth += weights[indices[f + 3]!]! * values[f + 3]!;
      }
      for (; f < end; f++) score += weights[indices[f]!]! * values[f]!;
      for (let d = 0; d + 3 < dimensions; d += 4) {
        score += weights[columns + d]! * meanings[meaning + d]!;
        second += weights[columns + d + 1]! * meanings[meaning + d + 1]!;
        third += weights[columns + d + 2]! * meanings[meaning + d + 2]!;
        fourth += weights[columns + d + 3]! * meanings[meaning + d + 3]!;
      }
      const gradient = side * (score + second + third + fourth) - 1 + multiplier * slack;

      if (multiplier === 0 && gradient >= 0) {
        if (gradient > SHRINK_MARGIN) {
          active--;
          order[at--] = order[active]!;
          order[active] = example;
        }
        continue;
      }
      largestStep = Math.max(largestStep, Math.abs(gradient));
      const moved = Math.max(multiplier - gradient / (squares[example]! + slack), 0);
      const step = (moved - multiplier) * side;
      multipliers[example] = moved;
      for (let f = start; f < end; f++) weights[indices[f]!]! += step * values[f]!;
      for (let d = 0; d < dimensions; d++) weights[columns + d]! += step * meanings[meaning + d]!;
      weights[bias]! += step;
    }
    if (largestStep > TOLERANCE) continue;
    if (active === count) break;
    active = count;
  }
  return weights;
}

function shuffle(order: Int32Array, count: number, random: () => number): void {
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const kept = order[last]!;
    order[last] = order[other]!;
    order[other] = kept;
  }
}

function store(model: LinearModel, label: number, trained: Float32Array): void {
  const columns = trained.length - 1;
  let largest = 0;
  for (let column = 0; column < columns; column++) largest = Math.max(largest, Math.abs(trained[column]!));
  const scale = largest / 127 || 1;
  for (let column = 0; column < columns; column++) {
    model.weights[column * model.classes + label] = Math.round(trained[column]! / scale);
  }
  model.scales[label] = scale;
  model.biases[label] = trained[columns]!;
}
