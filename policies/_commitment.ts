import { addMonths } from '../src/domain/calendar.ts';
import type { Decision, Input } from '../src/domain/decision.ts';
import type { Step } from '../src/domain/receipt.ts';
import { date, months as monthsValue } from '../src/domain/value.ts';
import { type Given, invalid } from '../src/policy/contract.ts';
import { type Known, known } from '../src/policy/read.ts';

/** The end of a commitment with the facts and the computation behind it. */
export interface CommitmentEnd {
  readonly day: string;
  readonly inputs: readonly Input[];
  readonly steps: readonly Step[];
}

/** Start plus the committed months, clamped to the month's last day. */
export function commitmentEnd(
  start: Known<'subscriptionStart'>,
  months: Known<'commitmentMonths'>,
): CommitmentEnd {
  return { ...endAfter(start, months.value.months), inputs: [start, months] };
}

/** The end under the longest commitment on offer; null when none was published for the start. */
export function latestCommitmentEnd(
  { figures }: Given,
  start: Known<'subscriptionStart'>,
): CommitmentEnd | null {
  const longest = figures.on('commitment-long', start.value.date, 'months');
  return longest && endAfter(start, longest.months);
}

/** What cannot be right about the start or the length of the commitment. */
export function commitmentProblem({ facts, figures, today }: Given): Decision | null {
  const start = known(facts, 'subscriptionStart');
  if (start && start.value.date > today)
    return invalid('subscriptionStart', 'in-future', { given: start.value, today: date(today) });

  const months = known(facts, 'commitmentMonths');
  if (!months) return null;
  const day = start?.value.date ?? today;
  const offered = ['commitment-short', 'commitment-long'].map((id) => figures.on(id, day, 'months')?.months);
  if (offered.includes(months.value.months)) return null;
  return invalid('commitmentMonths', 'not-offered', { given: months.value });
}

function endAfter(start: Known<'subscriptionStart'>, count: number): CommitmentEnd {
  const day = addMonths(start.value.date, count);
  const step: Step = {
    name: 'commitment-end',
    expression: [start.value, '+', monthsValue(count)],
    result: date(day),
  };
  return { day, inputs: [start], steps: [step] };
}
