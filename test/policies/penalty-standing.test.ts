import { describe, expect, it } from 'vitest';
import { policy } from '../../policies/subscription-penalty.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { date } from '../../src/domain/value.ts';
import { type Circumstances, expectDeclared, given, outcomeOf, type Plain } from './given.ts';

function decide(facts: Plain, circumstances?: Circumstances): Decision {
  const decision = policy.decide(given(facts, undefined, circumstances));
  expectDeclared(policy, decision);
  return decision;
}

describe('whether a commitment is over', () => {
  const PRICES = { fullPrice: 279, subscriptionPrice: 99 } as const;
  it.each<[string, Plain, string]>([
    ['four months in: under no commitment is it over', { subscriptionStart: '2026-02-15' }, 'due'],
    ['thirty months in: every commitment is over', { subscriptionStart: '2023-12-15' }, 'free-at-latest'],
    ['eighteen months in: it depends on the length', { subscriptionStart: '2024-12-15' }, 'commitmentMonths'],
    ['eighteen months of 24', { subscriptionStart: '2024-12-15', commitmentMonths: 24 }, 'due'],
    ['leaving after four months', { monthsServed: 4 }, 'due-after'],
    ['leaving after twelve months', { monthsServed: 12 }, 'commitmentMonths'],
    ['leaving after twelve months of 24', { monthsServed: 12, commitmentMonths: 24 }, 'due-after'],
    ['leaving after twelve months of 12', { monthsServed: 12, commitmentMonths: 12 }, 'free-after'],
    [
      'leaving after eighteen months of who knows',
      { monthsServed: 18, commitmentMonths: 'unknown' },
      'due-if-committed',
    ],
    ['leaving after 24 months', { monthsServed: 24 }, 'free-after'],
    ['three months to go', { commitmentEnd: '2026-09-15' }, 'due'],
    ['"it is over"', { inCommitment: false }, 'free-over'],
    ['"it is over", whatever the length', { commitmentMonths: 24, inCommitment: false }, 'free-over'],
    ['"still under commitment"', { inCommitment: true }, 'due-within'],
    ['dates that speak against "it is over"', { commitmentEnd: '2027-05-15', inCommitment: false }, 'due'],
    [
      'an end told beside a rough start',
      { subscriptionStart: '2025-06-15', commitmentMonths: 12, commitmentEnd: '2026-06-30' },
      'due',
    ],
    ['an end that is past', { commitmentEnd: '2026-05-15' }, 'free-told'],
    [
      'leaving after the end',
      { commitmentEnd: '2026-09-15', cancellationDate: '2026-09-15' },
      'free-told-then',
    ],
  ])('is decided by what is told of the time served or left: %s', (_told, told, expected) => {
    const decision = decide({ ...told, ...PRICES }, { approximate: ['subscriptionStart', 'commitmentEnd'] });
    expect(decision.kind === 'outcome' ? decision.outcome : decision.fact).toBe(expected);
  });

  it('asks for no length that changes nothing, and says when it ends under each', () => {
    const answer = outcomeOf(policy, { subscriptionStart: '2026-02-15', ...PRICES });
    expect(answer.notes).toContain('either-length');
    expect(answer.values).toMatchObject({ shortEnd: date('2027-02-15'), longEnd: date('2028-02-15') });
    expect(decide({ subscriptionStart: '2026-02-15' })).toMatchObject({
      kind: 'need',
      fact: 'fullPrice',
      opening: { name: 'committed-either' },
    });
  });

  it('counts the months served from a start that is known', () => {
    const told = { subscriptionStart: '2026-02-15', commitmentMonths: 24, monthsServed: 10, ...PRICES };
    expect(outcomeOf(policy, told).values).toMatchObject({ cancellationDate: date('2026-12-15') });
  });

  it('says a computed end as roughly as its start was told', () => {
    const told = { subscriptionStart: '2026-02-15', commitmentMonths: 24, ...PRICES };
    const { values } = outcomeOf(policy, told, undefined, { approximate: ['subscriptionStart'] });
    expect(values.commitmentEnd).toEqual(date('2028-02-15', 'day'));
  });

  it('is worked out from an end that is told against the account', () => {
    const account = { subscriptionStart: '2026-03-03', commitmentMonths: 24 };
    expect(
      outcomeOf(policy, { commitmentEnd: '2026-06-01', ...PRICES }, undefined, { account }).outcome,
    ).toBe('free-told');
  });

  it('refuses an end further away than any commitment is long', () => {
    expect(decide({ commitmentEnd: '2028-06-16' })).toMatchObject({
      kind: 'invalid',
      fact: 'commitmentEnd',
      problem: 'too-late',
    });
  });
});
