import type { Derivation, Values } from '../src/domain/decision.ts';
import { money } from '../src/domain/value.ts';
import type { Given } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';

/** By how much a refund fell short of what was expected, as the customer told both. */
export interface Shortfall {
  readonly values: Values;
  readonly derivation: Derivation;
}

/** What is missing; null where one of the amounts was not told, or no less came than expected. */
export function shortfall({ facts }: Pick<Given, 'facts'>): Shortfall | null {
  const received = known(facts, 'refundReceived');
  const expected = known(facts, 'refundExpected');
  if (!received || !expected || received.value.cents >= expected.value.cents) return null;
  const missing = money(expected.value.cents - received.value.cents);
  return {
    values: { refundReceived: received.value, refundExpected: expected.value, missing },
    derivation: {
      inputs: [received, expected],
      figures: [],
      formula: 'refundExpected − refundReceived',
      steps: [{ name: 'missing', expression: [expected.value, '−', received.value], result: missing }],
      result: { name: 'missing', value: missing },
    },
  };
}

/** What came, where it is as much as was expected; null otherwise. */
export function asExpected({ facts }: Pick<Given, 'facts'>): ReturnType<typeof money> | null {
  const received = known(facts, 'refundReceived');
  const expected = known(facts, 'refundExpected');
  return received && received.value.cents === expected?.value.cents ? received.value : null;
}

/** True for a refund that came, but not as it should: it was called so, or another amount came than was expected. */
export function isWrong({ facts }: Pick<Given, 'facts'>): boolean {
  if (known(facts, 'refundWrong')?.value.flag) return true;
  const received = known(facts, 'refundReceived')?.value.cents;
  const expected = known(facts, 'refundExpected')?.value.cents;
  return received !== undefined && expected !== undefined && received !== expected;
}
