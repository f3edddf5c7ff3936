import { expect, it } from 'vitest';
import { policy } from '../../policies/penalty-over-time.ts';
import { outcomeOf, type Plain, without } from './given.ts';

const TODAY = '2026-06-15';
const PRICES = { fullPrice: 279, subscriptionPrice: 99 };
const RUNNING = { subscriptionStart: '2026-01-10', commitmentMonths: 12 };

it.each<[string, Plain, string]>([
  ['nothing told', {}, 'general'],
  ['"I am still under commitment"', { inCommitment: true }, 'general'],
  ['the start alone', { subscriptionStart: '2026-01-10' }, 'either'],
  ['start and length', RUNNING, 'until'],
  ['the prices alone', PRICES, 'amount'],
  ['prices and dates', { ...PRICES, ...RUNNING }, 'amount-until'],
  ['prices that leave nothing', { fullPrice: 100, subscriptionPrice: 80 }, 'nothing'],
  ['a commitment that is over', { subscriptionStart: '2025-06-15', commitmentMonths: 12 }, 'over'],
  ['the longest that is over', { subscriptionStart: '2024-06-15' }, 'over-at-latest'],
  ['"it is over"', { ...PRICES, inCommitment: false }, 'over-told'],
])('says that the fee stays the same until the end (F33, F37): %s', (_name, facts, outcome) => {
  expect(outcomeOf(policy, facts, TODAY).outcome).toBe(outcome);
});

it('does not guess where the share is not published', () => {
  expect(outcomeOf(policy, {}, TODAY, { figures: without('penalty-share') }).outcome).toBe('not-known');
});
