import type { Input } from '../domain/decision.ts';
import type { FACT_KINDS, FactName, Facts } from '../domain/fact.ts';
import { FACT_KINDS as KINDS } from '../domain/fact.ts';
import type { Value } from '../domain/value.ts';

type KindOf<N extends FactName> = (typeof FACT_KINDS)[N];

/** A known fact, its value narrowed to the kind the fact's name promises. */
export type Known<N extends FactName> = Input & {
  readonly fact: N;
  readonly value: Extract<Value, { kind: KindOf<N> }>;
};

/** The fact when its value is known; null when it was not told, or the customer does not know it. */
export function known<N extends FactName>(facts: Facts, name: N): Known<N> | null {
  const fact = facts[name];
  if (fact?.kind !== 'known' || fact.value.kind !== KINDS[name]) return null;
  return {
    fact: name,
    value: fact.value as Known<N>['value'],
    origin: fact.origin,
    approximate: fact.approximate,
  };
}

/** True when the customer said they do not know: do not ask again, give the general rule. */
export function saidUnknown(facts: Facts, name: FactName): boolean {
  return facts[name]?.kind === 'unknown';
}
