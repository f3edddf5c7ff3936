import type { Features } from './features.ts';
import { type Workshop, workshop } from './kernel/kernel.ts';
import { LANES, type LinearModel } from './linear.ts';

export interface LabelledFeatures {
  readonly features: Features;
  readonly label: number;
}

/** Bytes of a number in the kernel's memory; as many weights are copied at a time. */
const WORD = Int32Array.BYTES_PER_ELEMENT;

export interface Shape {
  readonly classes: number;
  /** Columns of the grams. */
  readonly columns: number;
  /** Dimensions of the meaning; 0 without word vectors. */
  readonly dimensions: number;
}

// Chosen on the development parts of public intent sets.
/** What a mistake costs: where it is dear, few examples are learnt by heart. */
const COST = { few: 0.5, many: 1 };
/** From so many examples on, a mistake is dearer and there are more passes. */
export const MANY_EXAMPLES = 4000;
/** Examples of a class are outnumbered by all the others; they count for this share of them. */
const POSITIVE_SHARE = 0.25;
/** A text is held to be none of a class's until something speaks for it. */
const FIRST_BIAS = -1;
/** An example this far on the right side is left out until the others have settled. */
const SHRINK_MARGIN = 0.1;

/** The examples in the kernel's memory, and the room to learn from them. */
export interface Table extends Pick<Workshop, 'kernel'> {
  readonly order: Int32Array;
  readonly labels: Int32Array;
  /** [row × LANES + lane]: grams, meaning, and last the bias, a feature that every text has with value 1. */
  readonly weights: Float32Array;
  /** [example × LANES + lane] */
  readonly multipliers: Float32Array;
  /** The weights as bytes. */
  readonly bytes: Int8Array;
  readonly scratch: Float32Array;
  /** Of the biases over the last pass. */
  readonly means: Float32Array;
}

/** The examples as the kernel reads them, with nothing learnt yet. */
export function laidOut(
  examples: readonly LabelledFeatures[],
  { classes, columns, dimensions }: Shape,
): Table {
  const count = examples.length;
  const rows = columns + dimensions + 1;
  const size = examples.reduce(
    (sum, { features }) => sum + features.indices.length + features.meaning.length + 1,
    0,
  );
  const numbers = 2 * size + (rows + count + 2) * LANES + 4 * count + 1;
  const room = workshop({ arrays: 11, bytes: numbers * Float32Array.BYTES_PER_ELEMENT + rows * LANES });
  const weights = room.floats(rows * LANES);
  const multipliers = room.floats(count * LANES);
  const scratch = room.floats(LANES);
  const means = room.floats(LANES);
  const bytes = room.bytes(rows * LANES);
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
  kernel.bias.value = weights.byteOffset + (rows - 1) * LANES * WORD;
  kernel.means.value = means.byteOffset;
  const cost = count > MANY_EXAMPLES ? COST.many : COST.few;
  kernel.ownSlack.value = 0.5 / (cost * Math.max(1, classes * POSITIVE_SHARE));
  kernel.otherSlack.value = 0.5 / cost;
  kernel.margin.value = SHRINK_MARGIN;
  return { kernel, order, labels, weights, multipliers, bytes, scratch, means };
}

function squaresOf(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}

/** Nothing learnt yet, of the sixteen classes from `first` on. */
export function begin(
  { labels, weights, multipliers }: Table,
  examples: readonly LabelledFeatures[],
  first: number,
): void {
  multipliers.fill(0);
  weights.fill(0);
  weights.fill(FIRST_BIAS, weights.length - LANES);
  for (const [example, { label }] of examples.entries()) labels[example] = label - first;
}

/** Keeps what the sixteen classes from `first` on have learnt, in a quarter of the memory. */
export function store({ weights, stride, scales, biases }: LinearModel, table: Table, first: number): void {
  const { kernel, bytes, scratch } = table;
  const bias = table.weights.length - LANES;
  kernel.quantise(bias / LANES, bytes.byteOffset);
  const [from, to] = [
    new Int32Array(bytes.buffer, bytes.byteOffset, bias / WORD),
    new Int32Array(weights.buffer),
  ];
  for (let row = 0; row < bias / LANES; row++)
    for (let word = 0; word < LANES / WORD; word++)
      to[(row * stride + first) / WORD + word] = from[row * (LANES / WORD) + word]!;
  for (let lane = 0; lane < LANES && first + lane < scales.length; lane++) {
    scales[first + lane] = scratch[lane]!;
    // An example of the class moves the bias far, and so the scores of all texts: where it ends is chance, its mean is not.
    biases[first + lane] = table.means[lane]!;
  }
}
