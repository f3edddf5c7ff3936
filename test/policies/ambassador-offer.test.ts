import { describe, expect, it } from 'vitest';
import { policy } from '../../policies/ambassador-offer.ts';
import { plain } from '../../src/domain/value.ts';
import { given, outcomeOf, type Plain, until, without } from './given.ts';

describe('the offer for Ambassadors (F14, F40–F45)', () => {
  it.each<[string, Plain, Plain, string]>([
    ['the account says Ambassador', {}, { ambassador: true }, 'yours'],
    ['the account says no Ambassador', {}, { ambassador: false }, 'ordinary'],
    ['nothing is known', {}, {}, 'information'],
    ['an Ambassador is only typed', { ambassador: true }, {}, 'information'],
    ['the customer says not to be one', { ambassador: false }, {}, 'ordinary'],
    ['the customer does not know', { ambassador: 'unknown' }, {}, 'information'],
  ])('when %s: typed %o, account %o → %s', (_when, typed, account, outcome) => {
    expect(outcomeOf(policy, typed, undefined, { account }).outcome).toBe(outcome);
  });

  it.each<[Plain, readonly string[]]>([
    [{}, []],
    [{ misuse: true }, ['misuse']],
    [{ misuse: false }, []],
    [{ misuse: true, ambassador: false }, []],
    [{ misuse: true, outOfStock: true }, []],
  ])('of wrong use that was told says what is known of it and the new machine: %o (F9)', (typed, notes) => {
    expect(outcomeOf(policy, typed).notes).toEqual(notes);
  });

  it.each<[Plain, string]>([
    [{ faultConfirmed: true }, 'tested'],
    [{ faultConfirmed: false }, 'information'],
    [{ ambassadorAsked: 'even-so' }, 'even-so'],
    [{ ambassadorAsked: 'new-one' }, 'new-one'],
    [{ ambassadorAsked: 'repair' }, 'repair'],
    [{ ambassadorAsked: 'repair', faultConfirmed: true }, 'tested'],
    [{ ambassadorAsked: 'repair', ambassador: false }, 'ordinary'],
    [{ ambassadorAsked: 'new-one', outOfStock: true }, 'without-new'],
    [{ ambassadorAsked: 'stock' }, 'without-new'],
    [{ ambassadorAsked: 'green' }, 'information'],
  ])('answers what is asked of it: %o → %s (F40–F44)', (typed, outcome) => {
    expect(outcomeOf(policy, typed).outcome).toBe(outcome);
  });

  it('says that it cannot verify who is an Ambassador where the account does not (F14)', () => {
    const asked = { ambassadorAsked: 'repair' };
    expect(outcomeOf(policy, asked).notes).toEqual(['unverified']);
    expect(outcomeOf(policy, asked, undefined, { account: { ambassador: true } }).notes).toEqual([]);
  });

  it('tells who gets a new one where nobody says to be an Ambassador', () => {
    const asked = (facts: Plain) =>
      policy.decide({
        ...given({ ambassadorAsked: 'new-one', ...facts }),
        question: 'ambassador-new-machine',
      });
    expect(asked({})).toMatchObject({ outcome: 'information' });
    expect(asked({ ambassador: true })).toMatchObject({ outcome: 'new-one' });
  });

  it('tells both the same lengths and the same first day (F40, F41, F43, F44)', () => {
    const told = outcomeOf(policy, {});
    const values = Object.fromEntries(
      Object.entries(told.values).map(([name, value]) => [name, plain(value)]),
    );
    expect(values).toEqual({
      newSince: '2025-04-01',
      newWarranty: 2,
      repairWarranty: 6,
      refurbishedWarranty: 2,
    });
    expect(outcomeOf(policy, {}, undefined, { account: { ambassador: true } }).values).toEqual(told.values);
  });

  it('tells who is not an Ambassador since when the two options of everyone hold (F10–F12)', () => {
    const { since, newSince } = outcomeOf(policy, { ambassador: false }).values;
    expect([since, newSince].map((day) => day && plain(day))).toEqual(['2025-07-01', '2025-04-01']);
  });

  it.each<[string, Plain, string]>([
    ['2025-03-31', {}, 'before-offer'],
    ['2025-04-01', {}, 'new-machine-only'],
    ['2025-06-30', {}, 'new-machine-only'],
    ['2025-07-01', {}, 'information'],
    ['2025-06-30', { ambassador: false }, 'before-options'],
    ['2025-07-01', { ambassador: false }, 'ordinary'],
  ])('asked about %s, with %o, tells what is known of that day: %s', (faultDate, typed, outcome) => {
    expect(outcomeOf(policy, { ...typed, faultDate }).outcome).toBe(outcome);
  });

  it('never asks a question', () => {
    expect(policy.decide(given({}))).toMatchObject({ kind: 'outcome', notes: [], derivation: null });
  });

  it.each(['new-machine-warranty', 'repair-warranty', 'refurbished-warranty'])(
    'says it does not know when %s is not published',
    (id) => {
      expect(outcomeOf(policy, {}, undefined, { figures: without(id) }).outcome).toBe('not-known');
    },
  );

  it('says it does not know before the first day and after a withdrawal', () => {
    expect(outcomeOf(policy, {}, '2025-03-31').outcome).toBe('not-known');
    const figures = until('new-machine-warranty', '2026-06-14');
    expect(outcomeOf(policy, {}, '2026-06-15', { figures }).outcome).toBe('not-known');
    expect(outcomeOf(policy, {}, '2026-06-14', { figures }).outcome).toBe('information');
  });
});
