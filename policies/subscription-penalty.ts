import type { Decision, Derivation, Opening, Outcome, Values } from '../src/domain/decision.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { invalid, need } from '../src/policy/contract.ts';
import { type Known, known, saidUnknown } from '../src/policy/read.ts';
import { COMMITMENT_READS, type CommitmentEnd, commitmentProblem, isPlanned } from './_commitment.ts';
import { freeDerivation, penaltyDerivation } from './_penalty-derivation.ts';
import { EXAMPLE, EXAMPLE_FIGURES, exampleOn, isExampleMachine } from './_penalty-example.ts';
import { FEE, type Fee, feeOn, isEstimated } from './_penalty-fee.ts';
import { cancellationDay, type Standing, standingOn } from './_standing.ts';

const DUE = { ...FEE, cancellationDate: 'date' } as const;
const COUNTED = { subscriptionStart: 'date', commitmentMonths: 'months', commitmentEnd: 'date' } as const;
const EITHER = {
  commitmentShort: 'months',
  commitmentLong: 'months',
  shortEnd: 'date',
  longEnd: 'date',
} as const;

/** What cancelling a machine subscription costs on a given day. */
export const policy: Policy = {
  id: 'subscription-penalty',
  states: ['F33', 'F34', 'F37'],
  reads: {
    ...COMMITMENT_READS,
    fullPrice: { 'not-positive': { given: 'money' } },
    subscriptionPrice: { negative: { given: 'money' } },
    cancellationDate: { 'before-start': { given: 'date', subscriptionStart: 'date' } },
    monthsServed: {},
    inCommitment: {},
    machineModel: {},
  },
  // An end told roughly is as near as the customer knows it, and said as roughly.
  roughDays: ['commitmentEnd'],
  figures: ['penalty-share', 'commitment-short', 'commitment-long', ...EXAMPLE_FIGURES],
  openings: {
    priced: FEE,
    committed: { penaltyShare: 'share', commitmentEnd: 'date' },
    'committed-either': { penaltyShare: 'share', ...EITHER },
  },
  outcomes: {
    due: DUE,
    'due-until-end': { ...FEE, commitmentEnd: 'date' },
    'due-planned': FEE,
    'due-until-planned': { ...FEE, ...COUNTED },
    'due-after': { ...FEE, monthsServed: 'months' },
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
  if (!isSettled) return need(standing.missing, fee ? { name: 'priced', values: fee.values } : undefined);
  if (!given.figures.on('penalty-share', cancellation.value.date, 'share')) return outcome('not-known', {});
  for (const name of ['fullPrice', 'subscriptionPrice'] as const)
    if (!known(facts, name))
      return saidUnknown(facts, name) || isExampleMachine(given)
        ? general(given, { cancellation, standing })
        : need(name, committed(given, { cancellation, standing }));
  return fee ? priced(given, { cancellation, standing }, fee) : outcome('not-known', {});
}

interface When {
  readonly cancellation: Known<'cancellationDate'>;
  readonly standing: Standing;
}

/** Until when a fee is due, before its amount can be said. */
function committed({ figures }: Given, { cancellation, standing }: When): Opening | undefined {
  const penaltyShare = figures.on('penalty-share', cancellation.value.date, 'share');
  if (!penaltyShare) return undefined;
  if (standing.kind === 'either')
    return { name: 'committed-either', values: { penaltyShare, ...eitherEnd(standing) } };
  if (standing.kind !== 'dated') return undefined;
  return { name: 'committed', values: { penaltyShare, commitmentEnd: standing.end.value } };
}

/** When a commitment ends whose length was not told. */
const eitherEnd = ({ ends }: Extract<Standing, { kind: 'either' }>): Values => ({
  commitmentShort: ends.shortest,
  commitmentLong: ends.longest,
  shortEnd: ends.earliest.value,
  longEnd: ends.latest.value,
});

function priced(given: Given, { cancellation, standing }: When, fee: Fee): Outcome {
  const { facts, today } = given;
  const { amount, values } = fee;
  const derivation = penaltyDerivation({ ...fee, cancellation, standing }, amount);
  const isDue = amount.due > 0;
  const estimate = isEstimated(fee) ? ['estimate'] : [];
  if (standing.kind === 'served' && isDue) {
    const after = { ...values, monthsServed: standing.served.value };
    return outcome('due-after', after, { notes: estimate, derivation });
  }
  const start = known(facts, 'subscriptionStart');
  const isBegun = !start || start.value.date <= today;
  // Who only thinks of it, and names no day to leave on, asks until when they would be tied in.
  if (standing.kind === 'dated' && !standing.end.isTold && !isBegun && isDue && isDefault(cancellation)) {
    const until = { ...values, ...datesOf(cancellation, standing.end) };
    return outcome('due-until-planned', until, {
      notes: [...estimate, ...endNotes(standing.end)],
      derivation,
    });
  }
  if (standing.kind === 'open' && isPlanned(given) && isDue)
    return outcome('due-planned', values, { notes: estimate, derivation });
  if (standing.kind === 'dated' && standing.isAcross && isDue) {
    const until = { ...values, ...datesOf(cancellation, standing.end) };
    return outcome('due-until-end', until, { notes: [...estimate, ...endNotes(standing.end)], derivation });
  }
  if (standing.kind === 'told' && isDue)
    return outcome('due-within', values, { notes: estimate, derivation });
  const end = standing.kind === 'dated' || (standing.kind === 'either' && isDue) ? standing.end : null;
  if (!end) return outcome(`${isDue ? 'due' : 'zero'}-if-committed`, values, { notes: estimate, derivation });
  // Who names a later day wants to know how it compares with today.
  const isLater = isDue && isBegun && cancellation.value.date > today;
  const notes = [
    ...(isLater ? ['same-today'] : []),
    ...(isDue ? [untilNote(standing)] : []),
    ...estimate,
    ...endNotes(end),
  ];
  const either = standing.kind === 'either' ? eitherEnd(standing) : {};
  const dated = { ...values, ...datesOf(cancellation, end), ...either };
  return outcome(isDue ? 'due' : 'zero', dated, { notes, derivation });
}

const isDefault = ({ origin }: Known<'cancellationDate'>): boolean => origin === 'default';

/** Until when the fee is due, as far as it is known. */
function untilNote(standing: Standing): string {
  if (standing.kind === 'either') return 'either-length';
  return standing.kind === 'dated' && standing.end.isTold ? 'until-told' : 'counted';
}

function general(given: Given, { cancellation, standing }: When): Decision {
  const values = exampleOn(given, cancellation.value.date);
  if (!values) return outcome('not-known', {});
  if (standing.kind === 'either') return outcome('general-either', { ...values, ...eitherEnd(standing) });
  if (standing.kind !== 'dated') return outcome('general', values);
  return outcome('general-until', { ...values, commitmentEnd: standing.end.value });
}

function free(
  given: Given,
  cancellation: Known<'cancellationDate'>,
  standing: Exclude<Standing, { kind: 'open' }>,
): Outcome {
  const derivation = freeDerivation(given, cancellation, standing);
  if (standing.kind === 'served')
    return outcome('free-after', { monthsServed: standing.served.value }, { notes: [], derivation });
  if (standing.kind === 'told') return outcome('free-over', {}, { notes: [], derivation });
  const { end } = standing;
  if (standing.kind === 'either') {
    const values = { cancellationDate: cancellation.value, latestEnd: end.value };
    return outcome('free-at-latest', values, { notes: endNotes(end), derivation });
  }
  const name = end.isTold ? 'free-told' : 'free';
  const values = datesOf(cancellation, end);
  if (given.today >= end.day) return outcome(name, values, { notes: endNotes(end), derivation });
  const then = `${name}-then`;
  // Who asks about waiting wants to know what waiting saves.
  const today = feeOn(given, given.today);
  const penaltyShare = given.figures.on('penalty-share', given.today, 'share');
  if (!today && penaltyShare)
    return outcome(
      then,
      { ...values, penaltyShare },
      { notes: ['fee-until-then', ...endNotes(end)], derivation },
    );
  if (!today || today.amount.due === 0) return outcome(then, values, { notes: endNotes(end), derivation });
  const notes = ['instead-of-today', ...endNotes(end)];
  return outcome(then, { ...values, penaltyToday: today.values.penalty }, { notes, derivation });
}

/** The dates an answer repeats, so that the customer sees what was understood. */
function datesOf(cancellation: Known<'cancellationDate'>, end: CommitmentEnd): Values {
  const told = Object.fromEntries(end.inputs.map(({ fact, value }) => [fact, value]));
  return { ...told, cancellationDate: cancellation.value, commitmentEnd: end.value };
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

const endNotes = ({ inputs }: CommitmentEnd): string[] =>
  inputs.some(({ fact, approximate }) => approximate && fact === 'subscriptionStart')
    ? ['approximate-start']
    : [];

function outcome(
  name: string,
  values: Values,
  more: { notes: readonly string[]; derivation: Derivation } | null = null,
): Outcome {
  return {
    kind: 'outcome',
    outcome: name,
    values,
    notes: more?.notes ?? [],
    derivation: more?.derivation ?? null,
  };
}
