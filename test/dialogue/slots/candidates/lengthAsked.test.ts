import { expect, it } from 'vitest';
import { isLengthAsked } from '../../../../src/dialogue/slots/candidates/lengthAsked.ts';
import { durationCandidates } from '../../../../src/dialogue/slots/candidates/span.ts';

it.each<[string, string, boolean]>([
  ['does the refurbished one start a new 2 years', '2 years', true],
  ['and is the repaired one covered for 6 months', '6 months', true],
  ["j'ai bien lu 2 ans dans les deux cas ?", '2 ans', true],
  ['est-ce que la neuve a aussi 2 ans', '2 ans', true],
  ['descaled it maybe once in 2 years', '2 years', true],
  ["détartrée trois fois en 2 ans, j'avoue", '2 ans', true],
  ['about two years?', 'two years', false],
  ['2 ans je crois', '2 ans', false],
  ['had it three years now, is it still covered?', 'three years', false],
])('tells a length that is asked about from one that replies: %s', (text, words, expected) => {
  const start = text.indexOf(words);
  const told = { kind: 'duration', amount: 2, unit: 'year', sense: 'length' } as const;
  const entity = { ...told, start, end: start + words.length };
  const days = durationCandidates(entity, '2026-06-15', {}).filter(({ kind }) => kind === 'date');
  expect(days.map((day) => isLengthAsked(day, text))).toEqual([expected]);
});
