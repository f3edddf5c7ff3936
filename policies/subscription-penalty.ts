import type { Decision, Derivation, Outcome, Values } from '../src/domain/decision.ts';
import { date, type IsoDate, money, share, term, wholeEuros } from '../src/domain/value.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { invalid, need } from '../src/policy/contract.ts';
import { type Known, known, saidUnknown } from '../src/policy/read.ts';
import { type CommitmentEnd, commitmentEnd, commitmentProblem, latestCommitmentEnd } from './_commitment.ts';
import { penaltyCents, toWholeEuros } from './_penalty-amount.ts';
import { freeDerivation, penaltyDerivation } from './_penalty-derivation.ts';

const DUE_IF_COMMITTED = {
  penalty: 'wholeEuros',
  exactPenalty: 'money',
  fullPrice: 'money',
  subscriptionPrice: 'money',
  penaltyShare: 'share',
} as const;
const DATES = {
  cancellationDate: 'date',
  subscriptionStart: 'date',
  commitmentMonths: 'months',
  commitmentEnd: 'date',
} as const;
const DUE = { ...DUE_IF_COMMITTED, ...DATES } as const;
const GENERAL = {
  penaltyShare: 'share',
  exampleMachine: 'term',
  exampleFullPrice: 'money',
  exampleSubscriptionPrice: 'money',
  examplePenalty: 'wholeEuros',
  exampleExact: 'money',
} as const;

/** What cancelling a machine subscription costs on a given day. */
export const policy: Policy = {
  id: 'subscription-penalty',
  states: ['F33', 'F34', 'F37'],
  reads: {
    subscriptionStart: { 'in-future': { given: 'date', today: 'date' } },
    commitmentMonths: { 'not-offered': { given: 'months' } },
    fullPrice: { 'not-positive': { given: 'money' } },
    subscriptionPrice: { negative: { given: 'money' } },
    cancellationDate: { 'before-start': { given: 'date', subscriptionStart: 'date' } },
  },
  figures: [
    'penalty-share',
    'commitment-short',
    'commitment-long',
    'example-full-price',
    'example-subscription-price',
  ],
  openings: { priced: DUE_IF_COMMITTED },
  outcomes: {
    due: DUE,
    zero: DUE,
    'due-if-committed': DUE_IF_COMMITTED,
    'zero-if-committed': DUE_IF_COMMITTED,
    free: DATES,
    'free-at-latest': { cancellationDate: 'date', latestEnd: 'date' },
    general: GENERAL,
    'general-until': { ...GENERAL, commitmentEnd: 'date' },
    'not-known': {},
  },
  notes: { estimate: {}, 'approximate-start': {}, 'instead-of-today': { penaltyToday: 'wholeEuros' } },
  decide,
};

function decide(given: Given): Decision {
  const { facts } = given;
  const cancellation = cancellationDay(given);
  const problem = commitmentProblem(given) ?? cancellationProblem(given, cancellation) ?? priceProblem(given);
  if (problem) return problem;

  const start = known(facts, 'subscriptionStart');
  const months = known(facts, 'commitmentMonths');
  const end = start && months ? commitmentEnd(start, months) : null;
  if (end && cancellation.value.date >= end.day) return free(given, cancellation, end);

  if (start && !months) {
    const latestEnd = latestCommitmentEnd(given, start);
    if (latestEnd && cancellation.value.date >= latestEnd.day)
      return freeAtLatest(cancellation, latestEnd, start.value.date);
  }

  const fee = feeOn(given, cancellation.value.date);
  // Prices that leave nothing to pay settle the question: no date is asked.
  if (fee?.amount.due === 0 && !end) return priced(given, { cancellation, end });
  const opening = fee ? { name: 'priced', values: fee.values } : undefined;
  if (!start && !saidUnknown(facts, 'subscriptionStart')) return need('subscriptionStart', opening);
  if (start && !months && !saidUnknown(facts, 'commitmentMonths')) return need('commitmentMonths', opening);
  return priced(given, { cancellation, end });
}

/** The fee within the commitment, from both prices; null while one is missing or no share is published. */
function feeOn({ facts, figures }: Given, day: IsoDate) {
  const penaltyShare = figures.on('penalty-share', day, 'share');
  const fullPrice = known(facts, 'fullPrice');
  const subscriptionPrice = known(facts, 'subscriptionPrice');
  if (!penaltyShare || !fullPrice || !subscriptionPrice) return null;
  const amount = penaltyCents(fullPrice.value.cents, subscriptionPrice.value.cents, penaltyShare.percent);
  const values = {
    penalty: wholeEuros(toWholeEuros(amount.due)),
    exactPenalty: money(amount.due),
    fullPrice: fullPrice.value,
    subscriptionPrice: subscriptionPrice.value,
    penaltyShare,
  };
  return { amount, values, penaltyShare, fullPrice, subscriptionPrice };
}

