import { describe, expect, it } from 'vitest';
import { policy } from '../../policies/refund.ts';
import type { FactName } from '../../src/domain/fact.ts';
import { plain } from '../../src/domain/value.ts';
import { given, outcomeOf, type Plain } from './given.ts';

const ORDER: Plain = { replacementSent: false, paymentMethod: 'card' };
const LABEL: Plain = { ...ORDER, refundKind: 'return-label' };
const CARRIER: Plain = { ...ORDER, refundKind: 'returned-by-carrier' };

describe('the receipt of a refund', () => {
  it('lists every input with its origin, the delay, the step and the due day', () => {
    const account = { refundKind: 'return-label', handoverDate: '2026-06-08' };
    const { derivation } = outcomeOf(policy, ORDER, undefined, { account });
    expect(derivation?.inputs.map(({ fact, origin, value }) => [fact, origin, plain(value)])).toEqual([
      ['refundKind', 'account', 'return-label'],
      ['replacementSent', 'typed', false],
      ['paymentMethod', 'typed', 'card'],
      ['handoverDate', 'account', '2026-06-08'],
    ]);
    expect(derivation).toMatchObject({
      figures: [{ id: 'refund-delay', on: '2026-06-08' }],
      formula: 'handoverDate + refund-delay; today ≤ dueDate',
      steps: [{ name: 'refund-due', result: { kind: 'date', date: '2026-06-22' } }],
      result: { name: 'dueDate', value: { kind: 'date', date: '2026-06-22' } },
    });
  });

  it('adds to a late one the days over and the line’s figures of today', () => {
    const { derivation } = outcomeOf(policy, { ...CARRIER, carrierReturnDate: '2026-05-30' });
    expect(derivation?.figures).toEqual([
      { id: 'refund-delay', on: '2026-05-30' },
      { id: 'support-phone', on: '2026-06-15' },
      { id: 'support-days', on: '2026-06-15' },
      { id: 'support-opens', on: '2026-06-15' },
      { id: 'support-closes', on: '2026-06-15' },
    ]);
    expect(derivation?.formula).toBe('carrierReturnDate + refund-delay; today − dueDate');
    expect(derivation?.steps.map(({ name, result }) => [name, plain(result)])).toEqual([
      ['refund-due', '2026-06-13'],
      ['days-late', 2],
    ]);
  });

  it.each<[Plain, string, FactName[]]>([
    [
      { replacementSent: true, paymentMethod: 'card' },
      'replacementSent = true → no refund',
      ['replacementSent'],
    ],
    [
      { ...ORDER, paymentMethod: 'other' },
      'replacementSent = false; paymentMethod = other → no refund',
      ['replacementSent', 'paymentMethod'],
    ],
    [
      { replacementSent: 'unknown', paymentMethod: 'subscription-credit' },
      'paymentMethod = subscription-credit → no refund',
      ['paymentMethod'],
    ],
  ])('names what rules a refund out: %o → %s', (facts, formula, inputs) => {
    const { derivation } = outcomeOf(policy, facts);
    expect(derivation).toMatchObject({
      formula,
      figures: [],
      result: { name: 'isRefunded', value: { kind: 'flag', flag: false } },
    });
    expect(derivation?.inputs.map(({ fact }) => fact)).toEqual(inputs);
  });

  it('is as exact while something is still asked', () => {
    const decision = policy.decide(given({ refundKind: 'return-label', handoverDate: '2026-06-08' }));
    expect(decision).toMatchObject({
      kind: 'need',
      soFar: {
        derivation: {
          inputs: [{ fact: 'refundKind' }, { fact: 'handoverDate' }],
          result: { name: 'dueDate', value: { kind: 'date', date: '2026-06-22' } },
        },
      },
    });
  });

  it.each<[Plain]>([
    [{ ...ORDER, paymentMethod: 'mixed' }],
    [{ refundKind: 'other' }],
    [{ refundKind: 'unknown' }],
    [{ ...LABEL, handoverDate: 'unknown' }],
  ])('is not made where nothing was decided: %o', (facts) => {
    expect(outcomeOf(policy, facts).derivation).toBeNull();
  });
});
