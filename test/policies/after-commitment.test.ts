import { expect, it } from 'vitest';
import { policy } from '../../policies/after-commitment.ts';
import { plain } from '../../src/domain/value.ts';
import { outcomeOf, type Plain, without } from './given.ts';

const TODAY = '2026-06-15';

it.each<[string, Plain, string]>([
  ['nothing told', {}, 'general'],
  ['the length alone', { commitmentMonths: 12 }, 'length'],
  ['the start alone, between the two ends', { subscriptionStart: '2025-01-10' }, 'either'],
  ['the start alone, past the longest end', { subscriptionStart: '2024-06-15' }, 'ended-at-latest'],
  ['a running commitment', { subscriptionStart: '2026-01-10', commitmentMonths: 12 }, 'running'],
  ['one whose e-mail is past', { subscriptionStart: '2025-07-10', commitmentMonths: 12 }, 'reminder-past'],
  ['one whose e-mail came', { commitmentEnd: '2026-07-31', reminderReceived: true }, 'reminded'],
  ['one over, and left', { commitmentEnd: '2026-05-31', cancelled: true }, 'cancelled'],
  ['one left before its end', { commitmentEnd: '2026-07-31', cancelled: true }, 'reminder-past'],
  ['one over, whose e-mail came', { commitmentEnd: '2026-05-31', reminderReceived: true }, 'ended'],
  ['one that ends today', { subscriptionStart: '2025-06-15', commitmentMonths: 12 }, 'ended'],
  ['an end told', { commitmentEnd: '2026-05-31' }, 'ended'],
  ['"it is over"', { inCommitment: false }, 'ended-told'],
  ['"it is over" with its start', { subscriptionStart: '2025-01-10', inCommitment: false }, 'ended-told'],
  ['"it still runs"', { inCommitment: true }, 'general'],
  ['dates that speak against "it is over"', { commitmentEnd: '2027-05-31', inCommitment: false }, 'running'],
])('tells what holds after the commitment (F36, F37): %s', (_name, facts, outcome) => {
  expect(outcomeOf(policy, facts, TODAY).outcome).toBe(outcome);
});

it('dates the e-mail before the end (F35)', () => {
  const { values } = outcomeOf(policy, { subscriptionStart: '2026-01-10', commitmentMonths: 12 }, TODAY);
  expect(plain(values.commitmentEnd!)).toBe('2027-01-10');
  expect(plain(values.reminderDate!)).toBe('2026-11-10');
});

it.each<[string, Plain, string]>([
  ['a length that is not on offer', { subscriptionStart: '2026-01-10', commitmentMonths: 13 }, 'either'],
  ['a start to come', { subscriptionStart: '2026-09-10', commitmentMonths: 12 }, 'length'],
  ['an end too far away', { commitmentEnd: '2031-01-01' }, 'general'],
])('leaves out what cannot be right: %s', (_name, facts, outcome) => {
  expect(outcomeOf(policy, facts, TODAY).outcome).toBe(outcome);
});

it('does not guess where a figure is missing', () => {
  expect(outcomeOf(policy, {}, TODAY, { figures: without('reminder-lead') }).outcome).toBe('not-known');
});
