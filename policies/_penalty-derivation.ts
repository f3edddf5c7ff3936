import type { Derivation } from '../src/domain/decision.ts';
import type { Step } from '../src/domain/receipt.ts';
import { money, type share, wholeEuros } from '../src/domain/value.ts';
import type { Known } from '../src/policy/read.ts';
import type { CommitmentEnd } from './_commitment.ts';
import { type PenaltyAmount, toWholeEuros } from './_penalty-amount.ts';

interface Priced {
  readonly cancellation: Known<'cancellationDate'>;
  /** Null when the customer does not know the start or the length. */
  readonly end: CommitmentEnd | null;
  readonly fullPrice: Known<'fullPrice'>;
  readonly subscriptionPrice: Known<'subscriptionPrice'>;
  readonly penaltyShare: ReturnType<typeof share>;
}

/** How a penalty was computed, step by step. */
export function penaltyDerivation(
  { cancellation, end, fullPrice, subscriptionPrice, penaltyShare }: Priced,
  amount: PenaltyAmount,
): Derivation {
  const { shareOfPrice, difference, due } = amount;
  return {
    inputs: [...(end?.inputs ?? []), cancellation, fullPrice, subscriptionPrice],
    figures: [{ id: 'penalty-share', on: cancellation.value.date }],
    formula: 'max(0, penalty-share × fullPrice − subscriptionPrice)',
    steps: [
      ...(end?.steps ?? []),
      {
        name: 'share-of-price',
        expression: [penaltyShare, '×', fullPrice.value],
        result: money(shareOfPrice),
      },
      {
        name: 'minus-subscription-price',
        expression: [money(shareOfPrice), '−', subscriptionPrice.value],
        result: money(difference),
      },
      ...(difference < 0 ? [neverNegative(difference)] : []),
      { name: 'rounded', expression: [money(due)], sign: '≈', result: wholeEuros(toWholeEuros(due)) },
    ],
    result: { name: 'penalty', value: money(due) },
  };
}

/** Why nothing is due from the commitment's end on. */
export const freeDerivation = (cancellation: Known<'cancellationDate'>, end: CommitmentEnd): Derivation => ({
  inputs: [...end.inputs, cancellation],
  figures: [],
  formula: 'cancellationDate ≥ subscriptionStart + commitmentMonths → 0',
  steps: end.steps,
  result: { name: 'penalty', value: money(0) },
});

const neverNegative = (difference: number): Step => ({
  name: 'never-negative',
  expression: [money(difference), '<', money(0)],
  sign: '→',
  result: money(0),
});
