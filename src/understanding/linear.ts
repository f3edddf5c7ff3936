import type { Features } from './features.ts';
import { type Workshop, workshop } from './kernel/kernel.ts';

/** Scores every class for a text; weights are whole numbers of the class's own scale: a quarter of the memory of floats. */
export interface LinearModel {
  readonly classes: number;
  /** Classes to a row of weights: a multiple of LANES, the last ones unused. */
  readonly stride: number;
  /** [row × stride + class], each −127 to 127: the columns of the grams, then the dimensions of the meaning. */
  readonly weights: Int8Array;
  readonly scales: Float64Array;
  readonly biases: Float64Array;
}

/** Classes worked on side by side. */
export const LANES = 16;
export const strideOf = (classes: number): number => Math.ceil(classes / LANES) * LANES;

/** Feature values are at most 1; scoring counts them in these steps. */
const VALUE_STEPS = 4096;
/** Rows added up at a time; an even number. */
const CHUNK = 512;

/** The score of every class: above 0 the class would claim the text. */
export function scoresOf(model: LinearModel, { indices, values, meaning }: Features): Float64Array {
  const { classes, stride, scales, biases } = model;
  const { sums, add } = scorerOf(model);
  sums.fill(0);
  add(values, (at) => indices[at]! * stride);
  const firstMeaning = model.weights.length - meaning.length * stride;
  add(meaning, (at) => firstMeaning + at * stride);
  const scores = new Float64Array(classes);
  for (let label = 0; label < classes; label++)
    scores[label] = (sums[label]! / VALUE_STEPS) * scales[label]! + biases[label]!;
  return scores;
}

/** What in a text speaks for a class, and what against it. */
export interface Support {
  /** What its grams add to the score of the class, and what they take from it (0 or below). */
  readonly pro: number;
  readonly con: number;
  /** Share of the text, by the squares of its values, that speaks for the class: low when one word decides. */
  readonly share: number;
}

/** Takes the score of one class apart; the meaning and the bias stay out of it. */
export function supportOf(
  { stride, weights, scales }: LinearModel,
  { indices, values }: Features,
  label: number,
): Support {
  let [pro, con, share] = [0, 0, 0];
  for (let at = 0; at < indices.length; at++) {
    const part = values[at]! * weights[indices[at]! * stride + label]!;
    if (part <= 0) con += part;
    else {
      pro += part;
      share += values[at]! * values[at]!;
    }
  }
  return { pro: pro * scales[label]!, con: con * scales[label]!, share };
}

interface Scorer {
  readonly sums: Int32Array;
  /** Adds the row of each value, times the value; `rowOf` says where the row begins. */
  add(values: Float32Array, rowOf: (at: number) => number): void;
}

/** A model is plain data; where it scores, its weights are laid out once in a kernel's memory. */
const scorers = new WeakMap<LinearModel, Scorer>();

function scorerOf(model: LinearModel): Scorer {
  const known = scorers.get(model);
  if (known) return known;
  const made = scorerFor(model);
  scorers.set(model, made);
  return made;
}

function scorerFor({ weights, stride }: LinearModel): Scorer {
  const room: Workshop = workshop({ arrays: 4, bytes: weights.length + CHUNK * 6 + stride * 4 });
  const matrix = room.bytes(weights.length);
  const rows = room.ints(CHUNK);
  const factors = room.shorts(CHUNK);
  const sums = room.ints(stride);
  const { kernel } = room;
  matrix.set(weights);
  kernel.rows.value = rows.byteOffset;
  return {
    sums,
    add(values, rowOf) {
      for (let from = 0; from < values.length; from += CHUNK) {
        const count = Math.min(CHUNK, values.length - from);
        for (let at = 0; at < count; at++) {
          rows[at] = rowOf(from + at);
          factors[at] = Math.round(values[from + at]! * VALUE_STEPS);
        }
        // Rows are added in pairs; an odd one is paired with nothing of itself.
        rows[count] = rows[count - 1]!;
        factors[count] = 0;
        kernel.addUp(matrix.byteOffset, stride, factors.byteOffset, count + (count % 2), sums.byteOffset);
      }
    },
  };
}
