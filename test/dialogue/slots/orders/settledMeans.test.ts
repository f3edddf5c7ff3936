import { expect, it } from 'vitest';
import { settledOn } from '../../../../src/dialogue/slots/orders/settledMeans.ts';
import type { EntityOf } from '../../../../src/domain/entity.ts';

const meansIn = (text: string): EntityOf<'term'>[] =>
  [...text.matchAll(/PayPal|Visa/gu)].map(({ 0: words, index }) => ({
    kind: 'term',
    vocabulary: 'payment-methods',
    id: words === 'Visa' ? 'card' : 'other',
    start: index,
    end: index + words.length,
  }));

it.each<[string, string | null]>([
  ['PayPal I think... or was it my Visa. Let me look. Yes Visa', 'card'],
  ['Visa or PayPal? It was PayPal', 'other'],
  ['I think Visa or PayPal. No, it was PayPal', 'other'],
  ['PayPal, hang on, let me check. Visa', 'card'],
  ['Je crois PayPal. Je vérifie. Oui, Visa', 'card'],
  ['PayPal ou Visa. Non, PayPal', 'other'],
  ['PayPal, no wait, Visa', 'card'],
  ['With PayPal. No sorry, with my Visa', 'card'],
  ['Visa... nan attendez, par PayPal', 'other'],
  ['par PayPal je crois, enfin non, par Visa', 'card'],
  ['PayPal no hang on, I used my Visa', 'card'],
  ['PayPal, I checked, and my Visa', null],
  ['PayPal, no wait, and my Visa', null],
  ['PayPal, no idea how much, Visa', null],
  ['PayPal, sorry for the typo, Visa', null],
  ['PayPal and Visa', null],
  ['PayPal or Visa', null],
])('finds what a wavering customer comes to: %s', (text, id) => {
  const said = meansIn(text);
  expect(settledOn(said, { entities: said, text })?.id ?? null).toBe(id);
});
