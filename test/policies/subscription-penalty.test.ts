import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { penaltyCents, toWholeEuros } from '../../policies/_penalty-amount.ts';
import { policy } from '../../policies/subscription-penalty.ts';
import { addMonths } from '../../src/domain/calendar.ts';
import type { Outcome } from '../../src/domain/decision.ts';
import { plain } from '../../src/domain/value.ts';
import { expectDeclared, given, type Plain } from './given.ts';

const COMMITTED: Plain = {
  subscriptionStart: '2026-03-03',
  commitmentMonths: 24,
  fullPrice: 279,
  subscriptionPrice: 99,
};

function outcomeOf(facts: Plain, today?: string): Outcome {
  const decision = policy.decide(given(facts, today));
  if (decision.kind !== 'outcome') throw new Error(`expected an outcome, got ${JSON.stringify(decision)}`);
  return decision;
}

const printed = (outcome: Outcome, name: string) => {
  const value = outcome.values[name];
  return value && plain(value);
};

describe('the penalty for cancelling early (F33, F34)', () => {
  it('is the published example: 279 × 80 % − 99 = 124.20, said as 124', () => {
    const outcome = outcomeOf(COMMITTED);
    expect(outcome.outcome).toBe('due');
    expect(printed(outcome, 'penalty')).toBe(124);
    expect(printed(outcome, 'exactPenalty')).toBe(124.2);
    expect(outcome.derivation?.result.value).toEqual({ kind: 'money', cents: 12_420 });
  });

  it.each([
    [279, 99, 124.2, 124],
    [277, 99, 122.6, 123],
    [100, 80, 0, 0],
    [100, 79.5, 0.5, 1],
    [100, 79.51, 0.49, 0],
    [349, 149, 130.2, 130],
    [99.99, 1, 78.99, 79],
    [279.01, 99, 124.21, 124],
    [1299.99, 1, 1038.99, 1039],
    [50, 120, 0, 0],
  ])('for prices of %s and %s is %s, rounded half-up to %s', (fullPrice, subscriptionPrice, exact, whole) => {
    const outcome = outcomeOf({ ...COMMITTED, fullPrice, subscriptionPrice });
    expect(printed(outcome, 'exactPenalty')).toBe(exact);
    expect(printed(outcome, 'penalty')).toBe(whole);
    expect(outcome.outcome).toBe(exact > 0 ? 'due' : 'zero');
  });

  it.each([
    ['the day before the end', '2028-03-02', 'due'],
    ['the end itself', '2028-03-03', 'free-then'],
    ['the day after', '2028-03-04', 'free-then'],
  ])('on %s: %s → %s (F37)', (_when, cancellationDate, outcome) => {
    expect(outcomeOf({ ...COMMITTED, cancellationDate }).outcome).toBe(outcome);
  });

  it.each([
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 24, '2026-02-28'],
    ['2023-02-28', 12, '2024-02-28'],
    ['2026-01-31', 12, '2027-01-31'],
    ['2025-12-31', 24, '2027-12-31'],
  ])('ends a commitment from %s over %s months on %s', (subscriptionStart, commitmentMonths, end) => {
    const outcome = outcomeOf({ ...COMMITTED, subscriptionStart, commitmentMonths, cancellationDate: end });
    expect(['free', 'free-then']).toContain(outcome.outcome);
    expect(printed(outcome, 'commitmentEnd')).toBe(end);
  });

  it.each<[string, Plain, string]>([
    ['nothing is known', {}, 'subscriptionStart'],
    ['only the prices are known', { fullPrice: 279, subscriptionPrice: 99 }, 'subscriptionStart'],
    ['the length decides', { subscriptionStart: '2025-03-03' }, 'commitmentMonths'],
    ['every commitment is still running', { subscriptionStart: '2026-03-03' }, 'fullPrice'],
    ['the commitment is known', { subscriptionStart: '2026-03-03', commitmentMonths: 12 }, 'fullPrice'],
    ['the full price is known', { ...COMMITTED, subscriptionPrice: undefined as never }, 'subscriptionPrice'],
    ['the start is not known to the customer', { subscriptionStart: 'unknown' }, 'fullPrice'],
    [
      'the length is not known to the customer',
      { subscriptionStart: '2026-03-03', commitmentMonths: 'unknown' },
      'fullPrice',
    ],
  ])('asks for the next fact when %s', (_when, facts, fact) => {
    const present = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
    expect(policy.decide(given(present))).toMatchObject({ kind: 'need', fact });
  });

  it('says what the fee would be before it asks for the dates, once both prices are known (F33)', () => {
    const decision = policy.decide(given({ fullPrice: 279, subscriptionPrice: 99 }));
    expectDeclared(policy, decision);
    expect(decision).toMatchObject({
      opening: { name: 'priced', values: { exactPenalty: { cents: 12_420 } } },
    });
  });

  it('asks for no date when the prices leave nothing to pay', () => {
    expect(outcomeOf({ fullPrice: 100, subscriptionPrice: 89 }).outcome).toBe('zero-if-committed');
  });

  it('says what cancelling today would cost to who asks about a later day, when it is free by then', () => {
    const ended = outcomeOf({ ...COMMITTED, cancellationDate: '2028-03-03' });
    expect(ended).toMatchObject({ outcome: 'free-then', notes: ['instead-of-today'] });
    expect(printed(ended, 'penaltyToday')).toBe(124);
    const withoutPrices = { subscriptionStart: '2026-03-03', commitmentMonths: 24 };
    expect(outcomeOf({ ...withoutPrices, cancellationDate: '2028-03-03' }).notes).toEqual(['fee-until-then']);
  });

  it('does not ask for the length once even the longest commitment is over', () => {
    const outcome = outcomeOf({ subscriptionStart: '2024-06-15' }, '2026-06-15');
    expect(outcome.outcome).toBe('free-at-latest');
    expect(printed(outcome, 'latestEnd')).toBe('2026-06-15');
  });

  it('does not ask for prices once the commitment is over', () => {
    expect(outcomeOf({ subscriptionStart: '2025-06-15', commitmentMonths: 12 }, '2026-06-15').outcome).toBe(
      'free',
    );
  });

  it.each<[string, Plain, string]>([
    [
      'the start',
      { subscriptionStart: 'unknown', fullPrice: 279, subscriptionPrice: 99 },
      'due-if-committed',
    ],
    [
      'the start, with a low price',
      { subscriptionStart: 'unknown', fullPrice: 100, subscriptionPrice: 99 },
      'zero-if-committed',
    ],
    ['the full price', { ...COMMITTED, fullPrice: 'unknown' }, 'general-until'],
    ['the subscription price', { ...COMMITTED, subscriptionPrice: 'unknown' }, 'general-until'],
    [
      'the prices, with any length',
      { subscriptionStart: '2026-03-03', fullPrice: 'unknown' },
      'general-either',
    ],
    ['anything', { subscriptionStart: 'unknown', fullPrice: 'unknown' }, 'general'],
  ])('gives the rule as far as it goes to a customer who does not know %s', (_what, facts, outcome) => {
    expect(outcomeOf(facts).outcome).toBe(outcome);
  });

  it.each<[string, Plain, string, string]>([
    ['a start in the future', { subscriptionStart: '2026-06-16' }, 'subscriptionStart', 'in-future'],
    ['a length nobody offers', { commitmentMonths: 13 }, 'commitmentMonths', 'not-offered'],
    ['a negative price', { fullPrice: -279 }, 'fullPrice', 'not-positive'],
    ['a price of nothing', { fullPrice: 0 }, 'fullPrice', 'not-positive'],
    ['a negative subscription price', { subscriptionPrice: -1 }, 'subscriptionPrice', 'negative'],
    [
      'a cancellation before the start',
      { subscriptionStart: '2026-03-03', cancellationDate: '2026-03-02' },
      'cancellationDate',
      'before-start',
    ],
  ])('refuses %s', (_what, facts, fact, problem) => {
    expect(policy.decide(given(facts))).toMatchObject({ kind: 'invalid', fact, problem });
  });

  it('says it does not know the rule of a day without a published share', () => {
    const figures = given({}).figures;
    const silent = {
      ...figures,
      on: (id: string, ...rest: [string, never]) => (id === 'penalty-share' ? null : figures.on(id, ...rest)),
    };
    const decision = policy.decide({ ...given(COMMITTED), figures: silent as typeof figures });
    expect(decision).toMatchObject({ kind: 'outcome', outcome: 'not-known' });
  });

  it('calls a result from typed prices an estimate, and one from the account not', () => {
    expect(outcomeOf(COMMITTED).notes).toContain('estimate');
    const { facts, ...rest } = given(COMMITTED);
    const fromAccount = Object.fromEntries(
      Object.entries(facts).map(([name, fact]) => [name, { ...fact, origin: 'account' }]),
    ) as typeof facts;
    expect(policy.decide({ ...rest, facts: fromAccount })).toMatchObject({ notes: ['counted'] });
  });

  it('lists in its receipt every input with its origin, the rule and each step', () => {
    const { derivation } = outcomeOf(COMMITTED);
    expect(derivation?.inputs.map(({ fact, origin }) => [fact, origin])).toEqual([
      ['subscriptionStart', 'typed'],
      ['commitmentMonths', 'typed'],
      ['cancellationDate', 'default'],
      ['fullPrice', 'typed'],
      ['subscriptionPrice', 'typed'],
    ]);
    expect(derivation?.figures).toEqual([{ id: 'penalty-share', on: '2026-06-15' }]);
    expect(derivation?.steps.map(({ name, result }) => [name, plain(result)])).toEqual([
      ['commitment-end', '2028-03-03'],
      ['share-of-price', 223.2],
      ['minus-subscription-price', 124.2],
      ['rounded', 124],
    ]);
  });
});

