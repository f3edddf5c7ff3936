import { expect, it } from 'vitest';
import { withPayment } from '../../../../src/dialogue/slots/orders/payments.ts';
import type { Entity } from '../../../../src/domain/entity.ts';
import type { Marker } from '../../../../src/domain/marker.ts';

/** The text with its means of payment and markers found by their words. */
function said(
  text: string,
  means: readonly (readonly [string, string])[],
  markers: readonly (readonly [string, Marker])[] = [],
): { text: string; entities: Entity[] } {
  const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const entities: Entity[] = [
    ...means.map(
      ([words, id]) => ({ kind: 'term', vocabulary: 'payment-methods', id, ...at(words) }) as const,
    ),
    ...markers.map(([words, marker]) => ({ kind: 'marker', marker, ...at(words) }) as const),
  ];
  return { text, entities: entities.sort((one, other) => one.start - other.start) };
}

const PAYPAL = ['PayPal', 'other'] as const;
const CARD = ['card', 'card'] as const;
const VOUCHER = ['voucher', 'other'] as const;

it.each([
  [
    'a part that is no card leaves the rest to a card',
    said('partly with a voucher', [VOUCHER], [['partly with a', 'partly']]),
    'mixed',
  ],
  [
    'a share named after its means leaves the rest to a card',
    said('a voucher for part of it, I think', [VOUCHER]),
    'mixed',
  ],
  [
    'a share paid with one of two that are no card leaves the rest open',
    said(
      'half with PayPal or maybe a voucher',
      [PAYPAL, VOUCHER],
      [
        ['half with', 'partly'],
        ['or maybe', 'either'],
      ],
    ),
    'mixed',
  ],
  [
    'two that are no card are no mixture',
    said('half PayPal, half voucher', [PAYPAL, VOUCHER], [['half', 'partly']]),
    'other',
  ],
  ['a card beside another is a mixture', said('PayPal and my card', [PAYPAL, CARD]), 'mixed'],
  [
    'a share taken back as that of another order leaves the card',
    said(
      'half PayPal.. no wait, that was the other order. this was my card',
      [PAYPAL, CARD],
      [
        ['half', 'partly'],
        ['was the other order', 'of-other-case'],
      ],
    ),
    'card',
  ],
  [
    'a card kept with another means is that means',
    said('my card is linked to PayPal', [CARD, PAYPAL]),
    'other',
  ],
  ['a kind of card changes nothing', said('with a card electron sur PayPal', [CARD, PAYPAL]), 'other'],
  ['a card through another means is that means', said('my card via PayPal', [CARD, PAYPAL]), 'other'],
  ['what charges a card was paid with', said('PayPal, which charged my card', [PAYPAL, CARD]), 'other'],
  ['one or the other is either', said('PayPal or my card', [PAYPAL, CARD], [['or', 'either']]), 'either'],
  [
    'a card that was not used is none',
    said('the card was not used', [CARD], [['was not used', 'not-used']]),
    'other',
  ],
  [
    'what belongs to another order is left out',
    said('by card, the voucher was another order', [CARD, VOUCHER], [['was another order', 'of-other-case']]),
    'card',
  ],
  [
    'what is denied and no card says nothing',
    said('not paid with a voucher', [VOUCHER], [['not paid with a', 'not-paid-with']]),
    null,
  ],
  ['a portion paid without a card names no card', said('the voucher bit', [VOUCHER]), 'other'],
  [
    'a name to call somebody is no cash',
    said("espèce d'idiot, by card", [['espèce', 'other'], CARD]),
    'card',
  ],
  ['what a portion was paid with', said('the half I paid with my card', [CARD]), 'mixed'],
  ['a portion in French', said('la partie réglée par card', [CARD]), 'mixed'],
  ['half an hour is no half of a payment', said('by my card half an hour ago', [CARD]), 'card'],
  [
    'one of two things is no doubt about the payment',
    said('by PayPal, returned one of the two items', [PAYPAL, ['one of the two', 'either']]),
    'other',
  ],
  ['« à part » is no part', said('à part ma card', [CARD]), 'card'],
  ['a part of the goods is no part of a payment', said('part of it, paid by card', [CARD]), 'card'],
])('how an order was paid: %s', (_name, { text, entities }, id) => {
  const [means = null] = withPayment(entities, { text, facts: {} }).filter(({ kind }) => kind === 'term');
  expect(means?.kind === 'term' ? means.id : null).toBe(id);
});

it.each([
  ['and the card, will I get that back?', 'mixed'],
  ['will the money I paid by card come back?', 'mixed'],
  ['et la card, elle est remboursée ?', 'mixed'],
  ['it was all on the card, so when?', 'card'],
  ['and if I had paid with the card?', 'card'],
  ['non, la card, donc quand ?', 'card'],
  ['it was the card', 'card'],
  ['and if it was only 5 on the card', 'mixed'],
  ['then all 45 went on the card', 'card'],
])('a question about one of two means told is of an order paid with both: %s', (text, id) => {
  const facts = {
    paymentMethod: {
      kind: 'known',
      value: { kind: 'term', vocabulary: 'payment-methods', id: 'mixed' },
      origin: 'typed',
      approximate: false,
    },
  } as const;
  const amount = /\d+/u.exec(text);
  const money = amount
    ? [{ kind: 'money', start: amount.index, end: amount.index + amount[0].length, cents: 500 } as const]
    : [];
  const { entities } = said(text, [CARD]);
  const read = withPayment([...entities, ...money], { text, facts }).filter(({ kind }) => kind === 'term');
  expect(read).toMatchObject([{ id }]);
});
