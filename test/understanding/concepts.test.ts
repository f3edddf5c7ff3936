import { describe, expect, it } from 'vitest';
import type { Vocabulary } from '../../src/domain/content.ts';
import { trainClassifier } from '../../src/understanding/classifier.ts';
import { classify, knownShareOf } from '../../src/understanding/classify.ts';
import { buildConceptBook, conceptsIn, readIdeas } from '../../src/understanding/concepts.ts';
import { VOCABULARIES } from './entities/find.ts';

const concepts = {
  breakdown: { en: ['broken', 'stopped working', 'packed up'], fr: ['en panne', 'hs'] },
  machine: { en: ['machine', 'coffee maker'], fr: ['machine', 'cafetière'] },
};
const book = buildConceptBook({ concepts, vocabularies: VOCABULARIES }, 'en');

describe('concepts', () => {
  it.each([
    ['my coffee maker has stopped working', ['breakdown', 'machine']],
    ['the machine, the machine!', ['machine']],
    ['my Citiz is borken', ['breakdown', 'machine-models']],
    ['hello', []],
  ])('of "%s" are %j', (text, found) => {
    expect(conceptsIn(book, text)).toEqual(found);
  });

  it.each([
    ['my citiz is broken', 'my machine-name is broken'],
    ['citiz plus or citiz and milk', 'machine-name or machine-name'],
    ['the delonghi leaks', 'the machine-name leaks'],
    // Of another brand much else may be asked.
    ['the other leaks', 'the other leaks'],
    ['paid by visa', 'paid by visa'],
  ])('read names of one kind as one word, whichever it is: "%s"', (text, read) => {
    const alike = buildConceptBook({ concepts, vocabularies: VOCABULARIES.map(namesAlike) }, 'en');
    expect(readIdeas(alike, text.split(' ')).words.join(' ')).toBe(read);
  });

  it('let a question be understood in words no example has', () => {
    const examples = [
      'my machine is broken',
      'the machine has stopped working what now',
      'broken machine help',
      'machine stopped working',
    ].flatMap((text) => [
      { text, intent: 'faulty' },
      { text: text.replace(/broken|stopped working/, 'lovely'), intent: 'praise' },
    ]);
    const best = (options: object) =>
      classify(trainClassifier(examples, { language: 'en', seed: 1, ...options }), 'it packed up').ranking[0];
    expect(best({ concepts: book })?.intent).toBe('faulty');
    expect(best({ concepts: book })!.confidence).toBeGreaterThan(best({})!.confidence);
  });

  it.each(['mymachine packedup', 'my ma chine paked up'])(
    'are found in misspelt, glued and parted words: "%s"',
    (text) => {
      const examples = [
        ...['my machine packed up', 'machine packed up help', 'my machine is broken'].map((each) => ({
          text: each,
          intent: 'faulty',
        })),
        ...['my order', 'my order is late', 'where is it'].map((each) => ({ text: each, intent: 'order' })),
      ];
      const classifier = trainClassifier(examples, { language: 'en', seed: 1, concepts: book });
      const plain = classify(classifier, 'my machine packed up');
      expect(classify(classifier, text).ranking).toEqual(plain.ranking);
    },
  );

  it('keep their words from being taken for misspelt ones', () => {
    const examples = [
      { text: 'the smog is lovely', intent: 'praise' },
      { text: 'it broke', intent: 'faulty' },
    ];
    const names = buildConceptBook({ concepts: { brand: { en: ['smeg'], fr: [] } }, vocabularies: [] }, 'en');
    const known = (options: object) =>
      knownShareOf(trainClassifier(examples, { language: 'en', seed: 1, ...options }), 'smeg');
    expect(known({ concepts: names })).toBe(0);
  });
});

const namesAlike = (vocabulary: Vocabulary): Vocabulary =>
  vocabulary.id === 'payment-methods'
    ? vocabulary
    : {
        ...vocabulary,
        readAs: 'machine-name',
        values: vocabulary.values.map((value) => ({ ...value, isAsWritten: value.id === 'other' })),
      };