const cents = fc.integer({ min: 1, max: 500_000 });

describe('the amount, for any prices', () => {
  it('is never negative', () => {
    fc.assert(fc.property(cents, cents, (full, paid) => penaltyCents(full, paid, 80).due >= 0));
  });

  it('is exact to the cent, half-up', () => {
    fc.assert(
      fc.property(cents, cents, (full, paid) => {
        const exactHundredths = BigInt(full) * 80n - BigInt(paid) * 100n;
        const rounded = exactHundredths <= 0n ? 0n : (BigInt(full) * 80n + 50n) / 100n - BigInt(paid);
        expect(BigInt(penaltyCents(full, paid, 80).due)).toBe(rounded < 0n ? 0n : rounded);
      }),
    );
  });

  it('never falls when the full price rises', () => {
    fc.assert(
      fc.property(cents, cents, fc.nat({ max: 100_000 }), (full, paid, more) => {
        expect(penaltyCents(full + more, paid, 80).due).toBeGreaterThanOrEqual(
          penaltyCents(full, paid, 80).due,
        );
      }),
    );
  });

  it('is at most half a euro away from its headline', () => {
    fc.assert(fc.property(fc.nat(500_000), (due) => Math.abs(toWholeEuros(due) * 100 - due) <= 50));
  });

  it('is zero from the commitment’s end on, whatever the prices', () => {
    const start = fc.date({ min: new Date('2000-01-01'), max: new Date('2026-06-15'), noInvalidDate: true });
    fc.assert(
      fc.property(start, fc.constantFrom(12, 24), cents, cents, (begin, commitmentMonths, full, paid) => {
        const subscriptionStart = begin.toISOString().slice(0, 10);
        const cancellationDate = addMonths(subscriptionStart, commitmentMonths);
        const facts = {
          subscriptionStart,
          commitmentMonths,
          cancellationDate,
          fullPrice: full / 100,
          subscriptionPrice: paid / 100,
        };
        const outcome = outcomeOf(facts);
        expect(['free', 'free-then']).toContain(outcome.outcome);
        expect(outcome.derivation?.result.value).toEqual({ kind: 'money', cents: 0 });
      }),
    );
  });
});
