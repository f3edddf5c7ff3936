import { describe, expect, it } from 'vitest';
import { policy as moneyOrCredit } from '../../policies/money-or-credit.ts';
import { policy as called } from '../../policies/refund-called.ts';
import { policy as documents } from '../../policies/refund-documents.ts';
import { policy as lineUse } from '../../policies/refund-line-use.ts';
import type { Policy } from '../../src/policy/contract.ts';
import { outcomeOf, type Plain, without } from './given.ts';

const says = (policy: Policy, facts: Plain) => outcomeOf(policy, facts).outcome;

// Today is 15 June 2026.
describe('what is asked after a refund leans on what was told of the order (F21–F28)', () => {
  it.each<[string, Plain, string, string]>([
    ['nothing was told', {}, 'open', 'general'],
    ['it was paid by card', { paymentMethod: 'card' }, 'card', 'general'],
    ['it was paid partly by card', { paymentMethod: 'mixed' }, 'open', 'general'],
    ['it was paid by PayPal', { paymentMethod: 'other' }, 'credit', 'credit'],
    ['it was returned in another way', { refundKind: 'other' }, 'no-rule', 'no-rule'],
    ['a card does not help there', { refundKind: 'other', paymentMethod: 'card' }, 'no-rule', 'no-rule'],
    ['PayPal gives a credit even there', { refundKind: 'other', paymentMethod: 'other' }, 'credit', 'credit'],
    ['it was cancelled', { refundKind: 'cancelled' }, 'no-rule', 'no-rule'],
    ['it came back with the label', { refundKind: 'return-label' }, 'open', 'general'],
    ['a replacement was sent', { replacementSent: true, paymentMethod: 'card' }, 'replaced', 'replaced'],
    ['one was announced', { replacementPlanned: true, paymentMethod: 'card' }, 'announced', 'general'],
    ['the amount is wrong', { refundWrong: true }, 'open', 'wrong'],
  ])('when %s: %o → %s, and the line %s', (_when, facts, form, line) => {
    expect(says(moneyOrCredit, facts)).toBe(form);
    expect(says(lineUse, facts)).toBe(line);
  });

  it.each<[string, Plain, string]>([
    ['nothing was told', {}, 'general'],
    ['the last day is today', { handoverDate: '2026-06-01' }, 'early'],
    ['it was yesterday', { handoverDate: '2026-05-31' }, 'over'],
    ['the customer says so', { daysOver: true }, 'over'],
  ])('who called already calls again once the days are over: %s', (_when, facts, outcome) => {
    expect(says(called, facts)).toBe(outcome);
  });

  it('names no paper for an order without a rule', () => {
    expect(says(documents, { refundKind: 'cancelled' })).toBe('no-rule');
  });

  it('names no line that is not published', () => {
    const figures = without('support-phone');
    expect(outcomeOf(called, { daysOver: true }, undefined, { figures }).outcome).toBe('general');
    expect(outcomeOf(lineUse, { refundWrong: true }, undefined, { figures }).outcome).toBe('general');
  });
});
