import { describe, expect, it } from 'vitest';
import { policy } from '../../policies/commitment.ts';
import { plain } from '../../src/domain/value.ts';
import { expectDeclared, given, outcomeOf, type Plain, without } from './given.ts';

describe('the commitment (F29, F35)', () => {
  it.each([
    [true, 'reminded'],
    [false, 'reminder-past'],
  ])('says nothing more of an e-mail that came (%s): %s', (reminderReceived, name) => {
    const facts = { commitmentEnd: '2026-06-30', reminderReceived };
    expect(outcomeOf(policy, facts, '2026-06-15').outcome).toBe(name);
  });

  it.each([
    ['2026-03-03', 24, 'running', '2028-03-03', '2028-01-03'],
    ['2026-03-03', 12, 'running', '2027-03-03', '2027-01-03'],
    ['2025-06-30', 12, 'reminder-past', '2026-06-30', '2026-04-30'],
    ['2024-08-31', 24, 'reminder-past', '2026-08-31', '2026-06-30'],
    ['2024-12-31', 24, 'running', '2026-12-31', '2026-10-31'],
    ['2025-06-15', 12, 'ended', '2026-06-15', undefined],
    ['2024-02-29', 24, 'ended', '2026-02-28', undefined],
  ])(
    'from %s over %s months is %s, ends on %s, with the e-mail around %s',
    (subscriptionStart, commitmentMonths, name, end, reminder) => {
      const today = name === 'reminder-past' ? '2026-07-15' : '2026-06-15';
      const facts = { subscriptionStart, commitmentMonths };
      const decision = policy.decide(given(facts, subscriptionStart === '2025-06-30' ? '2026-06-15' : today));
      expect(decision).toMatchObject({ kind: 'outcome', outcome: name });
      if (decision.kind !== 'outcome') return;
      expect(plain(decision.values.commitmentEnd!)).toBe(end);
      expect(decision.values.reminderDate && plain(decision.values.reminderDate)).toBe(reminder);
    },
  );

  it.each([
    ['2026-08-20', ['reminder-fits']],
    ['2026-10-01', []],
  ])('says that an e-mail which came fits an end on %s: %o', (commitmentEnd, notes) => {
    expect(outcomeOf(policy, { commitmentEnd, reminderReceived: true }).notes).toEqual(notes);
  });

  it('tells about when a contract ends by the e-mail that came', () => {
    expect(outcomeOf(policy, { reminderReceived: true })).toMatchObject({
      outcome: 'reminded-undated',
      values: { reminderLead: { months: 2 } },
    });
    const { outcome } = outcomeOf(policy, { reminderReceived: true }, undefined, {
      figures: without('reminder-lead'),
    });
    expect(outcome).toBe('not-known');
  });

  it.each([
    ['2026-06-14', 'reminded-dated', '2026-08-14'],
    ['2026-04-16', 'reminded-dated', '2026-06-16'],
    // What it announced is over, or the e-mail is still to come: it tells of no end ahead.
    ['2026-04-15', 'need', undefined],
    ['2026-06-16', 'need', undefined],
  ])('counts from the day the e-mail came, %s: %s, %s', (reminderDate, outcome, end) => {
    const decision = policy.decide(given({ reminderDate }));
    expect(decision.kind === 'outcome' ? decision.outcome : decision.kind).toBe(outcome);
    const commitmentEnd = decision.kind === 'outcome' ? decision.values.commitmentEnd : undefined;
    expect(commitmentEnd && plain(commitmentEnd)).toBe(end);
  });

  it.each<[Plain, string]>([
    [{}, 'subscriptionStart'],
    [{ subscriptionStart: '2026-03-03' }, 'commitmentMonths'],
    [{ commitmentMonths: 24 }, 'subscriptionStart'],
  ])('asks for what is missing: %o → %s', (facts, fact) => {
    expect(policy.decide(given(facts))).toMatchObject({ kind: 'need', fact });
  });

  it('names both ends that are possible before it asks for the length', () => {
    const decision = policy.decide(given({ subscriptionStart: '2026-03-03' }));
    expectDeclared(policy, decision);
    expect(decision).toMatchObject({
      opening: {
        name: 'either',
        values: {
          shortEnd: { date: '2027-03-03' },
          longEnd: { date: '2028-03-03' },
          shortReminder: { date: '2027-01-03' },
          longReminder: { date: '2028-01-03' },
        },
      },
    });
  });

  it('gives both ends to who does not know the length', () => {
    const { outcome, values } = outcomeOf(policy, {
      subscriptionStart: '2026-03-03',
      commitmentMonths: 'unknown',
    });
    expect(outcome).toBe('either');
    expect(plain(values.longEnd!)).toBe('2028-03-03');
  });

  it('gives the general rule to a customer who does not know the start', () => {
    const decision = policy.decide(given({ subscriptionStart: 'unknown' }));
    expect(decision).toMatchObject({ outcome: 'general', derivation: null });
  });

  it.each([
    ['2026-09-15', 'running', '2026-07-15'],
    ['2026-08-14', 'reminder-past', '2026-06-14'],
    ['2026-06-15', 'ended', undefined],
  ])(
    'that the customer says ends on %s is %s, with the e-mail around %s',
    (commitmentEnd, name, reminder) => {
      const { outcome, values, notes } = outcomeOf(policy, { commitmentEnd });
      expect(outcome).toBe(name);
      expect(values.reminderDate && plain(values.reminderDate)).toBe(reminder);
      expect(notes).toEqual([]);
    },
  );

  it.each<[string, Plain]>([
    ['reminder-lead', { subscriptionStart: '2026-03-03', commitmentMonths: 24 }],
    ['reminder-lead', { subscriptionStart: 'unknown' }],
    ['commitment-short', { subscriptionStart: 'unknown' }],
    ['commitment-long', { commitmentMonths: 'unknown' }],
  ])('says it does not know when %s is not published: %o', (id, facts) => {
    expect(outcomeOf(policy, facts, undefined, { figures: without(id) })).toMatchObject({
      outcome: 'not-known',
      values: {},
      derivation: null,
    });
  });
});
