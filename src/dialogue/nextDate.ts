import { FACT_KINDS, type FactName, type Facts } from '../domain/fact.ts';
import type { World } from '../domain/world.ts';
import type { Policy } from '../policy/contract.ts';
import { decideOn, type Rulebook } from './rulebook.ts';
import { omit } from './told.ts';

/** The date the policy would ask for with these facts, were everything before it not known to the customer. */
export function nextDate(
  rulebook: Rulebook,
  policy: Policy,
  { facts, world }: { facts: Facts; world: World },
): FactName | null {
  const decision = decideOn(rulebook, policy, { facts, world });
  // "Returned by the carrier on the 24th, paid by PayPal": settled by the payment, the day is still the carrier's.
  const settling = decision.kind === 'outcome' ? (decision.derivation?.inputs ?? []) : [];
  const unsettled = omit(
    facts,
    settling.map(({ fact }) => fact),
  );
  if (Object.keys(unsettled).length < Object.keys(facts).length)
    return nextDate(rulebook, policy, { facts: unsettled, world });
  if (decision.kind !== 'need') return null;
  if (FACT_KINDS[decision.fact] === 'date' || facts[decision.fact]) return decision.fact;
  return nextDate(rulebook, policy, { facts: { ...facts, [decision.fact]: { kind: 'unknown' } }, world });
}
