import type { Features } from './features.ts';
import { type Workshop, workshop } from './kernel/kernel.ts';
import { LANES, type LinearModel, strideOf } from './linear.ts';
import { seededRandom } from './random.ts';

export interface LabelledFeatures {
  readonly features: Features;
  readonly label: number;
}

/** Bytes of a number in the kernel's memory; as many weights are copied at a time. */
const WORD = Int32Array.BYTES_PER_ELEMENT;

interface Shape {
  readonly classes: number;
  /** Columns of the grams. */
  readonly columns: number;
  /** Dimensions of the meaning; 0 without word vectors. */
  readonly dimensions: number;
}

// Chosen on the development parts of public intent sets.
/** What a mistake costs: where it is dear, few examples are learnt by heart. */
const COST = { few: 0.5, many: 1 };
/** Passes over all the examples; further ones cost time and change no figure. */
const PASSES = { few: 8, many: 12 };
/** A round starts from what is nearly learnt. */
const PASSES_OF_A_ROUND = 3;
const MANY_EXAMPLES = 4000;
/** Examples of a class are outnumbered by all the others; they count for this share of them. */
const POSITIVE_SHARE = 0.25;
/** A text is held to be none of a class's until something speaks for it. */
const FIRST_BIAS = -1;
/** A pass that moves nothing by more than this has converged. */
const TOLERANCE = 0.1;
/** An example this far on the right side is left out until the others have settled. */
const SHRINK_MARGIN = 0.1;
/** So often, and at last, all are looked at again, as what moved since may have brought some back. */
const FULL_PASS_EVERY = 4;

/**
 * Trains one linear support vector machine per class against all the others, sixteen classes side by side. The first
 * model learns from all examples; each round gives one more, which starts from it and unlearns the examples left out.
 */
export function trainLinearModels(
  examples: readonly LabelledFeatures[],
  shape: Shape,
  { seed, rounds }: { readonly seed: number; readonly rounds: readonly ReadonlySet<number>[] },
): readonly [LinearModel, ...LinearModel[]] {
  const { classes } = shape;
  // The rounds draw from numbers of their own, so that their number changes nothing in the first model.
  const [random, randomOfRounds] = [seededRandom(seed), seededRandom(seed + 1)];
  const whole = emptyModel(shape);
  const models = rounds.map(() => emptyModel(shape));
  const table = laidOut(examples, shape);
  const all = Int32Array.from(examples.keys());
  const kept = rounds.map((left) => all.filter((example) => !left.has(example)));
  for (let first = 0; first < classes; first += LANES) {
    begin(table, examples, first);
    descend(table, all, { passes: all.length > MANY_EXAMPLES ? PASSES.many : PASSES.few, random });
    store(whole, table, first);
    const learnt = { weights: table.weights.slice(), multipliers: table.multipliers.slice() };
    for (const [round, left] of rounds.entries()) {
      table.weights.set(learnt.weights);
      table.multipliers.set(learnt.multipliers);
      for (const example of left) table.kernel.forget(example);
      descend(table, kept[round]!, { passes: PASSES_OF_A_ROUND, random: randomOfRounds });
      store(models[round]!, table, first);
    }
  }
  return [whole, ...models];
}

function emptyModel({ classes, columns, dimensions }: Shape): LinearModel {
  const stride = strideOf(classes);
  return {
    classes,
    stride,
    weights: new Int8Array(stride * (columns + dimensions)),
    scales: new Float64Array(classes),
    biases: new Float64Array(classes),
  };
}

/** The examples in the kernel's memory, and the room to learn from them. */
interface Table extends Pick<Workshop, 'kernel'> {
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

function laidOut(examples: readonly LabelledFeatures[], { classes, columns, dimensions }: Shape): Table {
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
function begin(
  { labels, weights, multipliers }: Table,
  examples: readonly LabelledFeatures[],
  first: number,
): void {
  multipliers.fill(0);
  weights.fill(0);
  weights.fill(FIRST_BIAS, weights.length - LANES);
  for (const [example, { label }] of examples.entries()) labels[example] = label - first;
}

/** Passes over these examples until they have settled, or so many times. */
function descend(
  { kernel, order }: Table,
  examples: Int32Array,
  { passes, random }: { readonly passes: number; readonly random: () => number },
): void {
  const count = examples.length;
  order.set(examples);
  let active = count;
  for (let pass = 0; pass < passes; pass++) {
    if (pass % FULL_PASS_EVERY === 0 || pass === passes - 1) active = count;
    const looked = active;
    shuffle(order, active, random);
    active = kernel.pass(active);
    if (kernel.largest.value > TOLERANCE) continue;
    if (looked === count) break;
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

/** Keeps what the sixteen classes from `first` on have learnt, in a quarter of the memory. */
function store({ weights, stride, scales, biases }: LinearModel, table: Table, first: number): void {
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
