import { expect, it } from 'vitest';
import { saysKnownPrice } from '../../../../src/dialogue/slots/amounts/barePrices.ts';
import type { Facts } from '../../../../src/domain/fact.ts';

it.each([64.1, 19.99, 279, 1.1])('knows a price again by its cents: %s', (price) => {
  const facts: Facts = {
    fullPrice: {
      kind: 'known',
      value: { kind: 'money', cents: Math.round(price * 100) },
      origin: 'typed',
      approximate: false,
    },
  };
  expect(saysKnownPrice([{ kind: 'number', value: price, start: 0, end: 5 }], facts)).toBe(true);
  expect(saysKnownPrice([{ kind: 'number', value: price + 1, start: 0, end: 5 }], facts)).toBe(false);
});
