import type { Features } from './features.ts';
import { type Workshop, workshop } from './kernel/kernel.ts';
import { LANES, type LinearModel, strideOf } from './linear.ts';

export interface LabelledFeatures {
  readonly features: Features;
  readonly label: number;
}

interface Shape {
  readonly classes: number;
  /** Columns of the grams. */
  readonly columns: number;
  /** Dimensions of the meaning; 0 without word vectors. */
  readonly dimensions: number;
}

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

/** Trains one linear support vector machine per class against all the others, sixteen classes side by side. */
export function trainLinearModel(
  examples: readonly LabelledFeatures[],
  shape: Shape,
  random: () => number,
): LinearModel {
  const { classes } = shape;
  const stride = strideOf(classes);
  const model: LinearModel = {
    classes,
    stride,
    weights: new Int8Array(stride * (shape.columns + shape.dimensions)),
    scales: new Float64Array(classes),
    biases: new Float64Array(classes),
  };
  const table = laidOut(examples, shape);
  const labels = examples.map(({ label }) => label);
  for (let first = 0; first < classes; first += LANES) {
    trainBlock(table, { first, labels }, random);
    for (let lane = 0; lane < LANES && first + lane < classes; lane++)
      store(model, table.weights, first, lane);
  }
  return model;
}

/** The examples in the kernel's memory, and the room to learn from them. */
interface Table extends Pick<Workshop, 'kernel'> {
  readonly order: Int32Array;
  readonly labels: Int32Array;
  /** [row × LANES + lane]: grams, meaning, and last the bias, a feature that every text has with value 1. */
  readonly weights: Float32Array;
  /** [example × LANES + lane] */
  readonly multipliers: Float32Array;
}

function laidOut(examples: readonly LabelledFeatures[], { classes, columns, dimensions }: Shape): Table {
  const count = examples.length;
  const rows = columns + dimensions + 1;
  const size = examples.reduce(
    (sum, { features }) => sum + features.indices.length + features.meaning.length + 1,
    0,
  );
  const numbers = 2 * size + (rows + count + 1) * LANES + 4 * count + 1;
  const room = workshop({ arrays: 9, bytes: numbers * Float32Array.BYTES_PER_ELEMENT });
  const weights = room.floats(rows * LANES);
  const multipliers = room.floats(count * LANES);
  const scratch = room.floats(LANES);
  const order = room.ints(count);
  const labels = room.ints(count);
  const starts = room.ints(count + 1);
  const squares = room.floats(count);
  const indices = room.ints(size);
  const values = room.floats(size);
  let at = 0;
  for (const [example, { features }] of examples.entries()) {
    starts[example] = at;
    indices.set(features.indices, at);
    values.set(features.values, at);
    at += features.indices.length;
    values.set(features.meaning, at);
    for (let dimension = 0; dimension < features.meaning.length; dimension++)
      indices[at++] = columns + dimension;
    indices[at] = rows - 1;
    values[at++] = 1;
    squares[example] = squaresOf(values.subarray(starts[example], at));
  }
  starts[count] = at;
  const { kernel } = room;
  kernel.starts.value = starts.byteOffset;
  kernel.rows.value = indices.byteOffset;
  kernel.values.value = values.byteOffset;
  kernel.squares.value = squares.byteOffset;
  kernel.labels.value = labels.byteOffset;
  kernel.order.value = order.byteOffset;
  kernel.weights.value = weights.byteOffset;
  kernel.multipliers.value = multipliers.byteOffset;
  kernel.scratch.value = scratch.byteOffset;
  kernel.ownSlack.value = 0.5 / (COST * Math.max(1, classes * POSITIVE_SHARE));
  kernel.otherSlack.value = 0.5 / COST;
  kernel.margin.value = SHRINK_MARGIN;
  return { kernel, order, labels, weights, multipliers };
}

function squaresOf(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}

/** Trains the classes from `first` on, as many as there are lanes. */
function trainBlock(
  { kernel, order, labels, weights, multipliers }: Table,
  { first, labels: all }: { readonly first: number; readonly labels: readonly number[] },
  random: () => number,
): void {
  const count = all.length;
  multipliers.fill(0);
  weights.fill(0);
  weights.fill(FIRST_BIAS, weights.length - LANES);
  for (let example = 0; example < count; example++) {
    order[example] = example;
    labels[example] = all[example]! - first;
  }
  let active = count;
  const passes = count > MANY_EXAMPLES ? PASSES.many : PASSES.few;
  for (let pass = 0; pass < passes; pass++) {
    if (pass % FULL_PASS_EVERY === 0) active = count;
    shuffle(order, active, random);
    active = kernel.pass(active);
    if (kernel.largest.value > TOLERANCE) continue;
    if (active === count) break;
    active = count;
  }
}

function shuffle(order: Int32Array, count: number, random: () => number): void {
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const kept = order[last]!;
    order[last] = order[other]!;
    order[other] = kept;
  }
}

function store(model: LinearModel, trained: Float32Array, first: number, lane: number): void {
  const bias = trained.length - LANES;
  let largest = 0;
  for (let at = lane; at < bias; at += LANES) largest = Math.max(largest, Math.abs(trained[at]!));
  const scale = largest / 127 || 1;
  const label = first + lane;
  for (let at = lane, to = label; at < bias; at += LANES, to += model.stride) {
    model.weights[to] = Math.round(trained[at]! / scale);
  }
  model.scales[label] = scale;
  model.biases[label] = trained[bias + lane]!;
}
