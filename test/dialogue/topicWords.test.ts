import { expect, it } from 'vitest';
import { isFamiliar, tellsOfAnother, topicWords } from '../../src/dialogue/topicWords.ts';
import type { Intent } from '../../src/domain/content.ts';

const intent = (topic: string, texts: readonly string[]): Intent => ({
  id: topic,
  topic,
  kind: 'faq',
  closes: false,
  asksBack: false,
  asksNothing: false,
  forgets: false,
  retraces: false,
  label: { en: topic, fr: topic },
  policy: null,
  covers: [],
  after: [],
  leads: null,
  ownCase: null,
  asks: null,
  examples: { en: texts, fr: [] },
});

const WORDS = topicWords(
  [
    intent('tea', [
      ...Array(12).fill('green leaves'),
      'white leaves',
      'leaves today',
      'leaves please',
      'today',
    ]),
    intent('bread', [...Array(12).fill('brown crust'), 'crust today', 'crust please', 'crust today']),
  ],
  {},
);

it.each([
  ['leaves today?', 'bread', true],
  ['leaves today?', 'tea', false],
  ['and today?', 'bread', false],
  ['and the weather?', 'bread', false],
])('knows whether a word tells of another topic: %s after %s', (text, topic, expected) => {
  expect(tellsOfAnother(WORDS, text, topic)).toBe(expected);
});

it.each([
  ['and please today?', true],
  ['and the weather?', false],
])('knows whether all words could be ours: %s', (text, expected) => {
  expect(isFamiliar(WORDS, text)).toBe(expected);
});
