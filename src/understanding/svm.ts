import type { Features } from './features.ts';

/** One score per class for each feature, in whole numbers of the class's own scale: a quarter of the memory of floats. */
export interface LinearModel {
  readonly classes: number;
  /** [feature × classes + class], each −127 to 127. */
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
  readonly columns: number;
}

// Chosen on the development parts of four public intent sets.
const COST = 2;
/** Examples of the class itself are outnumbered by all the others, so each counts more. */
const POSITIVE_WEIGHT = 4;
/** Few examples need more passes to settle; with many, the last passes cost seconds and change little. */
const PASSES = { few: 20, many: 12 };
const MANY_EXAMPLES = 4000;
/** A pass that moves nothing by more than this has converged. */
const TOLERANCE = 0.1;
/** An example this far on the right side is left out until the others have settled. */
const SHRINK_MARGIN = 0.1;

/** Trains one linear support vector machine per class against all the others (squared hinge, dual coordinate descent). */
export function trainLinearModel(
  examples: readonly LabelledFeatures[],
  shape: Shape,
  random: () => number,
): LinearModel {
  const model: LinearModel = {
    classes: shape.classes,
    weights: new Int8Array(shape.classes * shape.columns),
    scales: new Float64Array(shape.classes),
    biases: new Float64Array(shape.classes),
  };
  const table = flatten(examples);
  for (let label = 0; label < shape.classes; label++) {
    store(model, label, trainOneClass(table, { label, columns: shape.columns }, random));
  }
  return model;
}

/** The score of every class: above 0 the class would claim the text. */
export function scoresOf(model: LinearModel, { indices, values }: Features): Float64Array {
  const { classes, weights } = model;
  const sums = new Float64Array(classes);
  for (let at = 0; at < indices.length; at++) {
    const row = indices[at]! * classes;
    const value = values[at]!;
    for (let label = 0; label < classes; label++) sums[label]! += value * weights[row + label]!;
  }
  return sums.map((sum, label) => sum * model.scales[label]! + model.biases[label]!);
}

/** All examples end to end: one pass over three arrays is far quicker than over thousands of objects. */
interface Table {
  readonly labels: Int32Array;
  /** Where each example starts; one entry more than examples. */
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float32Array;
}

function flatten(examples: readonly LabelledFeatures[]): Table {
  const starts = new Int32Array(examples.length + 1);
  for (const [at, { features }] of examples.entries()) starts[at + 1] = starts[at]! + features.indices.length;
  const indices = new Int32Array(starts.at(-1)!);
  const values = new Float32Array(starts.at(-1)!);
  for (const [at, { features }] of examples.entries()) {
    indices.set(features.indices, starts[at]);
    values.set(features.values, starts[at]);
  }
  return { labels: Int32Array.from(examples, ({ label }) => label), starts, indices, values };
}

/** The last entry is the bias, a feature that every text has with value 1. */
function trainOneClass(
  table: Table,
  { label, columns }: { label: number; columns: number },
  random: () => number,
): Float32Array {
  const { labels, starts, indices, values } = table;
  const count = labels.length;
  const weights = new Float32Array(columns + 1);
  const multipliers = new Float64Array(count);
  const order = Int32Array.from(labels.keys());
  const passes = count > MANY_EXAMPLES ? PASSES.many : PASSES.few;
  let active = count;
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, active, random);
    let largestStep = 0;
    for (let at = 0; at < active; at++) {
      const example = order[at]!;
      const side = labels[example] === label ? 1 : -1;
      const slack = 0.5 / (side === 1 ? COST * POSITIVE_WEIGHT : COST);
      const multiplier = multipliers[example]!;
      const end = starts[example + 1]!;
      let score = weights[columns]!;
      for (let f = starts[example]!; f < end; f++) score += weights[indices[f]!]! * values[f]!;
      const gradient = side * score - 1 + multiplier * slack;
      if (multiplier === 0 && gradient > 0) {
        if (gradient > SHRINK_MARGIN) {
          active--;
          order[at--] = order[active]!;
          order[active] = example;
        }
        continue;
      }
      largestStep = Math.max(largestStep, Math.abs(gradient));
      // Features have length 1 and the bias adds 1, hence 2.
      const moved = Math.max(multiplier - gradient / (2 + slack), 0);
      const step = (moved - multiplier) * side;
      multipliers[example] = moved;
      for (let f = starts[example]!; f < end; f++) weights[indices[f]!]! += step * values[f]!;
      weights[columns]! += step;
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
