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
  for (let label = 0; label < shape.classes; label++) {
    store(model, label, trainOneClass(examples, { label, columns: shape.columns }, random));
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

/** The last entry is the bias, a feature that every text has with value 1. */
function trainOneClass(
  examples: readonly LabelledFeatures[],
  { label, columns }: { label: number; columns: number },
  random: () => number,
): Float32Array {
  const weights = new Float32Array(columns + 1);
  const multipliers = new Float64Array(examples.length);
  const order = Int32Array.from(examples.keys());
  let active = examples.length;
  const passes = examples.length > MANY_EXAMPLES ? PASSES.many : PASSES.few;
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, active, random);
    let largestStep = 0;
    for (let at = 0; at < active; at++) {
      const index = order[at]!;
      const { features, label: own } = examples[index]!;
      const side = own === label ? 1 : -1;
      const slack = 0.5 / (side === 1 ? COST * POSITIVE_WEIGHT : COST);
      const multiplier = multipliers[index]!;
      const gradient = side * dot(weights, features) - 1 + multiplier * slack;
      if (multiplier === 0 && gradient > 0) {
        if (gradient > SHRINK_MARGIN) {
          active--;
          order[at--] = order[active]!;
          order[active] = index;
        }
        continue;
      }
      largestStep = Math.max(largestStep, Math.abs(gradient));
      // Features have length 1 and the bias adds 1, hence 2.
      multipliers[index] = Math.max(multiplier - gradient / (2 + slack), 0);
      add(weights, features, (multipliers[index]! - multiplier) * side);
    }
    if (largestStep > TOLERANCE) continue;
    if (active === examples.length) break;
    active = examples.length;
  }
  return weights;
}

function dot(weights: Float32Array, { indices, values }: Features): number {
  let sum = weights[weights.length - 1]!;
  for (let at = 0; at < indices.length; at++) sum += weights[indices[at]!]! * values[at]!;
  return sum;
}

function add(weights: Float32Array, { indices, values }: Features, step: number): void {
  for (let at = 0; at < indices.length; at++) weights[indices[at]!]! += step * values[at]!;
  weights[weights.length - 1]! += step;
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
