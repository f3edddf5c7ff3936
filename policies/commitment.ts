import { addMonths } from '../src/domain/calendar.ts';
import type { Decision, Values } from '../src/domain/decision.ts';
import { date } from '../src/domain/value.ts';
import { type Given, need, type Policy } from '../src/policy/contract.ts';
import { type Known, known, saidUnknown } from '../src/policy/read.ts';
import { commitmentEnd, commitmentProblem } from './_commitment.ts';

const ENDED = { commitmentEnd: 'date', commitmentMonths: 'months', subscriptionStart: 'date' } as const;

/** When a subscription's commitment ends, and when the reminder before it comes. */
export const policy: Policy = {
  id: 'commitment',
  states: ['F29', 'F35'],
  reads: {
    subscriptionStart: { 'in-future': { given: 'date', today: 'date' } },
    commitmentMonths: { 'not-offered': { given: 'months' } },
  },
  figures: ['commitment-short', 'commitment-long', 'reminder-lead'],
  outcomes: {
    general: { commitmentShort: 'months', commitmentLong: 'months', reminderLead: 'months' },
    running: { ...ENDED, reminderDate: 'date' },
    'reminder-past': { ...ENDED, reminderDate: 'date' },
    ended: ENDED,
    'not-known': {},
  },
  notes: { 'approximate-start': {} },
  decide,
};

function decide(given: Given): Decision {
  const { facts } = given;
  const problem = commitmentProblem(given);
  if (problem) return problem;
  if (saidUnknown(facts, 'subscriptionStart') || saidUnknown(facts, 'commitmentMonths'))
    return general(given);

  const start = known(facts, 'subscriptionStart');
  if (!start) return need('subscriptionStart');
  const months = known(facts, 'commitmentMonths');
  if (!months) return need('commitmentMonths');
  return dated(given, start, months);
}

function dated(
  { figures, today }: Given,
  start: Known<'subscriptionStart'>,
  months: Known<'commitmentMonths'>,
): Decision {
  const end = commitmentEnd(start, months);
  const lead = figures.on('reminder-lead', end.day, 'months');
  if (!lead) return outcome('not-known', {});

  const ended = {
    commitmentEnd: date(end.day),
    commitmentMonths: months.value,
    subscriptionStart: start.value,
  };
  const notes = start.approximate ? ['approximate-start'] : [];
  const derivation = {
    inputs: end.inputs,
    figures: [],
    formula: 'subscriptionStart + commitmentMonths',
    steps: end.steps,
    result: { name: 'commitmentEnd', value: ended.commitmentEnd },
  };
  if (end.day <= today) return { kind: 'outcome', outcome: 'ended', values: ended, notes, derivation };

  const reminderDate = date(addMonths(end.day, -lead.months));
  return {
    kind: 'outcome',
    outcome: reminderDate.date < today ? 'reminder-past' : 'running',
    values: { ...ended, reminderDate },
    notes,
    derivation: {
      ...derivation,
      figures: [{ id: 'reminder-lead', on: end.day }],
      formula: 'subscriptionStart + commitmentMonths; commitmentEnd − reminder-lead',
      steps: [
        ...end.steps,
        { name: 'reminder-date', expression: [ended.commitmentEnd, '−', lead], result: reminderDate },
      ],
    },
  };
}

function general({ figures, today }: Given): Decision {
  const commitmentShort = figures.on('commitment-short', today, 'months');
  const commitmentLong = figures.on('commitment-long', today, 'months');
  const reminderLead = figures.on('reminder-lead', today, 'months');
  if (!commitmentShort || !commitmentLong || !reminderLead) return outcome('not-known', {});
  return outcome('general', { commitmentShort, commitmentLong, reminderLead });
}

const outcome = (name: string, values: Values): Decision => ({
  kind: 'outcome',
  outcome: name,
  values,
  notes: [],
  derivation: null,
});
