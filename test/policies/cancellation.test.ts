import { expect, it } from 'vitest';
import { policy } from '../../policies/cancellation.ts';
import { outcomeOf, type Plain, without } from './given.ts';

const TODAY = '2026-06-15';

it.each<[string, Plain, string]>([
  ['nothing told', {}, 'general'],
  ['start and length', { subscriptionStart: '2026-01-10', commitmentMonths: 12 }, 'until'],
  ['"it is over"', { inCommitment: false }, 'over-told'],
  ['prices', { fullPrice: 279, subscriptionPrice: 99 }, 'amount'],
])('goes with the way to cancel (F31): %s', (_name, facts, outcome) => {
  expect(outcomeOf(policy, facts, TODAY).outcome).toBe(outcome);
});

it('does not guess where the share is not published', () => {
  expect(outcomeOf(policy, {}, TODAY, { figures: without('penalty-share') }).outcome).toBe('not-known');
});
