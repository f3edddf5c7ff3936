import { addMonths } from '../src/domain/calendar.ts';
import type { Decision, Derivation, Input } from '../src/domain/decision.ts';
import type { Step } from '../src/domain/receipt.ts';
import { date, months as monthsValue, type Value } from '../src/domain/value.ts';
import { type Given, invalid } from '../src/policy/contract.ts';
import { dateFrom, isStillToCome, type Known, known } from '../src/policy/read.ts';

/** The end of a commitment with the facts and the computation behind it. */
export interface CommitmentEnd {
  readonly day: string;
  readonly value: Extract<Value, { kind: 'date' }>;
  /** True when the customer told the end itself. */
  readonly isTold: boolean;
  readonly inputs: readonly Input[];
  readonly steps: readonly Step[];
}

/** The end as told or as computed from the start and the length; null when neither is possible. */
export function knownEnd({ facts }: Given): CommitmentEnd | null {
  const start = known(facts, 'subscriptionStart');
  const months = known(facts, 'commitmentMonths');
  const told = known(facts, 'commitmentEnd');
  const computed = start && months ? endAfter(start, months.value.months, [start, months]) : null;
  // What the customer says of the end supposes another contract than the account's; else the exact start decides.
  const isSupposed = told?.origin === 'typed' && start?.origin === 'account';
  // "Began in December 2024 for 24 months, ends in two weeks": of a rough start and an end, the end is the nearer.
  const isNearer = told?.origin === 'typed' && start?.approximate === true;
  if (!told || (computed && !isSupposed && !isNearer)) return computed;
  return { day: told.value.date, value: told.value, isTold: true, inputs: [told], steps: [] };
}

/** "Your e-mail came on 3 June": the end that it announces; null where that is no day to come. */
export function announcedEnd({ facts, figures, today }: Given): CommitmentEnd | null {
  const came = known(facts, 'reminderDate');
  const lead = figures.on('reminder-lead', today, 'months');
  if (!came || !lead || came.value.date > today) return null;
  const day = addMonths(came.value.date, lead.months);
  if (day <= today) return null;
  const value = date(day, 'day');
  const step: Step = { name: 'commitment-end', expression: [came.value, '+', lead], result: value };
  const input = { fact: 'commitmentEnd', value, origin: came.origin, approximate: true } as const;
  return { day, value, isTold: true, inputs: [input], steps: [step] };
}

/** The ends under the shortest and the longest commitment on offer, and these lengths. */
export interface PossibleEnds {
  readonly earliest: CommitmentEnd;
  readonly latest: CommitmentEnd;
  readonly shortest: Extract<Value, { kind: 'months' }>;
  readonly longest: Extract<Value, { kind: 'months' }>;
}

/** The ends of a commitment whose length was not told; null when none was published for the start. */
export function possibleEnds({ figures }: Given, start: Known<'subscriptionStart'>): PossibleEnds | null {
  const [shortest, longest] = (['commitment-short', 'commitment-long'] as const).map((id) =>
    figures.on(id, start.value.date, 'months'),
  );
  if (!shortest || !longest) return null;
  return {
    earliest: endAfter(start, shortest.months, [start]),
    latest: endAfter(start, longest.months, [start]),
    shortest,
    longest,
  };
}

/** How an end was worked out, or that it was told. */
export const endDerivation = ({ inputs, steps, isTold, value }: CommitmentEnd): Derivation => ({
  inputs,
  figures: [],
  formula: isTold ? 'commitmentEnd' : 'subscriptionStart + commitmentMonths',
  steps,
  result: { name: 'commitmentEnd', value },
});

/** That the customer said whether it still runs. */
export const toldDerivation = (told: Input): Derivation => ({
  inputs: [told],
  figures: [],
  formula: 'inCommitment',
  steps: [],
  result: { name: 'inCommitment', value: told.value },
});

/** What cannot be right about the start, the length or the end of the commitment. */
export function commitmentProblem(given: Given): Decision | null {
  const { facts, figures, today } = given;
  const start = known(facts, 'subscriptionStart');
  if (start && isStillToCome(facts, 'subscriptionStart', today))
    return invalid('subscriptionStart', 'in-future', { given: start.value, today: date(today) });

  const end = known(facts, 'commitmentEnd');
  const longest = figures.on('commitment-long', today, 'months');
  const latestEnd = longest && addMonths(today, longest.months);
  if (end && latestEnd && end.value.date > latestEnd)
    return invalid('commitmentEnd', 'too-late', { given: end.value, commitmentLong: longest });

  const months = known(facts, 'commitmentMonths');
  if (!months) return null;
  const day = start?.value.date ?? today;
  const offered = ['commitment-short', 'commitment-long'].map((id) => figures.on(id, day, 'months')?.months);
  if (offered.includes(months.value.months)) return null;
  return invalid('commitmentMonths', 'not-offered', { given: months.value });
}

/** What the commitment's facts may be refused for; each policy that reads them declares this. */
export const COMMITMENT_READS = {
  subscriptionStart: { 'in-future': { given: 'date', today: 'date' } },
  commitmentMonths: { 'not-offered': { given: 'months' } },
  commitmentEnd: { 'too-late': { given: 'date', commitmentLong: 'months' } },
  subscriptionPlanned: {},
} as const;

/** True for a subscription that the customer says has not begun: when it began is not asked. */
export const isPlanned = ({ facts }: Given): boolean =>
  known(facts, 'subscriptionPlanned')?.value.flag === true;

function endAfter(start: Known<'subscriptionStart'>, count: number, inputs: readonly Input[]): CommitmentEnd {
  const day = addMonths(start.value.date, count);
  const value = dateFrom(start.value, day);
  const step: Step = {
    name: 'commitment-end',
    expression: [start.value, '+', monthsValue(count)],
    result: value,
  };
  return { day, value, isTold: false, inputs, steps: [step] };
}

/** The commitment's facts for a policy that asks nothing and so refuses nothing: it leaves out what cannot be right. */
export const COMMITMENT_FACTS = {
  subscriptionStart: {},
  commitmentMonths: {},
  commitmentEnd: {},
  subscriptionPlanned: {},
} as const;

/** The facts without those of the commitment that cannot be right. */
export function withPlausible(given: Given): Given {
  const problem = commitmentProblem(given);
  if (problem?.kind !== 'invalid') return given;
  const { [problem.fact]: _refused, ...facts } = given.facts;
  return withPlausible({ ...given, facts });
}
