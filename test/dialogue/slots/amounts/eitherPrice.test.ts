import { expect, it } from 'vitest';
import { withoutEitherPrice } from '../../../../src/dialogue/slots/amounts/eitherPrice.ts';
import { withSides } from '../../../../src/dialogue/slots/amounts/sides.ts';
import { centsIn, isAmount } from '../../../../src/domain/entity.ts';
import { numbersIn } from '../../../fakes/entities.ts';

it.each<[string, number[]]>([
  ['149 I think, or 179', [149]],
  ['149 je pense ou 179', [149]],
  ['1 euro? a promo. or 19, let me say 19', [19]],
  ['279 ou 299, disons 299', [299]],
  ['249 without or 79 with', [249, 79]],
  ['249 and 79', [249, 79]],
  ['I would pay 279, or 99 thanks to the plan', [279, 99]],
  ['12 or 24', [12, 24]],
])('keeps one of several guesses at one price: %s', (text, left) => {
  const kept = withoutEitherPrice(withSides(numbersIn(text), text), { text, facts: {} });
  expect(kept.filter(isAmount).map((amount) => centsIn(amount) / 100)).toEqual(left);
});
