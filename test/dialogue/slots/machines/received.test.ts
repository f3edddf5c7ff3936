import { describe, expect, it } from 'vitest';
import { withoutUnreceived } from '../../../../src/dialogue/slots/machines/received.ts';
import { withOneReturn } from '../../../../src/dialogue/slots/orders/returnWay.ts';
import type { Entity } from '../../../../src/domain/entity.ts';
import type { Marker } from '../../../../src/domain/marker.ts';

const term = (text: string, words: string, [vocabulary, id]: [string, string]): Entity => {
  const start = text.indexOf(words);
  return { kind: 'term', start, end: start + words.length, vocabulary, id };
};
const marked = (text: string, words: string, marker: Marker): Entity => {
  const start = text.indexOf(words);
  return { kind: 'marker', start, end: start + words.length, marker };
};

describe('what was done about a machine', () => {
  it.each<[string, string, Marker, number]>([
    ['I want a new machine', 'I want a', 'wish', 0],
    ['I did not get a new machine', 'did not get a', 'not-received', 0],
    ['I want to know about my new machine', 'I want', 'wish', 1],
    ['I said: a new machine', 'I said', 'telling', 1],
  ])('is not told by a wish or a denial right before it: %s', (text, words, marker, count) => {
    const entities = [marked(text, words, marker), term(text, 'new machine', ['remedies', 'new-machine'])];
    expect(withoutUnreceived(entities, text).filter(({ kind }) => kind === 'term')).toHaveLength(count);
  });
});

it.each([
  ['will the machine still get fixed after the 20th?', 'fixed', 0],
  ['sera-t-elle encore réparée après le 20 ?', 'réparée', 0],
  ['it was fixed on the 20th', 'fixed', 1],
])('a repair that is only asked for was not received: %s', (text, words, count) => {
  expect(withoutUnreceived([term(text, words, ['remedies', 'repair'])], text)).toHaveLength(count);
});

describe('how an order came back', () => {
  it.each([
    [
      'no label, the carrier brought it back',
      'no label',
      'the carrier brought it back',
      ['returned-by-carrier'],
    ],
    ['lost by the carrier', 'lost', 'by the carrier', ['other', 'returned-by-carrier']],
  ])('is what was done rather than what was not: %s', (text, other, carrier, ids) => {
    const entities = [
      term(text, other, ['refund-kinds', 'other']),
      term(text, carrier, ['refund-kinds', 'returned-by-carrier']),
    ];
    expect(withOneReturn(entities, text).map((one) => one.kind === 'term' && one.id)).toEqual(ids);
  });
});
