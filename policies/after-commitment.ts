import { addMonths } from '../src/domain/calendar.ts';
import type { Decision, Outcome } from '../src/domain/decision.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { dateFrom, known } from '../src/policy/read.ts';
import {
  COMMITMENT_FACTS,
  type CommitmentEnd,
  endDerivation,
  knownEnd,
  possibleEnds,
  toldDerivation,
  withPlausible,
} from './_commitment.ts';
import { concluded } from './_stated.ts';

const RULE = { commitmentShort: 'months', commitmentLong: 'months', reminderLead: 'months' } as const;
const DATED = { commitmentEnd: 'date', reminderDate: 'date' } as const;

/** What holds once a commitment is over, told for the one of the customer as far as it is known; it asks nothing. */
export const policy: Policy = {
  id: 'after-commitment',
  states: ['F35', 'F36', 'F37'],
  reads: { ...COMMITMENT_FACTS, inCommitment: {}, reminderReceived: {}, cancelled: {} },
  roughDays: ['commitmentEnd', 'subscriptionStart'],
  figures: ['commitment-short', 'commitment-long', 'reminder-lead'],
  outcomes: {
    general: RULE,
    length: { ...RULE, commitmentMonths: 'months' },
    either: { ...RULE, shortEnd: 'date', longEnd: 'date' },
    running: DATED,
    'reminder-past': DATED,
    reminded: { commitmentEnd: 'date' },
    ended: { commitmentEnd: 'date' },
    'ended-at-latest': { latestEnd: 'date' },
    'ended-told': RULE,
    cancelled: {},
    'not-known': {},
  },
  notes: {},
  decide,
};

function decide(told: Given): Decision {
  const decision = standing(told);
  // Who has left when it was free asks about what came after: not how to leave.
  const isOver = decision.kind === 'outcome' && OVER.includes(decision.outcome);
  const hasLeft = known(told.facts, 'cancelled')?.value.flag === true;
  return isOver && hasLeft ? concluded('cancelled', {}, decision.derivation) : decision;
}

const OVER: readonly string[] = ['ended', 'ended-at-latest', 'ended-told'];

function standing(told: Given): Decision {
  const given = withPlausible(told);
  const { facts, figures, today } = given;
  const lead = figures.on('reminder-lead', today, 'months');
  const commitmentShort = figures.on('commitment-short', today, 'months');
  const commitmentLong = figures.on('commitment-long', today, 'months');
  if (!lead || !commitmentShort || !commitmentLong) return concluded('not-known', {});
  const rule = { commitmentShort, commitmentLong, reminderLead: lead };

  const end = knownEnd(given);
  const isReminded = known(facts, 'reminderReceived')?.value.flag === true;
  if (end)
    return dated(end, {
      today,
      reminderDate: isReminded ? null : dateFrom(end.value, addMonths(end.day, -lead.months)),
    });
  const start = known(facts, 'subscriptionStart');
  const ends = start && possibleEnds(given, start);
  if (ends && ends.latest.day <= today)
    return concluded('ended-at-latest', { latestEnd: ends.latest.value }, endDerivation(ends.latest));
  const running = known(facts, 'inCommitment');
  if (running && !running.value.flag) return concluded('ended-told', rule, toldDerivation(running));
  if (ends)
    return concluded('either', { ...rule, shortEnd: ends.earliest.value, longEnd: ends.latest.value });
  const length = known(facts, 'commitmentMonths');
  return length
    ? concluded('length', { ...rule, commitmentMonths: length.value })
    : concluded('general', rule);
}

function dated(
  end: CommitmentEnd,
  { today, reminderDate }: { today: string; reminderDate: ReturnType<typeof dateFrom> | null },
): Outcome {
  const derivation = endDerivation(end);
  if (end.day <= today) return concluded('ended', { commitmentEnd: end.value }, derivation);
  // Who has the e-mail need not hear when it comes.
  if (!reminderDate) return concluded('reminded', { commitmentEnd: end.value }, derivation);
  const name = reminderDate.date < today ? 'reminder-past' : 'running';
  return concluded(name, { commitmentEnd: end.value, reminderDate }, derivation);
}
