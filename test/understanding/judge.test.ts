import { expect, it } from 'vitest';
import { buildConceptBook } from '../../src/understanding/concepts.ts';
import { judgeWith } from '../../src/understanding/judge.ts';
import { partsOf } from '../../src/understanding/parts.ts';
import { type Prepared, trainOn } from '../../src/understanding/train.ts';

const concepts = buildConceptBook(
  { concepts: { breakdown: { en: ['broken', 'packed up'], fr: [] } }, vocabularies: [] },
  'en',
);
const anatomy = { language: 'en', without: [] } as const;
const prepared = (text: string, intent: string): Prepared => ({
  intent,
  parts: partsOf(text, anatomy, concepts),
});
const examples = ['my machine is broken', 'broken machine help', 'the machine packed up'].flatMap((text) => [
  prepared(text, 'faulty'),
  prepared(text.replace(/broken|packed up/, 'lovely'), 'praise'),
]);

it('judges a misspelt text by the ideas of the words that are meant, as a message is read', () => {
  const [trained] = trainOn(
    { examples, rounds: [], seed: 1 },
    { ...anatomy, intents: ['faulty', 'praise'], vectors: null, isDeclined: () => false, concepts },
  );
  const judged = judgeWith(
    trained,
    ['my machine packed up', 'my machine packedup'].map((text) => prepared(text, 'faulty')),
    new Set(),
  );
  expect(judged[1]!.evidence).toEqual(judged[0]!.evidence);
});
