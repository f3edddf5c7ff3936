import { expect, it } from 'vitest';
import { withOneReturn, withRefusedAtDoor } from '../../../../src/dialogue/slots/orders/returnWay.ts';
import type { Entity } from '../../../../src/domain/entity.ts';

/** The ways told by these words of a text, as they count beside each other. */
function ways(text: string, told: readonly (readonly [string, string])[]): string[] {
  const entities = told.map(([words, id]): Entity => {
    const start = text.indexOf(words);
    return { kind: 'term', vocabulary: 'refund-kinds', id, start, end: start + words.length };
  });
  return withOneReturn(entities, text).flatMap((one) => (one.kind === 'term' ? [one.id] : []));
}

it.each<[string, [string, string][], string[]]>([
  ['the parcel is lost', [['parcel is lost', 'other']], ['other']],
  ['what if they claim the parcel is lost', [['parcel is lost', 'other']], []],
  ["et s'ils disent que le colis est perdu", [['colis est perdu', 'other']], []],
  ['and if I bring it to the shop', [['to the shop', 'other']], ['other']],
])('a parcel that is only supposed to be lost tells no way: %s', (text, told, expected) => {
  expect(ways(text, told)).toEqual(expected);
});

it('takes the label for the way where it says how the parcel came back', () => {
  const told: [string, string][] = [
    ['came back to you', 'returned-by-carrier'],
    ['your label', 'return-label'],
  ];
  expect(ways('it came back to you with your label', told)).toEqual(['return-label']);
});

it.each([
  ['I picked up some pods at your boutique instead', 'at your boutique', []],
  ['no, I bought new ones in a shop', 'in a shop', []],
  ['I paid cash in a boutique', 'in a boutique', []],
  ['paid by card, returned in a shop', 'in a shop', ['other']],
  ['du coup j’ai racheté du café dans un magasin', 'dans un magasin', []],
  ['I bought capsules and left them at the shop', 'at the shop', ['other']],
  ['bought pods online and dropped them off in a shop', 'in a shop', ['other']],
  ['what I bought last week went back to the shop', 'to the shop', ['other']],
  ['what I bought was left in the store', 'in the store', ['other']],
  ['I had the parcel picked up with my own label', 'my own label', ['other']],
  ["j'ai acheté deux tubes et les ai laissés en boutique", 'en boutique', ['other']],
])(
  'of new goods and of a return, a shop tells the way of the return alone: "%s"',
  (text, words, expected) => {
    expect(ways(text, [[words, 'other']])).toEqual(expected);
  },
);

it.each<[string, boolean]>([
  ['my order of 3 November was refused by me at the door', true],
  ['the box was turned down by my wife on delivery', true],
  ["mon carton, je l'ai refusé au livreur", true],
  ['la commande a été refusée par mon mari à la livraison', true],
  ['my refund was refused', false],
  ["ma demande a été refusée par l'équipe", false],
])('what was not taken in at the door goes back with the carrier: %s', (text, isBack) => {
  expect(withRefusedAtDoor([], text)).toHaveLength(isBack ? 1 : 0);
});
