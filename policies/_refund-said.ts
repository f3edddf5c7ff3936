import type { Derivation, Input, Outcome, Values } from '../src/domain/decision.ts';
import { flag, plain } from '../src/domain/value.ts';
import type { Given } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';

export function outcome(
  name: string,
  values: Values = {},
  { notes = [], derivation = null }: { notes?: readonly string[]; derivation?: Derivation | null } = {},
): Outcome {
  return { kind: 'outcome', outcome: name, values, notes, derivation };
}

/** No refund, and the facts that settle it. */
export function refused(
  name: string,
  inputs: readonly [Input, ...Input[]],
  notes: readonly string[] = [],
): Outcome {
  const formula = `${inputs.map(({ fact, value }) => `${fact} = ${plain(value)}`).join('; ')} → no refund`;
  const result = { name: 'isRefunded', value: flag(false) };
  return outcome(name, {}, { notes, derivation: { inputs, figures: [], formula, steps: [], result } });
}

/** Of the two papers to have at hand, the one the customer still has. */
export const proofLost = ({ facts }: Given): string[] =>
  known(facts, 'proofLost')?.value.flag ? ['proof-lost'] : [];

export const partial = ({ facts }: Given): string[] =>
  known(facts, 'partialReturn')?.value.flag ? ['partial'] : [];
