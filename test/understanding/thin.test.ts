import { expect, it } from 'vitest';
import type { Vectoriser } from '../../src/understanding/features.ts';
import { hashTable, lookUp, NONE, put } from '../../src/understanding/hashTable.ts';
import { type LinearModel, strideOf } from '../../src/understanding/linear.ts';
import { thinned } from '../../src/understanding/thin.ts';

/** A scorer whose gram number n has the hash n + 1000 and the weight n for each class; one row of meaning behind them. */
function scorer(grams: number, classes: number) {
  const columns = hashTable(grams);
  for (let gram = 0; gram < grams; gram++) put(columns, gram + 1000, gram);
  const stride = strideOf(classes);
  const weights = new Int8Array((grams + 1) * stride).map((_, at) => Math.floor(at / stride) % 128);
  const model: LinearModel = {
    classes,
    stride,
    weights,
    scales: new Float64Array(classes).fill(1),
    biases: new Float64Array(classes),
  };
  const vectoriser = { columns, weights: new Float32Array(grams).fill(1) } as Pick<
    Vectoriser,
    'columns' | 'weights'
  > as Vectoriser;
  return { vectoriser, model, stride };
}

it('leaves the weakest grams out of a large model, and every other where its hash finds it', () => {
  const { vectoriser, model, stride } = scorer(128 * 300, 110);
  const thin = thinned({ vectoriser, model });
  const columns = thin.vectoriser.weights.length;
  expect(columns / vectoriser.weights.length).toBeCloseTo(0.8, 1);
  expect(thin.model.weights.length).toBe((columns + 1) * stride);
  for (let gram = 0; gram < vectoriser.weights.length; gram++) {
    const strength = gram % 128;
    const place = lookUp(thin.vectoriser.columns, gram + 1000);
    if (strength < 25) expect(place).toBe(NONE);
    if (strength > 26) expect(thin.model.weights[place * stride]).toBe(strength);
  }
  expect(thin.model.weights.slice(columns * stride)).toEqual(model.weights.slice(-stride));
});

it('leaves a small model as it is', () => {
  const { vectoriser, model } = scorer(200, 10);
  expect(thinned({ vectoriser, model })).toEqual({ vectoriser, model });
});
