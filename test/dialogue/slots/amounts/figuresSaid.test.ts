import { expect, it } from 'vitest';
import { withNamedPrices } from '../../../../src/dialogue/slots/amounts/namedPrices.ts';
import { workedSumIn } from '../../../../src/dialogue/slots/amounts/workedSum.ts';
import { withoutRivalPrices } from '../../../../src/dialogue/slots/asked/rivalPrices.ts';
import { withoutPriceDays } from '../../../../src/dialogue/slots/days/priceDays.ts';
import { centsIn, type Entity, isAmount } from '../../../../src/domain/entity.ts';
import { dayIn } from '../../../fakes/entities.ts';

/** The bare numbers of a text. */
const numbersIn = (text: string): Entity[] =>
  [...text.matchAll(/\d+(?:[.,]\d+)?/gu)].map(({ 0: words, index }) => ({
    kind: 'number',
    value: Number(words.replace(',', '.')),
    start: index,
    end: index + words.length,
  }));

const eurosIn = (entities: readonly Entity[]): number[] =>
  entities.filter(isAmount).map((amount) => centsIn(amount) / 100);

it.each<[string, number | null]>([
  ['so it cost me 119 + 144.20 = 263.20', 263.2],
  ['119 plus 144 makes 263, right?', 263],
  ['263.20 minus 119, so 144.20', 144.2],
  ['119 + 144,20 soit 260', 260],
  ['279 - 99', null],
  ['279, 99 and 24', null],
  ['it was 279 or 249, I paid 99', null],
])('finds the sum that is written out: %s', (text, total) => {
  const sum = workedSumIn(numbersIn(text), text);
  expect(sum && centsIn(sum.total) / 100).toBe(total);
});

it.each<[string, number[]]>([
  ['279, but on offer at 229, which one do I put?', []],
  ['elle est à 279 ou 229 en promo, je mets lequel ?', []],
  ['279 without and 229 with', [279, 229]],
  ['it is 279, which one do you mean?', [279]],
])('reads no price where one of two is asked for: %s', (text, left) => {
  expect(eurosIn(withoutRivalPrices(numbersIn(text), text))).toEqual(left);
});

it.each<[string, number[]]>([
  ['190 not 90, I mean 190 without and 90 with', [190, 90]],
  ['190 without and 90 with', [190, 90]],
  ['not 249 but 190 without and 90 with', [249, 190, 90]],
])('takes the prices where they are named: %s', (text, left) => {
  expect(eurosIn(withNamedPrices(numbersIn(text), text))).toEqual(left);
});

it.each<[string, string, boolean]>([
  ["le prix d'aujourd'hui ou celui d'avant", "aujourd'hui", false],
  ["is it today's price", 'today', false],
  ["it's 179 today", 'today', false],
  ['elle est à 179 € aujourd’hui', 'aujourd’hui', false],
  ['I paid 179 and cancel today', 'today', true],
  ['what is the price in June', 'June', true],
  ['I signed today', 'today', true],
])('reads no day of the contract in the day of a price: %s', (text, words, isLeft) => {
  const day = dayIn(text, words, '2026-06-15');
  expect(withoutPriceDays([day], text)).toEqual(isLeft ? [day] : []);
});
