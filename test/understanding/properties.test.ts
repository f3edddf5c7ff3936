import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readVectors } from '../../src/content/vectors.ts';
import { trainClassifier } from '../../src/understanding/classifier.ts';
import { classify, rank } from '../../src/understanding/classify.ts';
import { encode } from '../../src/understanding/codec.ts';
import { effortOf } from '../fakes/effort.ts';
import { EXAMPLES } from './examples.ts';

const options = { language: 'en', seed: 7, vectors: await readVectors('en') } as const;
const classifier = trainClassifier(EXAMPLES, options);
const intents = [...new Set(EXAMPLES.map(({ intent }) => intent))];
const someText = fc
  .array(fc.constantFrom('cancel', 'refund', 'machine', 'leaks', 'fee', 'my', 'when', 'café', 'zorblax'), {
    minLength: 1,
    maxLength: 8,
  })
  .map((words) => words.join(' '));
const HOSTILE_MS = 100;

describe('whatever it is asked, the classifier', () => {
  it('is the same, byte for byte, when trained twice', () => {
    expect(encode(trainClassifier(EXAMPLES, options))).toEqual(encode(classifier));
  });

  it('never ranks an intent lower for a text that became its example', () => {
    const placeOf = (model: typeof classifier, text: string, intent: string) =>
      rank(model, text).findIndex((ranked) => ranked.intent === intent);
    fc.assert(
      fc.property(someText, fc.constantFrom(...intents), (text, intent) => {
        const taught = trainClassifier([...EXAMPLES, { text, intent }], options);
        expect(placeOf(taught, text, intent)).toBeLessThanOrEqual(placeOf(classifier, text, intent));
      }),
      { numRuns: 15, seed: 3 },
    );
  });

  it('reads the same whatever the case, the accents and the signs around', () => {
    fc.assert(
      fc.property(someText, fc.constantFrom('', '?', '!!!', ' …', '"'), (text, sign) => {
        const plain = classify(classifier, text);
        for (const same of [
          text.toUpperCase(),
          `${sign}${text}${sign}`,
          `  ${text}\n`,
          text.replace('é', 'e'),
        ])
          expect(classify(classifier, same)).toEqual(plain);
      }),
    );
  });

  it.each([
    ['100,000 digits', '7'.repeat(100_000)],
    ['words without an end', 'm'.repeat(50_000)],
    ['combining marks', `e${'\u0301'.repeat(50_000)}`],
    ['right-to-left marks', '\u202e\u200f'.repeat(20_000)],
    ['apostrophes', "'".repeat(50_000)],
    ['a wall of words', 'cancle refnud machin '.repeat(5_000)],
  ])('is quick with %s', (_, text) => {
    expect(effortOf(() => classify(classifier, text))).toBeLessThan(HOSTILE_MS);
  });
});
