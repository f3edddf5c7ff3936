import { expect, it } from 'vitest';
import { withPlanBalance } from '../../../../src/dialogue/slots/orders/planBalance.ts';

it.each<[string, string | null]>([
  ['I pay the 25 a month subscription and used that balance for the order', 'subscription-credit'],
  ['we have a plan and ordered with my monthly balance', 'subscription-credit'],
  ["j'ai un abonnement et j'ai utilisé ce solde pour commander", 'subscription-credit'],
  ["j'ai un abonnement, j'ai payé la commande avec mon solde", 'subscription-credit'],
  ['I used that balance for the order', null],
  ['I have a subscription and paid the balance by card', null],
  ["j'ai un abonnement et payé le solde par carte", null],
])('what a plan leaves to spend pays for an order where the plan is spoken of: %s', (text, id) => {
  const [read] = withPlanBalance([], text);
  expect(read?.kind === 'term' ? read.id : null).toBe(id);
});
