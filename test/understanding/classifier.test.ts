import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readVectors } from '../../src/content/vectors.ts';
import { trainClassifier } from '../../src/understanding/classifier.ts';
import { classify, rank } from '../../src/understanding/classify.ts';
import type { Part } from '../../src/understanding/parts.ts';
import { EXAMPLES, STRANGE_EXAMPLES } from './examples.ts';

const vectors = await readVectors('en');
const options = { language: 'en', seed: 7, vectors, declineIntents: ['out-of-scope'] } as const;
const classifier = trainClassifier([...EXAMPLES, ...STRANGE_EXAMPLES], options);
const withoutStrangers = trainClassifier(EXAMPLES, { language: 'en', seed: 7 });

describe('the classifier', () => {
  it.each([
    ['cancel my plan', 'cancel'],
    ['what is the penalty if I leave early', 'penalty'],
    ['I have not got my money back for the parcel I returned', 'refund'],
    ['how long is my machine covered by the guarantee', 'warranty'],
    ['my machine leaks', 'repair'],
    ['phone number', 'contact'],
    ['how long does the refnud take', 'refund'],
    ['wat is the cancelation fee', 'penalty'],
    ['HOW LONG IS THE WARRANTY???', 'warranty'],
  ])('ranks the intent of "%s" first: %s', (text, intent) => {
    expect(rank(classifier, text)[0]?.intent).toBe(intent);
  });

  it('is the same for the same examples and seed, whatever else was trained', () => {
    const again = trainClassifier([...EXAMPLES, ...STRANGE_EXAMPLES], options);
    expect(again.thresholds).toEqual(classifier.thresholds);
    expect(again.model.weights).toEqual(classifier.model.weights);
    expect(classify(again, 'cancel the penalty')).toEqual(classify(classifier, 'cancel the penalty'));
  });

  it('gives probabilities, best first, that never sum to more than one', () => {
    const words = fc.constantFrom('cancel', 'refund', 'machine', 'how', 'the', 'xyz', '279', 'weather');
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 12 }), (list) => {
        const confidences = rank(classifier, list.join(' ')).map(({ confidence }) => confidence);
        expect(confidences).toEqual(confidences.toSorted((a, b) => b - a));
        expect(confidences.every((confidence) => confidence >= 0 && confidence <= 1)).toBe(true);
        expect(confidences.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });

  it.each(['asdf qwer zxcv', 'blorp', 'xkcdqz 12345', 'ыва олдж', 'zzzzzzzzzzzzzz'])(
    'does not know gibberish, with or without examples of it: "%s"',
    (text) => {
      expect(classify(classifier, text).verdict).toBe('unknown');
      expect(classify(withoutStrangers, text).verdict).toBe('unknown');
    },
  );

  it.each(['tell me a joke about football', 'capital of France', 'do you sell green tea'])(
    'declines what it was taught to decline: "%s"',
    (text) => {
      expect(classify(classifier, text).verdict).toBe('unknown');
    },
  );

  it.each(['', '   ', '🙂', '?!', '\0'])('has nothing to rank in %j', (text) => {
    expect(classify(classifier, text)).toEqual({ ranking: [], known: 0, verdict: 'unknown', confidence: 0 });
  });

  it('is right about as often as its confidence says, on examples it has not seen', () => {
    const rounds = [0, 1, 2, 3].map((round) => {
      const kept = EXAMPLES.filter((_, at) => at % 4 !== round);
      const asked = EXAMPLES.filter((_, at) => at % 4 === round);
      const trained = trainClassifier(kept, { language: 'en', seed: 7 });
      return asked.map(({ text, intent }) => ({ best: rank(trained, text)[0]!, intent }));
    });
    const all = rounds.flat();
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const claimed = mean(all.map(({ best }) => best.confidence));
    const right = mean(all.map(({ best, intent }) => Number(best.intent === intent)));
    expect(Math.abs(claimed - right)).toBeLessThan(0.25);
    const surer = all.toSorted((a, b) => b.best.confidence - a.best.confidence).slice(0, all.length / 2);
    expect(mean(surer.map(({ best, intent }) => Number(best.intent === intent)))).toBeGreaterThan(right);
  });

  it.each([
    ['no examples', []],
    ['one example', EXAMPLES.slice(0, 1)],
    ['one intent', EXAMPLES.slice(0, 8)],
    ['one example per intent', EXAMPLES.filter((_, at) => at % 8 === 0)],
    ['only examples to decline', STRANGE_EXAMPLES],
    [
      'examples without words',
      [
        { text: '🙂', intent: 'a' },
        { text: '!', intent: 'b' },
      ],
    ],
  ])('can be trained on %s', (_, examples) => {
    const trained = trainClassifier(examples, options);
    for (const { confidence } of rank(trained, 'how do I cancel my subscription'))
      expect(confidence).not.toBeNaN();
  });

  it.each<Part>([
    'vectors',
    'repair',
    'informal',
    'words',
    'stems',
    'pairs',
    'letters',
    'names',
    'strangers',
  ])('is another without %s, and still tells the intents apart', (part) => {
    const poorer = trainClassifier([...EXAMPLES, ...STRANGE_EXAMPLES], { ...options, without: [part] });
    expect(poorer).not.toEqual(classifier);
    const right = EXAMPLES.filter(({ text, intent }) => rank(poorer, text)[0]?.intent === intent);
    expect(right.length / EXAMPLES.length).toBeGreaterThan(0.9);
  });

  it('takes held-out examples into account', () => {
    const careful = trainClassifier(EXAMPLES, { language: 'en', seed: 7, heldOut: STRANGE_EXAMPLES });
    expect(careful.model.weights).toEqual(withoutStrangers.model.weights);
    expect(careful.calibration.known).not.toEqual(withoutStrangers.calibration.known);
  });
});
