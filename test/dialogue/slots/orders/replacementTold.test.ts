import { expect, it } from 'vitest';
import {
  supposesReplacement,
  withReplacementTold,
} from '../../../../src/dialogue/slots/orders/replacementTold.ts';
import type { Entity } from '../../../../src/domain/entity.ts';

const told = (text: string, isAsked: boolean, entities: readonly Entity[] = []) => {
  const asking = isAsked ? ({ fact: 'replacementSent', failures: 0, times: 1 } as const) : null;
  return withReplacementTold(entities, { text, conversation: { asking } }).flatMap((entity) =>
    entity.kind === 'term' ? [`${entity.vocabulary} ${entity.id}`] : [],
  );
};

it.each([
  ['yes, it came on Friday', ['replacement-sent yes']],
  ['I got it yesterday', ['replacement-sent yes']],
  ["oui, je l'ai reçu hier", ['replacement-sent yes']],
  ['they offered me one but I said no', ['replacement-sent no', 'replacement-planned no']],
  ["on m'en a proposé un, j'ai refusé", ['replacement-sent no', 'replacement-planned no']],
  ["on voulait m'en envoyer un mais je n'en voulais pas", ['replacement-sent no', 'replacement-planned no']],
  ['it came back on 2 June', []],
  ["I had it delivered back to you, didn't I?", []],
  ['il est arrivé chez vous le 2 juin', []],
  ['so the day after tomorrow?', []],
])('asked whether a replacement was sent, "%s" tells %j', (text, expected) => {
  expect(told(text, true)).toEqual(expected);
});

it.each(['yes, it came on Friday', 'they offered me a discount but I said no'])(
  'unasked, "%s" tells nothing',
  (text) => {
    expect(told(text, false)).toEqual([]);
  },
);

it('takes a bank card for no replacement', () => {
  const sent: Entity = { kind: 'term', start: 9, end: 22, vocabulary: 'replacement-sent', id: 'yes' };
  expect(told('the bank sent me a new one', false, [sent])).toEqual([]);
});

it.each([
  ['if you sent me one, do I get money', 'replacement-planned yes', true],
  ["et si au téléphone ils disent qu'on m'en a renvoyé un ?", 'replacement-planned yes', true],
  ['I wonder if I get money, you sent me one', 'replacement-sent yes', false],
  ['if I understand well, you sent me one', 'replacement-sent yes', false],
  ['si je comprends bien, vous m’en avez renvoyé un', 'replacement-sent yes', false],
  ['you sent me one. If so, do I get money', 'replacement-sent yes', false],
  ['si, vous m’en avez renvoyé un', 'replacement-sent yes', false],
])('a replacement only supposed is one announced, and tells nothing: %s', (text, expected, isSupposed) => {
  const [words] = /sent me one|m['’]en (?:a|avez) renvoyé un/u.exec(text)!;
  const start = text.indexOf(words);
  const end = start + words.length;
  const sent: Entity = { kind: 'term', start, end, vocabulary: 'replacement-sent', id: 'yes' };
  expect(told(text, false, [sent])).toEqual([expected]);
  expect(supposesReplacement([sent], text)).toBe(isSupposed);
});
