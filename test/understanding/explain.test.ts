import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trainClassifier } from '../../src/understanding/classifier.ts';
import { type Reasons, reasonsFor } from '../../src/understanding/explain.ts';
import { EXAMPLES, STRANGE_EXAMPLES } from './examples.ts';

const classifier = trainClassifier([...EXAMPLES, ...STRANGE_EXAMPLES], {
  language: 'en',
  seed: 1,
  declineIntents: ['out-of-scope'],
});
const MIXED = 'I cancelled my plan, now where is my refund?';
const words = (influences: Reasons['for']) => influences.map((each) => each.words).join(' | ');

describe('the reasons for an intent', () => {
  it('are the words that speak for it, and those that speak against it', () => {
    const [refund, cancel] = reasonsFor(classifier, MIXED, ['refund', 'cancel']);
    expect(words(refund!.for)).toContain('refund');
    expect(words(cancel!.for)).toContain('plan');
    expect(words(cancel!.against)).toContain('refund');
    expect(words(refund!.against)).not.toContain('refund');
  });

  it('begin with the strongest, which share no word', () => {
    for (const reasons of reasonsFor(classifier, MIXED, ['refund', 'cancel'])) {
      for (const side of [reasons.for, reasons.against])
        for (const [at, { start, end }] of side.entries())
          for (const other of side.slice(at + 1)) expect(end <= other.start || other.end <= start).toBe(true);
      expect(reasons.for.every(({ effect }) => effect > 0)).toBe(true);
      expect(reasons.against.every(({ effect }) => effect < 0)).toBe(true);
    }
  });

  it('leave out words that change nothing', () => {
    const [reasons] = reasonsFor(classifier, 'zzz how long is the warranty', ['warranty']);
    expect(words(reasons!.for)).toContain('warranty');
    expect(words(reasons!.for)).not.toContain('zzz');
  });

  it('are none for a text without words, or an intent that is not known', () => {
    expect(reasonsFor(classifier, '👍 …', ['refund'])).toEqual([
      { intent: 'refund', confidence: 0, for: [], against: [] },
    ]);
    expect(reasonsFor(classifier, 'refund', ['nothing'])).toEqual([
      { intent: 'nothing', confidence: 0, for: [], against: [] },
    ]);
  });

  it('quote the message, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.lorem(), fc.constant('1 '.repeat(500))),
        (text) => {
          for (const { for: pro, against } of reasonsFor(classifier, text, ['refund', 'cancel']))
            for (const { words: quoted, start, end } of [...pro, ...against])
              expect(text.slice(start, end)).toBe(quoted);
        },
      ),
      { numRuns: 20 },
    );
  });
});
