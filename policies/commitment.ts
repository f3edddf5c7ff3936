import { addDays, addMonths } from '../src/domain/calendar.ts';
import type { Decision } from '../src/domain/decision.ts';
import { date } from '../src/domain/value.ts';
import { type Given, need, type Policy } from '../src/policy/contract.ts';
import { dateFrom, known, saidUnknown } from '../src/policy/read.ts';
import {
  COMMITMENT_READS,
  type CommitmentEnd,
  commitmentProblem,
  endDerivation,
  isPlanned,
  knownEnd,
  possibleEnds,
} from './_commitment.ts';
import { EITHER, eitherEnd } from './_commitment-either.ts';
import { concluded, stated } from './_stated.ts';

const ENDED = { commitmentEnd: 'date' } as const;

/** When a subscription's commitment ends, and when the reminder before it comes. */
export const policy: Policy = {
  id: 'commitment',
  states: ['F29', 'F35'],
  reads: { ...COMMITMENT_READS, reminderReceived: {}, reminderDate: {}, stuckAsked: {} },
  passing: ['stuckAsked'],
  asides: ['reminderDate', 'stuckAsked'],
  roughDays: ['commitmentEnd'],
  figures: ['commitment-short', 'commitment-long', 'reminder-lead'],
  openings: { either: EITHER, 'not-stuck': {} },
  outcomes: {
    general: { commitmentShort: 'months', commitmentLong: 'months', reminderLead: 'months' },
    either: EITHER,
    running: { ...ENDED, reminderDate: 'date' },
    'reminder-past': { ...ENDED, reminderDate: 'date' },
    reminded: { ...ENDED, reminderDate: 'date' },
    'reminded-dated': { ...ENDED, reminderDate: 'date', reminderLead: 'months' },
    'reminded-undated': { reminderLead: 'months' },
    ended: ENDED,
    'ended-at-latest': { latestEnd: 'date' },
    'not-known': {},
  },
  notes: {
    counted: { commitmentMonths: 'months', subscriptionStart: 'date' },
    'approximate-start': {},
    'reminder-fits': {},
    'not-stuck': {},
  },
  decide,
};

/** "So I am stuck until 2028?" is answered by that first. */
function decide(given: Given): Decision {
  const decision = endOf(given);
  if (!known(given.facts, 'stuckAsked')?.value.flag) return decision;
  if (decision.kind === 'need')
    return { ...decision, opening: decision.opening ?? { name: 'not-stuck', values: {} } };
  return decision.kind === 'outcome' && !UNHELD.includes(decision.outcome)
    ? { ...decision, notes: ['not-stuck', ...decision.notes] }
    : decision;
}

/** Where the commitment is over, that is said already; where nothing is published, nothing is. */
const UNHELD: readonly string[] = ['ended', 'ended-at-latest', 'not-known'];

function endOf(given: Given): Decision {
  const { facts } = given;
  const problem = commitmentProblem(given);
  if (problem) return problem;
  const end = knownEnd(given);
  if (end) return dated(given, end);
  const start = known(facts, 'subscriptionStart');
  // The e-mail that came says by itself about when it ends.
  const reminded = start
    ? null
    : (endAfterReminder(given) ?? (isReminded(given) ? remindedUndated(given) : null));
  if (reminded) return reminded;
  const isStartOpen = !start && isPlanned(given);
  if (saidUnknown(facts, 'subscriptionStart') || isStartOpen) return general(given);
  const latest = start && possibleEnds(given, start)?.latest;
  if (latest && latest.day <= given.today)
    return concluded('ended-at-latest', { latestEnd: latest.value }, endDerivation(latest));
  const either = start && eitherEnd(given, start);
  if (saidUnknown(facts, 'commitmentMonths')) return either ? stated('either', either) : general(given);
  if (!start) return need('subscriptionStart');
  return need('commitmentMonths', either ? { name: 'either', values: either } : undefined);
}

/** The day of the e-mail is only about so. */
const DAYS_AROUND_REMINDER = 14;

const isReminded = ({ facts }: Given): boolean => known(facts, 'reminderReceived')?.value.flag === true;

/** "Your e-mail came yesterday": the end it announces, counted from the day it came; null when that tells nothing of what is to come. */
function endAfterReminder({ facts, figures, today }: Given): Decision | null {
  const came = known(facts, 'reminderDate');
  const lead = figures.on('reminder-lead', today, 'months');
  if (!came || !lead || came.value.date > today) return null;
  const end = date(addMonths(came.value.date, lead.months));
  if (end.date <= today) return null;
  return concluded(
    'reminded-dated',
    { reminderDate: came.value, reminderLead: lead, commitmentEnd: end },
    {
      inputs: [came],
      figures: [{ id: 'reminder-lead', on: today }],
      formula: 'reminderDate + reminder-lead',
      steps: [{ name: 'commitment-end', expression: [came.value, '+', lead], result: end }],
      result: { name: 'commitmentEnd', value: end },
    },
  );
}

function remindedUndated({ figures, today }: Given): Decision {
  const reminderLead = figures.on('reminder-lead', today, 'months');
  return reminderLead ? stated('reminded-undated', { reminderLead }) : stated('not-known', {});
}

function dated(given: Given, end: CommitmentEnd): Decision {
  const { figures, today } = given;
  const lead = figures.on('reminder-lead', end.day, 'months');
  if (!lead) return stated('not-known', {});

  const told = Object.fromEntries(end.inputs.map(({ fact, value }) => [fact, value]));
  const ended = { ...told, commitmentEnd: end.value };
  const isRough = end.inputs.some(({ fact, approximate }) => approximate && fact === 'subscriptionStart');
  const notes = [...(end.isTold ? [] : ['counted']), ...(isRough ? ['approximate-start'] : [])];
  const derivation = endDerivation(end);
  if (end.day <= today) return { kind: 'outcome', outcome: 'ended', values: ended, notes, derivation };

  const reminderDate = dateFrom(end.value, addMonths(end.day, -lead.months));
  const isPast = reminderDate.date < today;
  // An e-mail that came long before its day would be that of another contract, or of other dates.
  const isFitting = reminderDate.date <= addDays(today, DAYS_AROUND_REMINDER);
  if (isReminded(given) && isFitting) notes.unshift('reminder-fits');
  return {
    kind: 'outcome',
    outcome: isReminded(given) ? 'reminded' : isPast ? 'reminder-past' : 'running',
    values: { ...ended, reminderDate },
    notes,
    derivation: {
      ...derivation,
      figures: [{ id: 'reminder-lead', on: end.day }],
      formula: `${derivation.formula}; commitmentEnd − reminder-lead`,
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
  if (!commitmentShort || !commitmentLong || !reminderLead) return stated('not-known', {});
  return stated('general', { commitmentShort, commitmentLong, reminderLead });
}
