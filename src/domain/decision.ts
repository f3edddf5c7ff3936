import type { FactName, FactOrigin } from './fact.ts';
import type { Step } from './receipt.ts';
import type { IsoDate, Value } from './value.ts';

export type Values = Readonly<Record<string, Value>>;

/** A fact a decision rests on, as the receipt lists it. */
export interface Input {
  readonly fact: FactName;
  readonly value: Value;
  readonly origin: FactOrigin;
  readonly approximate: boolean;
}

/** How a result was computed; the receipt is made from it. */
export interface Derivation {
  readonly inputs: readonly Input[];
  /** The figures used, with the day each was looked up for. */
  readonly figures: readonly { readonly id: string; readonly on: IsoDate }[];
  /** The rule in one language-neutral line of fact and figure names. */
  readonly formula: string;
  readonly steps: readonly Step[];
  readonly result: { readonly name: string; readonly value: Value };
}

/** What is true for this customer: one outcome by name, with the values its templates may print. */
export interface Outcome {
  readonly kind: 'outcome';
  readonly outcome: string;
  readonly values: Values;
  /** Sentences to add, by name, in order. */
  readonly notes: readonly string[];
  /** Null when nothing was computed (a general rule). */
  readonly derivation: Derivation | null;
}

/** A fact that cannot be right, and why. */
export interface Invalid {
  readonly kind: 'invalid';
  readonly fact: FactName;
  readonly problem: string;
  readonly values: Values;
}

/** The rule as exact as what is known allows, said before the first question for more. */
export interface Opening {
  readonly name: string;
  readonly values: Values;
}

/** The fact to ask for next. */
export interface Need {
  readonly kind: 'need';
  readonly fact: FactName;
  readonly opening?: Opening;
  /** What holds if nothing still untold speaks against it: said at once, before the question. */
  readonly soFar?: Outcome;
}

/** What a policy says: which fact to ask next, which fact cannot be right, or the outcome. */
export type Decision = Need | Invalid | Outcome;
