import { addMonths } from '../src/domain/calendar.ts';
import type { Decision, Values } from '../src/domain/decision.ts';
import { type Given, need, type Policy } from '../src/policy/contract.ts';
import { dateFrom, known, saidUnknown } from '../src/policy/read.ts';
import { COMMITMENT_READS, type CommitmentEnd, commitmentProblem, knownEnd } from './_commitment.ts';

const ENDED = { commitmentEnd: 'date' } as const;

/** When a subscription's commitment ends, and when the reminder before it comes. */
export const policy: Policy = {
  id: 'commitment',
  states: ['F29', 'F35'],
  reads: COMMITMENT_READS,
  roughDays: ['commitmentEnd'],
  figures: ['commitment-short', 'commitment-long', 'reminder-lead'],
  outcomes: {
    general: { commitmentShort: 'months', commitmentLong: 'months', reminderLead: 'months' },
    running: { ...ENDED, reminderDate: 'date' },
    'reminder-past': { ...ENDED, reminderDate: 'date' },
    ended: ENDED,
    'not-known': {},
  },
  notes: {
    counted: { commitmentMonths: 'months', subscriptionStart: 'date' },
    'approximate-start': {},
  },
  decide,
};

function decide(given: Given): Decision {
  const { facts } = given;
  const problem = commitmentProblem(given);
  if (problem) return problem;
  const end = knownEnd(given);
  if (end) return dated(given, end);
  if (saidUnknown(facts, 'subscriptionStart') || saidUnknown(facts, 'commitmentMonths'))
    return general(given);

  return need(known(facts, 'subscriptionStart') ? 'commitmentMonths' : 'subscriptionStart');
}

function dated({ figures, today }: Given, end: CommitmentEnd): Decision {
  const lead = figures.on('reminder-lead', end.day, 'months');
  if (!lead) return outcome('not-known', {});

  const told = Object.fromEntries(end.inputs.map(({ fact, value }) => [fact, value]));
  const ended = { ...told, commitmentEnd: end.value };
  const isRough = end.inputs.some(({ fact, approximate }) => approximate && fact === 'subscriptionStart');
  const notes = [...(end.isTold ? [] : ['counted']), ...(isRough ? ['approximate-start'] : [])];
  const formula = end.isTold ? 'commitmentEnd' : 'subscriptionStart + commitmentMonths';
  const derivation = {
    inputs: end.inputs,
    figures: [],
    formula,
    steps: end.steps,
    result: { name: 'commitmentEnd', value: end.value },
  };
  if (end.day <= today) return { kind: 'outcome', outcome: 'ended', values: ended, notes, derivation };

  const reminderDate = dateFrom(end.value, addMonths(end.day, -lead.months));
  return {
    kind: 'outcome',
    outcome: reminderDate.date < today ? 'reminder-past' : 'running',
    values: { ...ended, reminderDate },
    notes,
    derivation: {
      ...derivation,
      figures: [{ id: 'reminder-lead', on: end.day }],
      formula: `${formula}; commitmentEnd − reminder-lead`,
      steps: [
        ...end.steps,
        { name: 'reminder-date', expression: [end.value, '−', lead], result: reminderDate },
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
