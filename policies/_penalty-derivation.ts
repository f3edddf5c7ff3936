import type { Derivation, Input } from '../src/domain/decision.ts';
import type { Step } from '../src/domain/receipt.ts';
import { money, type share, wholeEuros } from '../src/domain/value.ts';
import type { Given } from '../src/policy/contract.ts';
import type { Known } from '../src/policy/read.ts';
import type { CommitmentEnd, PossibleEnds } from './_commitment.ts';
import { type PenaltyAmount, toWholeEuros } from './_penalty-amount.ts';
import type { Standing } from './_standing.ts';

interface Priced {
  readonly cancellation: Known<'cancellationDate'>;
  readonly standing: Standing;
  readonly fullPrice: Known<'fullPrice'>;
  readonly subscriptionPrice: Known<'subscriptionPrice'>;
  readonly penaltyShare: ReturnType<typeof share>;
}

/** How a penalty was computed, step by step. */
export function penaltyDerivation(
  { cancellation, standing, fullPrice, subscriptionPrice, penaltyShare }: Priced,
  amount: PenaltyAmount,
): Derivation {
  const { shareOfPrice, difference, due } = amount;
  const { inputs, steps } = groundsOf(standing);
  return {
    inputs: [...inputs, ...(hasNoDay(standing) ? [] : [cancellation]), fullPrice, subscriptionPrice],
    figures: [{ id: 'penalty-share', on: cancellation.value.date }],
    formula: 'max(0, penalty-share × fullPrice − subscriptionPrice)',
    steps: [
      ...steps,
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

/** The same where no day of a cancellation is spoken of. */
export const dayless = (derivation: Derivation): Derivation => ({
  ...derivation,
  inputs: derivation.inputs.filter(({ fact }) => fact !== 'cancellationDate'),
});

/** Why nothing is due from the commitment's end on. */
export function freeDerivation(
  { today }: Given,
  cancellation: Known<'cancellationDate'>,
  standing: Exclude<Standing, { kind: 'open' }>,
): Derivation {
  const { inputs, steps } = groundsOf(standing);
  const longest = (on: string) => [{ id: 'commitment-long', on }];
  const isLongest = standing.kind === 'either' || (standing.kind === 'served' && inputs.length === 1);
  return {
    inputs: hasNoDay(standing) ? inputs : [...inputs, cancellation],
    figures: isLongest ? longest(standing.kind === 'either' ? (dayOf(inputs[0]) ?? today) : today) : [],
    formula: FREE_FORMULAS[standing.kind === 'dated' && standing.end.isTold ? 'ends' : standing.kind],
    steps,
    result: { name: 'penalty', value: money(0) },
  };
}

const FREE_FORMULAS = {
  dated: 'cancellationDate ≥ subscriptionStart + commitmentMonths → 0',
  either: 'cancellationDate ≥ subscriptionStart + commitmentMonths → 0',
  ends: 'cancellationDate ≥ commitmentEnd → 0',
  told: 'not inCommitment → 0',
  served: 'monthsServed ≥ commitmentMonths → 0',
} as const;

/** What the months served, or the customer's word, settle rests on no day. */
const hasNoDay = ({ kind }: Standing): boolean => kind === 'served' || kind === 'told';

const dayOf = (input: Input | undefined): string | null =>
  input?.value.kind === 'date' ? input.value.date : null;

/** The facts that tell whether the commitment is over, and the steps from them. */
function groundsOf(standing: Standing): Pick<CommitmentEnd, 'inputs' | 'steps'> {
  switch (standing.kind) {
    case 'dated':
      return standing.end;
    case 'either':
      return standing.isOver ? standing.end : eitherEnd(standing.ends);
    case 'served':
      return { inputs: standing.inputs, steps: [] };
    case 'told':
      return { inputs: [standing.told], steps: [] };
    case 'open':
      return standing.ends ? eitherEnd(standing.ends) : { inputs: [], steps: [] };
    default:
      return standing satisfies never;
  }
}

/** The end under each length. */
const eitherEnd = ({ earliest, latest }: PossibleEnds) => ({
  inputs: earliest.inputs,
  steps: [...earliest.steps, ...latest.steps],
});

const neverNegative = (difference: number): Step => ({
  name: 'never-negative',
  expression: [money(difference), '<', money(0)],
  sign: '→',
  result: money(0),
});
