import { FACT_KINDS, type FactName, type Facts } from '../../domain/fact.ts';
import type { World } from '../../domain/world.ts';
import type { Policy } from '../../policy/contract.ts';
import { decideOn, type Rulebook } from '../rulebook.ts';
import { omit } from './told.ts';

/** The date the policy would ask for with these facts, were everything before it not known to the customer. */
export function nextDate(
  rulebook: Rulebook,
  policy: Policy,
  { facts, world }: { facts: Facts; world: World },
): FactName | null {
  const decision = decideOn(rulebook, policy, { facts, world, intent: null });
  // "Returned by the carrier on the 24th, paid by PayPal": settled by the payment, the day is still the carrier's.
  const inputs = decision.kind === 'outcome' ? (decision.derivation?.inputs ?? []) : [];
  // "Waiting for three weeks. The carrier took it back, around the 20th": settled by the wait, the way still says whose day it is.
  const days = inputs.filter(({ fact }) => FACT_KINDS[fact] === 'date');
  const settling = days.length > 0 ? days : inputs;
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
