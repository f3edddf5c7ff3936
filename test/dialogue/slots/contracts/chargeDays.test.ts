import { expect, it } from 'vitest';
import { isDayOfPayment, withoutChargeDays } from '../../../../src/dialogue/slots/contracts/chargeDays.ts';
import { dayIn } from '../../../fakes/entities.ts';

it.each<[string, string, boolean]>([
  ['the next payment is the 20th', '20th', true],
  ["do they take june's payment still", 'june', true],
  ['vous prélevez encore juillet ?', 'juillet', true],
  ['et la mensualité de juillet ?', 'juillet', true],
  ['you charged me on the 3rd', '3rd', true],
  ['you charged me 80 yesterday', 'yesterday', true],
  ['on m’a prélevé hier', 'hier', true],
  ['began yesterday', 'yesterday', false],
  ['my first payment was taken in May', 'May', false],
  ['débuté avec le prélèvement de mai', 'mai', false],
  ['began with the payment of May', 'May', false],
  ['started on the 20th', '20th', false],
  ['je pars en juillet', 'juillet', false],
])('tells the day of a payment from those of the contract: %s', (text, words, isOfPayment) => {
  expect(isDayOfPayment(dayIn(text, words, '2026-06-20'), text)).toBe(isOfPayment);
});

it.each<[string, string, boolean]>([
  ['le prélèvement du 5 décembre passe quand même ?', '5 décembre', false],
  ["le 5 décembre c'est le prélèvement, pas l'achat", '5 décembre', false],
  ['the instalment of 5 December', '5 December', false],
  ['5 December is the direct debit', '5 December', false],
  ['they charged me on 5 December for my Krups', '5 December', true],
  ['achetée le 5 décembre', '5 décembre', true],
])('tells the day of an instalment from that of a purchase: %s', (text, words, isKept) => {
  const entities = [dayIn(text, words, '2025-12-05')];
  expect(withoutChargeDays(entities, { text, wanted: ['purchaseDate'] })).toHaveLength(isKept ? 1 : 0);
});
