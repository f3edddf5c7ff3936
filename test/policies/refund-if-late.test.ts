import { describe, expect, it } from 'vitest';
import { policy } from '../../policies/refund-if-late.ts';
import { plain } from '../../src/domain/value.ts';
import { given, outcomeOf, type Plain, without } from './given.ts';

// Today is 15 June 2026.
describe('what to do should a refund not come (F21–F28)', () => {
  it.each<[string, Plain, string]>([
    ['nothing was told', {}, 'call'],
    ['the last day of the delay is today', { handoverDate: '2026-06-01' }, 'call-after'],
    ['the delay was over yesterday', { handoverDate: '2026-05-31' }, 'call-now'],
    ['the carrier returned the order a week ago', { carrierReturnDate: '2026-06-08' }, 'call-after'],
    [
      'the carrier brought the order back, and no proof of deposit is to be had',
      { refundKind: 'returned-by-carrier', carrierReturnDate: '2026-06-08' },
      'call-after-carrier',
    ],
    ['the carrier brought it back on a day not told', { refundKind: 'returned-by-carrier' }, 'call-carrier'],
    ['the return is still to come', { handoverDate: '2026-06-20' }, 'call-after'],
    ['it was paid by PayPal', { paymentMethod: 'other', handoverDate: '2026-05-01' }, 'credit'],
    ['it was paid with the credit of a subscription', { paymentMethod: 'subscription-credit' }, 'credit'],
    ['it was paid partly by card', { paymentMethod: 'mixed' }, 'mixed'],
    [
      'it was paid partly by card and the days are over',
      { paymentMethod: 'mixed', handoverDate: '2026-05-01' },
      'mixed-over',
    ],
    ['it was paid by card', { paymentMethod: 'card' }, 'call'],
    ['the customer says that the days are over', { daysOver: true }, 'call-now'],
    ['they have waited for three weeks', { waitingSince: '2026-05-25' }, 'call-now'],
    ['it came wrong', { refundWrong: true, handoverDate: '2026-05-20' }, 'call-wrong'],
    ['it came wrong within its days', { refundWrong: true, handoverDate: '2026-06-10' }, 'call-wrong-after'],
    ['less came than expected', { refundReceived: 2000, refundExpected: 4500 }, 'call-wrong'],
    ['it was paid by card or otherwise', { paymentMethod: 'either', handoverDate: '2026-05-01' }, 'either'],
    ['a replacement was sent', { replacementSent: true, paymentMethod: 'other' }, 'no-refund'],
    ['a replacement was announced', { replacementPlanned: true }, 'replacement-announced'],
    ['it was returned in another way', { refundKind: 'other' }, 'not-known'],
    ['it was cancelled', { refundKind: 'cancelled', paymentMethod: 'other' }, 'not-known'],
  ])('when %s: %o → %s', (_when, facts, outcome) => {
    expect(outcomeOf(policy, facts).outcome).toBe(outcome);
  });

  it('names the last day of the delay (F20)', () => {
    const { values } = outcomeOf(policy, { handoverDate: '2026-06-08' });
    expect(values.dueDate && plain(values.dueDate)).toBe('2026-06-22');
  });

  it('says whether the line answers now to who may call (F27)', () => {
    expect(outcomeOf(policy, { daysOver: true }).notes).toHaveLength(1);
    expect(outcomeOf(policy, {}).notes).toEqual([]);
  });

  it('never asks a question, as what was told is enough for what to do', () => {
    expect(policy.decide(given({ refundKind: 'unknown' }))).toMatchObject({ kind: 'outcome' });
  });

  it.each(['refund-delay', 'support-phone'])('says it does not know when %s is not published', (id) => {
    expect(outcomeOf(policy, {}, undefined, { figures: without(id) }).outcome).toBe('not-known');
  });
});
