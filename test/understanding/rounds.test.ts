import { expect, it } from 'vitest';
import type { Features } from '../../src/understanding/features.ts';
import { type LinearModel, scoresOf } from '../../src/understanding/linear.ts';
import { partsOf } from '../../src/understanding/parts.ts';
import { seededRandom } from '../../src/understanding/random.ts';
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

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'lets no class claim the texts of others in any round, whatever the order (%i)',
  (seed) => {
    const [CLASSES, OWN, SHARED, WORDS] = [16, 3, 30, 4];
    const random = seededRandom(seed);
    const below = (most: number) => Math.floor(random() * most);
    const textOf = (label: number): Features => {
      const words = new Set<number>();
      while (words.size < WORDS)
        words.add(random() < 0.3 ? label * OWN + below(OWN) : CLASSES * OWN + below(SHARED));
      return {
        indices: Int32Array.from([...words].sort((one, other) => one - other)),
        values: new Float32Array(WORDS).fill(1 / Math.sqrt(WORDS)),
        meaning: new Float32Array(),
        words: WORDS,
        knownShare: 1,
      };
    };
    const examples = Array.from({ length: CLASSES * 40 }, (_, at) => ({
      features: textOf(at % CLASSES),
      label: at % CLASSES,
    }));
    const isHidden = (label: number, round: number) => label % 10 === round;
    const left = Array.from({ length: 10 }, (_, round) => {
      const isLeft = ({ label }: { label: number }) => isHidden(label, round) || below(10) === 0;
      return new Set([...examples.keys()].filter((at) => isLeft(examples[at]!)));
    });
    const shape = { classes: CLASSES, columns: CLASSES * OWN + SHARED, dimensions: 0 };
    const [, ...models] = trainLinearModels(examples, shape, { seed, rounds: left });
    for (const [round, model] of models.entries()) {
      const unseen = examples.filter((_, at) => left[round]!.has(at));
      for (let label = 0; label < CLASSES; label++) {
        if (isHidden(label, round)) continue;
        const others = unseen.filter((example) => example.label !== label);
        const scores = others.map(({ features }) => scoresOf(model, features)[label]!);
        // Where nothing speaks for a class, it scores -1.
        expect(scores.reduce((sum, score) => sum + score, 0) / scores.length).toBeLessThan(-0.7);
      }
    }
  },
);
