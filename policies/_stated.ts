import type { Outcome, Values } from '../src/domain/decision.ts';

/** An outcome that states a rule: nothing was computed, so there is nothing to explain. */
export const stated = (name: string, values: Values = {}, notes: readonly string[] = []): Outcome => ({
  kind: 'outcome',
  outcome: name,
  values,
  notes,
  derivation: null,
});
