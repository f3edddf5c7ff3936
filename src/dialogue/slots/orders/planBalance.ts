import type { Entity } from '../../../domain/entity.ts';
import { FACT_VOCABULARIES } from '../../../domain/fact.ts';
import { PLAN } from './creditLikened.ts';
import { isMeans } from './payments.ts';

/** "I pay the 25 a month subscription and used that balance for the order": where a plan is spoken of, what it leaves to spend is how the order was paid. */
export function withPlanBalance(entities: readonly Entity[], text: string): readonly Entity[] {
  const spent = SPENT.exec(text);
  if (!spent || !PLAN.test(text) || entities.some(isMeans)) return entities;
  const { 0: words, index: start } = spent;
  const vocabulary = FACT_VOCABULARIES.paymentMethod!;
  return [
    ...entities,
    { kind: 'term', start, end: start + words.length, vocabulary, id: 'subscription-credit' },
  ];
}

/** A balance of its own, and not what is left to pay: "paid the balance by card". */
const SPENT =
  /(?<!\p{L})(?:(?:used|using|spent|spending|(?:paid|ordered|bought|settled)(?: (?:it|them|that|for it|for them|everything|the order|this order))? (?:with|from|out of|using|off))(?: up)? (?:that|this|the|my|its|all (?:that|the|my)) (?:monthly |subscription |plan )?(?:balance|pot|allowance|kitty)(?! (?:by|with|on) )|(?:utilisé|utilisant|dépensé|pris|pioché dans|(?:payée?|réglée?|commandée?)(?: (?:ça|cela|la commande|le tout))? (?:avec|sur|par|grâce à)) (?:tout )?(?:ce|cet|mon|le) (?:solde|pécule|montant|avoir|forfait)|avec (?:ce|mon) (?:solde|pécule))(?!\p{L})/iu;
