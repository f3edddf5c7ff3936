import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compiledKernel, KERNEL_FILE } from '../../scripts/kernel/compile.ts';
import type { Features } from '../../src/understanding/features.ts';
import { type LinearModel, scoresOf, strideOf } from '../../src/understanding/linear.ts';
import { seededRandom } from '../../src/understanding/random.ts';
import { trainLinearModels } from '../../src/understanding/svm.ts';

it('is what its source compiles to', async () => {
  expect(readFileSync(KERNEL_FILE, 'utf8')).toBe(await compiledKernel());
});

const featuresOf = (
  indices: readonly number[],
  values: readonly number[],
  meaning: readonly number[],
): Features => ({
  indices: Int32Array.from(indices),
  values: Float32Array.from(values),
  meaning: Float32Array.from(meaning),
  words: 1,
  knownShare: 1,
});

it('scores a text of any length as plain arithmetic does, for any number of classes', () => {
  const shapes = fc.record({
    classes: fc.integer({ min: 1, max: 40 }),
    columns: fc.integer({ min: 1, max: 1500 }),
    dimensions: fc.constantFrom(0, 3, 100),
    seed: fc.integer(),
  });
  fc.assert(
    fc.property(shapes, ({ classes, columns, dimensions, seed }) => {
      const random = seededRandom(seed);
      const stride = strideOf(classes);
      const model: LinearModel = {
        classes,
        stride,
        weights: Int8Array.from(
          { length: stride * (columns + dimensions) },
          () => Math.floor(random() * 255) - 127,
        ),
        scales: Float64Array.from({ length: classes }, () => random()),
        biases: Float64Array.from({ length: classes }, () => random() - 0.5),
      };
      const indices = [...Array(columns).keys()].filter(() => random() < 0.8);
      // Whole steps, so that rounding cannot blur the comparison.
      const steps = (length: number) => Array.from({ length }, () => Math.floor(random() * 4096) / 4096);
      const features = featuresOf(indices, steps(indices.length), steps(dimensions));
      const rows = [...indices, ...Array.from({ length: dimensions }, (_, at) => columns + at)];
      const values = [...features.values, ...features.meaning];
      const scores = scoresOf(model, features);
      for (let label = 0; label < classes; label++) {
        const sum = rows.reduce((so, row, at) => so + values[at]! * model.weights[row * stride + label]!, 0);
        expect(scores[label]).toBeCloseTo(sum * model.scales[label]! + model.biases[label]!, 9);
      }
    }),
    { numRuns: 60 },
  );
});

it('learns any number of classes that one column each tells apart', () => {
  for (const classes of [1, 2, 15, 16, 17, 40]) {
    const examples = Array.from({ length: classes * 3 }, (_, at) => ({
      features: featuresOf([at % classes], [1], []),
      label: at % classes,
    }));
    const shape = { classes, columns: classes, dimensions: 0 };
    const [model] = trainLinearModels(examples, shape, { seed: 1, rounds: [] });
    for (const { features, label } of examples.slice(0, classes)) {
      const scores = [...scoresOf(model, features)];
      expect(scores.indexOf(Math.max(...scores))).toBe(label);
      expect(scores[label]).toBeGreaterThan(0);
    }
  }
});