function priced(
  given: Given,
  when: { cancellation: Known<'cancellationDate'>; end: CommitmentEnd | null },
): Decision {
  const { facts, figures } = given;
  const day = when.cancellation.value.date;
  if (!figures.on('penalty-share', day, 'share')) return outcome('not-known', {});
  for (const name of ['fullPrice', 'subscriptionPrice'] as const)
    if (!known(facts, name)) return saidUnknown(facts, name) ? general(given, when) : need(name);
  const fee = feeOn(given, day);
  if (!fee) return outcome('not-known', {});

  const { amount, values, penaltyShare, fullPrice, subscriptionPrice } = fee;
  const derivation = penaltyDerivation({ ...when, fullPrice, subscriptionPrice, penaltyShare }, amount);
  const notes = priceNotes([fullPrice, subscriptionPrice], when.end);
  const name = amount.due > 0 ? 'due' : 'zero';
  if (!when.end) return outcome(`${name}-if-committed`, values, { notes, derivation });
  const dated = { ...values, ...datesOf(when.cancellation, when.end) };
  return outcome(name, dated, { notes, derivation });
}

function general(
  given: Given,
  when: { cancellation: Known<'cancellationDate'>; end: CommitmentEnd | null },
): Decision {
  const day = when.cancellation.value.date;
  const penaltyShare = given.figures.on('penalty-share', day, 'share');
  const fullPrice = given.figures.on('example-full-price', day, 'money');
  const subscriptionPrice = given.figures.on('example-subscription-price', day, 'money');
  if (!penaltyShare || !fullPrice || !subscriptionPrice) return outcome('not-known', {});

  const example = penaltyCents(fullPrice.cents, subscriptionPrice.cents, penaltyShare.percent);
  const values = {
    penaltyShare: share(penaltyShare.percent),
    exampleMachine: term('machine-models', 'lattissima-one'),
    exampleFullPrice: fullPrice,
    exampleSubscriptionPrice: subscriptionPrice,
    examplePenalty: wholeEuros(toWholeEuros(example.due)),
    exampleExact: money(example.due),
  };
  if (!when.end) return outcome('general', values);
  return outcome('general-until', { ...values, commitmentEnd: date(when.end.day) });
}

function free(given: Given, cancellation: Known<'cancellationDate'>, end: CommitmentEnd): Outcome {
  const derivation = freeDerivation(cancellation, end);
  const values = datesOf(cancellation, end);
  // Who asks about waiting wants to know what waiting saves.
  const today = given.today < end.day ? feeOn(given, given.today) : null;
  if (!today || today.amount.due === 0) return outcome('free', values, { notes: endNotes(end), derivation });
  const notes = ['instead-of-today', ...endNotes(end)];
  return outcome('free', { ...values, penaltyToday: today.values.penalty }, { notes, derivation });
}

function freeAtLatest(cancellation: Known<'cancellationDate'>, end: CommitmentEnd, start: IsoDate): Outcome {
  const values = { cancellationDate: cancellation.value, latestEnd: date(end.day) };
  const derivation = {
    ...freeDerivation(cancellation, end),
    figures: [{ id: 'commitment-long', on: start }],
  };
  return outcome('free-at-latest', values, { notes: endNotes(end), derivation });
}

/** The dates an answer repeats, so that the customer sees what was understood. */
function datesOf(cancellation: Known<'cancellationDate'>, end: CommitmentEnd): Values {
  const told = Object.fromEntries(end.inputs.map(({ fact, value }) => [fact, value]));
  return { ...told, cancellationDate: cancellation.value, commitmentEnd: date(end.day) };
}

function cancellationDay({ facts, today }: Given): Known<'cancellationDate'> {
  const typed = known(facts, 'cancellationDate');
  return typed ?? { fact: 'cancellationDate', value: date(today), origin: 'default', approximate: false };
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

/** The contract's prices decide, so a figure computed from typed prices is called an estimate. */
function priceNotes(prices: readonly { origin: string }[], end: CommitmentEnd | null): string[] {
  return [...(prices.some(({ origin }) => origin === 'typed') ? ['estimate'] : []), ...endNotes(end)];
}

const endNotes = (end: CommitmentEnd | null): string[] =>
  end?.inputs.some(({ approximate }) => approximate) ? ['approximate-start'] : [];

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
