import { expect, it } from 'vitest';
import type { Features } from '../../src/understanding/features.ts';
import { type LinearModel, scoresOf } from '../../src/understanding/linear.ts';
import { partsOf } from '../../src/understanding/parts.ts';
import { trainLinearModels } from '../../src/understanding/svm.ts';
import { type Prepared, trainOn } from '../../src/understanding/train.ts';
import { EXAMPLES } from './examples.ts';

const anatomy = { language: 'en', without: [] } as const;
const prepared: readonly Prepared[] = EXAMPLES.map(({ text, intent }) => ({
  intent,
  parts: partsOf(text, anatomy),
}));
const intents = [...new Set(EXAMPLES.map(({ intent }) => intent))].sort();
const task = { ...anatomy, intents, vectors: null, isDeclined: () => false, concepts: null };
const hidden = intents[0]!;
const rounds = [new Set(prepared.filter(({ intent }) => intent === hidden))];

it('learns the same from all examples however many rounds follow', () => {
  const [alone] = trainOn({ examples: prepared, rounds: [], seed: 1 }, task);
  const [whole] = trainOn(
    { examples: prepared, rounds: [...rounds, new Set(prepared.slice(3))], seed: 1 },
    task,
  );
  expect(whole).toEqual(alone);
});

it('keeps nothing in a round of the words that only the texts left out have', () => {
  const [, partly] = trainOn({ examples: prepared, rounds, seed: 1 }, task);
  const [fresh] = trainOn(
    { examples: prepared.filter(({ intent }) => intent !== hidden), rounds: [], seed: 1 },
    task,
  );
  expect(partly!.vectoriser.speller).toEqual(fresh.vectoriser.speller);
  expect(partly!.vectoriser.stems).toEqual(fresh.vectoriser.stems);
  expect(partly!.centres).not.toContainEqual(expect.arrayContaining([Number.NaN]));
});

it('scores a round\u2019s texts as a model does that never saw those left out', () => {
  const CLASSES = 20;
  const seen = (at: number): Features => ({
    indices: Int32Array.of(at % CLASSES, CLASSES + (at % 7)),
    values: Float32Array.of(0.8, 0.6),
    meaning: new Float32Array(),
    words: 1,
    knownShare: 1,
  });
  const examples = Array.from({ length: CLASSES * 6 }, (_, at) => ({
    features: seen(at),
    label: at % CLASSES,
  }));
  const shape = { classes: CLASSES, columns: CLASSES + 7, dimensions: 0 };
  const isLeft = (at: number) => at % CLASSES === 4 || at % 11 === 0;
  const left = new Set([...examples.keys()].filter(isLeft));
  const [, round] = trainLinearModels(examples, shape, { seed: 1, rounds: [left] });
  const kept = examples.filter((_, at) => !isLeft(at));
  const [fresh] = trainLinearModels(kept, shape, { seed: 1, rounds: [] });
  for (const { features } of examples) {
    const [is, should] = [round!, fresh].map((model: LinearModel) => scoresOf(model, features));
    for (const [label, score] of should!.entries()) expect(Math.abs(is![label]! - score)).toBeLessThan(0.1);
  }
});
