import type { Decision, Outcome } from '../src/domain/decision.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import {
  COMMITMENT_FACTS,
  endDerivation,
  possibleEnds,
  toldDerivation,
  withPlausible,
} from './_commitment.ts';
import { dayless, penaltyDerivation } from './_penalty-derivation.ts';
import { FEE, type Fee, feeOn } from './_penalty-fee.ts';
import { cancellationDay, type Standing, standingOn } from './_standing.ts';
import { concluded } from './_stated.ts';

const LENGTHS = { commitmentShort: 'months', commitmentLong: 'months' } as const;
const ENDED = { commitmentEnd: 'date' } as const;

/** What is known of the fee now and until the commitment ends, when it is none; as exact as the facts are, and nothing asked. */
export const FEE_UNTIL_END: Pick<
  Policy,
  'reads' | 'asides' | 'roughDays' | 'figures' | 'outcomes' | 'notes' | 'decide'
> = {
  reads: { ...COMMITMENT_FACTS, fullPrice: {}, subscriptionPrice: {}, inCommitment: {}, reminderDate: {} },
  asides: ['reminderDate'],
  roughDays: ['commitmentEnd', 'subscriptionStart'],
  figures: ['penalty-share', 'commitment-short', 'commitment-long', 'reminder-lead'],
  outcomes: {
    general: LENGTHS,
    until: ENDED,
    either: { ...LENGTHS, shortEnd: 'date', longEnd: 'date' },
    amount: FEE,
    'amount-until': { ...FEE, ...ENDED },
    nothing: FEE,
    over: ENDED,
    'over-at-latest': { latestEnd: 'date' },
    'over-told': {},
    'not-known': {},
  },
  notes: {},
  decide,
};

function decide(told: Given): Decision {
  const given = withPlausible(told);
  const { figures, today } = given;
  const commitmentShort = figures.on('commitment-short', today, 'months');
  const commitmentLong = figures.on('commitment-long', today, 'months');
  if (!commitmentShort || !commitmentLong || !figures.on('penalty-share', today, 'share'))
    return concluded('not-known', {});

  const standing = standingOn(given, today);
  if (standing.kind !== 'open' && standing.isOver) return over(standing);
  const fee = feeOn(given, today);
  if (fee) return priced(given, { fee, standing });
  if (standing.kind === 'dated')
    return concluded('until', { commitmentEnd: standing.end.value }, endDerivation(standing.end));
  const start = known(given.facts, 'subscriptionStart');
  const ends = start && possibleEnds(given, start);
  const lengths = { commitmentShort, commitmentLong };
  if (!ends) return concluded('general', lengths);
  return concluded('either', { ...lengths, shortEnd: ends.earliest.value, longEnd: ends.latest.value });
}

function over(standing: Exclude<Standing, { kind: 'open' }>): Outcome {
  switch (standing.kind) {
    case 'dated':
      return concluded('over', { commitmentEnd: standing.end.value }, endDerivation(standing.end));
    case 'either':
      return concluded('over-at-latest', { latestEnd: standing.end.value }, endDerivation(standing.end));
    case 'told':
      return concluded('over-told', {}, toldDerivation(standing.told));
    case 'served':
      return concluded('over-told', {});
    default:
      return standing satisfies never;
  }
}

function priced(given: Given, { fee, standing }: { fee: Fee; standing: Standing }): Outcome {
  const { amount, values } = fee;
  const derivation = dayless(penaltyDerivation({ ...fee, cancellation: today(given), standing }, amount));
  if (amount.due === 0) return concluded('nothing', values, derivation);
  return standing.kind === 'dated'
    ? concluded('amount-until', { ...values, commitmentEnd: standing.end.value }, derivation)
    : concluded('amount', values, derivation);
}

/** Whatever day was spoken of, what is told holds from today. */
const today = (given: Given) => cancellationDay({ ...given, facts: {} });
