import type { Derivation, Outcome, Values } from '../src/domain/decision.ts';

/** An outcome that states a rule: nothing was computed, so there is nothing to explain. */
export const stated = (name: string, values: Values = {}, notes: readonly string[] = []): Outcome => ({
  kind: 'outcome',
  outcome: name,
  values,
  notes,
  derivation: null,
});

/** An outcome without notes, and how it was computed where it was. */
export const concluded = (name: string, values: Values, derivation: Derivation | null = null): Outcome => ({
  ...stated(name, values),
  derivation,
});
