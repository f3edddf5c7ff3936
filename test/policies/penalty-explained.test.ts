import { expect, it } from 'vitest';
import { policy } from '../../policies/penalty-explained.ts';
import { plain } from '../../src/domain/value.ts';
import { outcomeOf, type Plain, without } from './given.ts';

const TODAY = '2026-06-15';
const PRICES = { fullPrice: 279, subscriptionPrice: 99 };

it.each<[string, Plain, string]>([
  ['nothing told: the published example', {}, 'example'],
  ['one price alone', { fullPrice: 279 }, 'example'],
  ['both prices', PRICES, 'own'],
  ['prices that leave nothing', { fullPrice: 100, subscriptionPrice: 80 }, 'own-zero'],
  ['a price that cannot be', { fullPrice: 0, subscriptionPrice: 80 }, 'example'],
])('works out the fee step by step (F33, F34): %s', (_name, facts, outcome) => {
  expect(outcomeOf(policy, facts, TODAY).outcome).toBe(outcome);
});

it('shows the share of the price before the subtraction', () => {
  const { values, notes } = outcomeOf(policy, PRICES, TODAY);
  expect(plain(values.shareOfPrice!)).toBe(223.2);
  expect(plain(values.exactPenalty!)).toBe(124.2);
  expect(notes).toEqual(['estimate']);
});

it('does not guess where the share is not published', () => {
  expect(outcomeOf(policy, {}, TODAY, { figures: without('penalty-share') }).outcome).toBe('not-known');
});
