import type { Vectoriser } from './features.ts';
import { type HashTable, hashTable, NONE, put } from './hashTable.ts';
import type { LinearModel } from './linear.ts';

interface Scorer {
  readonly vectoriser: Vectoriser;
  readonly model: LinearModel;
}

/** Below this many bytes of weights there is nothing to save. */
const LARGE_BYTES = 4_000_000;
/** On public intent sets the weakest fifth of the grams decides next to nothing. */
const DROPPED_SHARE = 0.2;

/** A large model without the grams that move no class's score by much; a small one as it is. */
export function thinned({ vectoriser, model }: Scorer): Scorer {
  const columns = vectoriser.weights.length;
  if (model.weights.length < LARGE_BYTES) return { vectoriser, model };
  const strengths = Float64Array.from({ length: columns }, (_, column) =>
    strengthOf(column, vectoriser, model),
  );
  const least = strengths.toSorted()[Math.floor(columns * DROPPED_SHARE)]!;
  const kept = Int32Array.from({ length: columns }, (_, column) => column).filter(
    (column) => strengths[column]! >= least,
  );
  return {
    vectoriser: {
      ...vectoriser,
      columns: renumbered(vectoriser.columns, kept),
      weights: Float32Array.from(kept, (column) => vectoriser.weights[column]!),
    },
    model: { ...model, weights: rowsOf(model, kept, columns) },
  };
}

/** The most that a column can add to the score of any class. */
function strengthOf(
  column: number,
  vectoriser: Vectoriser,
  { classes, stride, weights, scales }: LinearModel,
): number {
  let strongest = 0;
  for (let label = 0; label < classes; label++)
    strongest = Math.max(strongest, Math.abs(weights[column * stride + label]!) * scales[label]!);
  return strongest * vectoriser.weights[column]!;
}

function renumbered({ keys, values }: HashTable, kept: Int32Array): HashTable {
  const places = new Map([...kept].map((column, place) => [column, place]));
  const table = hashTable(kept.length);
  for (let slot = 0; slot < keys.length; slot++) {
    const place = values[slot] === NONE ? undefined : places.get(values[slot]!);
    if (place !== undefined) put(table, keys[slot]!, place);
  }
  return table;
}

/** The rows of the columns kept, and those of the meaning, which stand behind them. */
function rowsOf({ stride, weights }: LinearModel, kept: Int32Array, columns: number): Int8Array {
  const meaning = weights.subarray(columns * stride);
  const rows = new Int8Array(kept.length * stride + meaning.length);
  for (const [place, column] of kept.entries())
    rows.set(weights.subarray(column * stride, (column + 1) * stride), place * stride);
  rows.set(meaning, kept.length * stride);
  return rows;
}
