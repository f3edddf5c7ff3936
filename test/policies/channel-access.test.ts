import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policy } from '../../policies/channel-access.ts';
import { given, outcomeOf, type Plain } from './given.ts';

describe('the WhatsApp channel (F2)', () => {
  it.each<[string, Plain, Plain, string]>([
    ['the account says Ambassador', {}, { ambassador: true }, 'open'],
    ['the account says no Ambassador', {}, { ambassador: false }, 'exclusive'],
    ['nothing is known', {}, {}, 'exclusive'],
    ['an Ambassador is only typed', { ambassador: true }, {}, 'claimed'],
    ['the customer is none', { ambassador: false }, {}, 'denied'],
    ['the customer does not know', { ambassador: 'unknown' }, {}, 'exclusive'],
  ])('when %s: typed %o, account %o → %s', (_when, typed, account, outcome) => {
    expect(outcomeOf(policy, typed, undefined, { account }).outcome).toBe(outcome);
  });

  it('never asks a question, as a typed reply would prove nothing', () => {
    expect(policy.decide(given({}))).toMatchObject({ kind: 'outcome', derivation: null });
  });

  it('is never opened by what someone types (F2)', () => {
    fc.assert(
      fc.property(fc.boolean(), (ambassador) => {
        expect(outcomeOf(policy, { ambassador }).outcome).not.toBe('open');
      }),
    );
  });
});
