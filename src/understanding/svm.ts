import { LANES, type LinearModel, strideOf } from './linear.ts';
import { seededRandom } from './random.ts';
import {
  begin,
  type LabelledFeatures,
  laidOut,
  MANY_EXAMPLES,
  type Shape,
  store,
  type Table,
} from './trainingTable.ts';

// Chosen on the development parts of public intent sets.
/** Passes over all the examples; further ones cost time and change no figure. */
const PASSES = { few: 8, many: 12 };
/** A round starts from what is nearly learnt. */
const PASSES_OF_A_ROUND = 3;
/** A pass that moves nothing by more than this has converged. */
const TOLERANCE = 0.1;
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
