import { z } from 'zod';
import { FactName, FactOrigin } from './fact.ts';
import type { Value } from './value.ts';

const Plain = z.union([z.number(), z.string(), z.boolean()]);

/**
 * How an answer was computed, stored with its turn and shown to whoever asks.
 * `value` fields are plain (euros, ISO dates, counts); `label` and `text` fields are in the reply's language.
 */
export const Receipt = z.object({
  policy: z.string(),
  outcome: z.string(),
  asOf: z.string(),
  contentVersion: z.string(),
  inputs: z.array(
    z.object({
      fact: FactName,
      value: Plain,
      origin: FactOrigin,
      approximate: z.boolean(),
      label: z.string(),
      text: z.string(),
      source: z.string(),
    }),
  ),
  rules: z.array(
    z.object({
      figure: z.string(),
      fact: z.string(),
      value: Plain.nullable(),
      validFrom: z.string().nullable(),
      validTo: z.string().nullable(),
      label: z.string(),
      text: z.string(),
    }),
  ),
  formula: z.string(),
  steps: z.array(z.object({ name: z.string(), label: z.string(), text: z.string(), value: Plain })),
  result: z.object({ name: z.string(), label: z.string(), value: Plain, text: z.string() }),
});
export type Receipt = z.infer<typeof Receipt>;

/** One line of the computation: the operands and signs as written, and what they give. */
export interface Step {
  readonly name: string;
  readonly expression: readonly (Value | string)[];
  /** Between the two, `=` unless the step rounds or chooses. */
  readonly sign?: '=' | '≈' | '→';
  readonly result: Value;
}
