import type { Decision } from '../src/domain/decision.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { invalid, need } from '../src/policy/contract.ts';
import { type Known, known, saidUnknown } from '../src/policy/read.ts';
import { COMMITMENT_READS, commitmentProblem } from './_commitment.ts';
import { EXAMPLE, EXAMPLE_FIGURES, exampleOf, isExampleMachine } from './_penalty-example.ts';
import { FEE, feeOn } from './_penalty-fee.ts';
import { free } from './_penalty-free.ts';
import { COUNTED, committed, EITHER, general, PRICES_WANTED, priced } from './_penalty-said.ts';
import { cancellationDay, standingOn } from './_standing.ts';
import { stated } from './_stated.ts';

const DUE = { ...FEE, cancellationDate: 'date' } as const;

/** What cancelling a machine subscription costs on a given day. */
export const policy: Policy = {
  id: 'subscription-penalty',
  states: ['F33', 'F34', 'F37', 'F38'],
  reads: {
    ...COMMITMENT_READS,
    fullPrice: { 'not-positive': { given: 'money' } },
    subscriptionPrice: { negative: { given: 'money' } },
    cancellationDate: { 'before-start': { given: 'date', subscriptionStart: 'date' } },
    monthsServed: {},
    inCommitment: {},
    machineModel: {},
    waitAsked: {},
    reminderDate: {},
  },
  passing: ['waitAsked'],
  asides: ['reminderDate'],
  // An end told roughly is as near as the customer knows it, and said as roughly.
  roughDays: ['commitmentEnd'],
  figures: ['penalty-share', 'commitment-short', 'commitment-long', 'reminder-lead', ...EXAMPLE_FIGURES],
  openings: {
    priced: FEE,
    example: EXAMPLE,
    planned: EXAMPLE,
    committed: { penaltyShare: 'share', commitmentEnd: 'date' },
    'committed-either': { penaltyShare: 'share', ...EITHER },
    'committed-by-length': { penaltyShare: 'share', ...EITHER },
  },
  outcomes: {
    due: DUE,
    'due-until-end': { ...FEE, commitmentEnd: 'date' },
    'due-planned': FEE,
    'due-until-planned': { ...FEE, ...COUNTED },
    'due-after': { ...FEE, monthsServed: 'months' },
    'due-by-length': { ...FEE, ...EITHER },
    zero: { ...DUE, commitmentEnd: 'date' },
    'due-within': FEE,
    'due-if-committed': FEE,
    'zero-if-committed': FEE,
    free: COUNTED,
    'free-told': { commitmentEnd: 'date' },
    'free-then': { cancellationDate: 'date', ...COUNTED },
    'free-told-then': { cancellationDate: 'date', commitmentEnd: 'date' },
    'free-over': {},
    'free-at-latest': { cancellationDate: 'date', latestEnd: 'date' },
    'free-after': { monthsServed: 'months' },
    general: EXAMPLE,
    'general-until': { ...EXAMPLE, commitmentEnd: 'date' },
    'general-either': { ...EXAMPLE, ...EITHER },
    'general-by-length': { ...EXAMPLE, ...EITHER },
    'not-known': {},
  },
  notes: {
    counted: COUNTED,
    'until-told': { commitmentEnd: 'date' },
    'either-length': EITHER,
    estimate: {},
    'approximate-start': {},
    'same-today': { penalty: 'wholeEuros' },
    'instead-of-today': { penaltyToday: 'wholeEuros' },
    'fee-until-then': { penaltyShare: 'share' },
    'wait-or-leave': { penalty: 'wholeEuros' },
    ...PRICES_WANTED,
  },
  decide,
};

function decide(given: Given): Decision {
  const { facts } = given;
  const cancellation = cancellationDay(given);
  const problem = commitmentProblem(given) ?? cancellationProblem(given, cancellation) ?? priceProblem(given);
  if (problem) return problem;

  const standing = standingOn(given, cancellation.value.date);
  if (standing.kind !== 'open' && standing.isOver) return free(given, cancellation, standing);
  const fee = feeOn(given, cancellation.value.date);
  // Prices that leave nothing to pay settle the question: no date is asked.
  const isSettled = standing.kind !== 'open' || standing.missing === null || fee?.amount.due === 0;
  if (!isSettled)
    return need(standing.missing, fee ? { name: 'priced', values: fee.values } : exampleOf(given));
  if (!given.figures.on('penalty-share', cancellation.value.date, 'share')) return stated('not-known');
  for (const name of ['fullPrice', 'subscriptionPrice'] as const)
    if (!known(facts, name))
      return saidUnknown(facts, name) || isExampleMachine(given)
        ? general(given, { cancellation, standing })
        : need(name, committed(given, { cancellation, standing }));
  return fee ? priced(given, { cancellation, standing }, fee) : stated('not-known');
}

function cancellationProblem({ facts }: Given, cancellation: Known<'cancellationDate'>): Decision | null {
  const start = known(facts, 'subscriptionStart');
  if (!start || cancellation.value.date >= start.value.date) return null;
  return invalid('cancellationDate', 'before-start', {
    given: cancellation.value,
    subscriptionStart: start.value,
  });
}

function priceProblem({ facts }: Given): Decision | null {
  const fullPrice = known(facts, 'fullPrice');
  if (fullPrice && fullPrice.value.cents <= 0)
    return invalid('fullPrice', 'not-positive', { given: fullPrice.value });
  const subscriptionPrice = known(facts, 'subscriptionPrice');
  if (subscriptionPrice && subscriptionPrice.value.cents < 0)
    return invalid('subscriptionPrice', 'negative', { given: subscriptionPrice.value });
  return null;
}
