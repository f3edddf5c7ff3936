import { describe, expect, it } from 'vitest';
import { withoutEitherLength } from '../../../../src/dialogue/slots/amounts/eitherLength.ts';
import {
  beginsWithLength,
  lengthPut,
  supposesLength,
  withLengthPut,
} from '../../../../src/dialogue/slots/asked/lengthPut.ts';
import type { Entity } from '../../../../src/domain/entity.ts';
import { numbersIn } from '../../../fakes/entities.ts';

describe('a bare number as the length of a commitment', () => {
  it.each<[string, number | null]>([
    ["if it's 12, what changes?", 12],
    ["si c'était 24, ça change quoi ?", 24],
    ["if it's 12 I pay nothing, if it's 24 I pay", null],
    ["if it's 12 € or so", null],
    ["if it's 36", null],
    ['12 of them', null],
  ])('is put by the words before it: %s', (text, length) => {
    expect(lengthPut(numbersIn(text), text)?.value ?? null).toBe(length);
  });

  it('is a length with its cue once it is put', () => {
    const text = "if it's 12";
    expect(withLengthPut(numbersIn(text), text)).toMatchObject([
      { kind: 'cue', facts: ['commitmentMonths'] },
      { kind: 'duration', amount: 12, unit: 'month', sense: 'length' },
    ]);
  });

  it.each<[string, boolean]>([
    ['24 I think. And the machine?', true],
    ['so 24', false],
    ['99 euros', false],
  ])('replies to a question where the message begins with it: %s', (text, isReply) => {
    expect(beginsWithLength(numbersIn(text))).toBe(isReply);
  });

  it.each<[string, number]>([
    ['12 I believe, though my husband says 24', 0],
    ['24 je pense, mais mon fils dit 12', 0],
    ['12 I believe, my friend has a Krups since 24', 2],
  ])('is not told where two people remember differently: %s', (text, left) => {
    expect(withoutEitherLength(numbersIn(text), text)).toHaveLength(left);
  });
});

describe('a length that is only supposed', () => {
  it.each([
    ["si j'attends mars et que c'est 12 mois, y a 0 à payer", true],
    ["if I wait and it's 12 mois I pay nothing", true],
    ["c'est 12 mois", false],
    ["I wonder if it's the end, mine is 12 mois", false],
  ])('tells none: %s', (text, isSupposed) => {
    const start = text.indexOf('12 mois');
    const length: Entity = {
      kind: 'duration',
      start,
      end: start + 7,
      amount: 12,
      unit: 'month',
      sense: 'length',
    };
    expect(supposesLength([length], text)).toBe(isSupposed);
  });
});
