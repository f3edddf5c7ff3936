import { expect, it } from 'vitest';
import { halvesOf } from '../../src/understanding/halves.ts';

const UNREAD = { verdict: 'unknown', confidence: 0, ranking: [], inTopic: null, followUp: null } as const;

/** The halves of a message, as they are read. */
const partsOf = (text: string) =>
  halvesOf(text, () => UNREAD).map((pair) => pair.map(({ text: half }) => half));

it.each<[string, readonly [string, string]]>([
  ['so 1) is the repair free or not 2) what is excluded', ['is the repair free or not?', 'what is excluded']],
  ["1. c'est gratuit 2. c'est long ?", ["c'est gratuit?", "c'est long ?"]],
])('parts questions that are numbered: %s', (text, halves) => {
  expect(partsOf(text)).toContainEqual(halves);
});

it('a number alone numbers nothing', () => {
  expect(partsOf('I pay for 2. what does it cost')).not.toContainEqual(['I pay for?', 'what does it cost']);
});

it.each([
  'What if I take the refurbished one instead, how long is that guaranteed?',
  "et s'ils la réparent, c'est garanti combien de temps ?",
])('what is supposed asks nothing of its own: %s', (text) => {
  expect(partsOf(text)).toEqual([]);
});

it('what is asked under a supposition is asked', () => {
  const [fee, way] = ['if I leave in May how much is the fee', 'how do I leave?'];
  expect(partsOf(`${fee}, ${way}`)).toContainEqual([fee, way]);
});
