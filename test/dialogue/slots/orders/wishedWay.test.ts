import { expect, it } from 'vitest';
import { withoutWishedWay } from '../../../../src/dialogue/slots/orders/wishedWay.ts';
import type { EntityOf } from '../../../../src/domain/entity.ts';

const transferIn = (text: string): EntityOf<'term'> => {
  const words = /transfer|virement/u.exec(text)!;
  return {
    kind: 'term',
    vocabulary: 'payment-methods',
    id: 'other',
    start: words.index,
    end: words.index + words[0].length,
  };
};

it.each([
  'my bank sees no transfer from you',
  'the bank has not got any transfer',
  'a transfer from your side is what I wait for',
  'the transfer never arrived',
  "the transfer still hasn't come",
  'the transfer is here but 12 quid are missing',
  'why a credit instead of a bank transfer?',
  'ils voient aucun virement de chez vous',
  "je n'ai reçu aucun virement",
  "le virement n'est toujours pas arrivé",
  "un crédit au lieu d'un virement",
])('a transfer of ours is no payment of the customer: %s', (text) => {
  expect(withoutWishedWay([transferIn(text)], text)).toEqual([]);
});

it.each([
  'I paid by transfer from my bank',
  'a transfer from your bank account page, that is how I paid',
  'paid by transfer rather than by card',
  'my transfer left my account on Monday',
  "j'ai payé par virement",
  'payé par virement plutôt que par carte',
  'le virement est parti de mon compte lundi',
])('a transfer of the customer is: %s', (text) => {
  expect(withoutWishedWay([transferIn(text)], text)).toHaveLength(1);
});
