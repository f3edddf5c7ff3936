import { describe, expect, it } from 'vitest';
import { policy } from '../../policies/repair-guarantee.ts';
import type { Facts } from '../../src/domain/fact.ts';
import { date, plain } from '../../src/domain/value.ts';
import { given, outcomeOf, type Plain, until, without } from './given.ts';

describe('the guarantee of a repair or an exchange (F11, F12, F40)', () => {
  it.each<[Plain, string, string]>([
    [{ remedy: 'repair', remedyDate: '2026-05-03' }, 'covered-repair', '2026-11-03'],
    [{ remedy: 'repair', remedyDate: '2025-12-15' }, 'covered-repair', '2026-06-15'],
    [{ remedy: 'repair', remedyDate: '2025-12-14' }, 'over-repair', '2026-06-14'],
    [{ remedy: 'repair', remedyDate: '2025-08-31' }, 'over-repair', '2026-02-28'],
    [
      { remedy: 'repair', remedyDate: '2025-12-01', faultDate: '2026-05-20' },
      'covered-then-repair',
      '2026-06-01',
    ],
    [{ remedy: 'refurbished', remedyDate: '2025-08-12' }, 'covered-machine', '2027-08-12'],
    [{ remedy: 'new-machine', remedyDate: '2025-05-02' }, 'covered-machine', '2027-05-02'],
  ])('runs from the day told: %o is %s, until %s', (facts, name, end) => {
    const { outcome, values, notes, derivation } = outcomeOf(policy, facts);
    expect(outcome).toBe(name);
    expect(values.guaranteeEnd && plain(values.guaranteeEnd)).toBe(end);
    expect(notes).toEqual(['estimate']);
    expect(derivation?.result).toMatchObject({ name: 'guaranteeEnd', value: { date: end } });
  });

  it('of a machine is over on the day after its second anniversary', () => {
    const facts = { remedy: 'refurbished', remedyDate: '2025-08-12' };
    expect(outcomeOf(policy, facts, '2027-08-12').outcome).toBe('covered-machine');
    expect(outcomeOf(policy, facts, '2027-08-13').outcome).toBe('over-machine');
  });

  it.each<[Plain, string]>([
    [{ remedy: 'repair', ownMachine: true }, 'remedyDate'],
    [{ remedy: 'refurbished', ownMachine: true }, 'remedyDate'],
    [{ remedyDate: '2026-05-03' }, 'remedy'],
  ])('asks for what is missing: %o → %s', (facts, fact) => {
    expect(policy.decide(given(facts))).toMatchObject({ kind: 'need', fact });
  });

  it.each<[Plain, string]>([
    [{}, 'general'],
    [{ remedy: 'repair' }, 'undated-repair'],
    [{ remedy: 'refurbished', ownMachine: false }, 'undated-machine'],
    [{ remedy: 'unknown', remedyDate: '2026-05-03' }, 'general'],
    [{ remedy: 'repair', remedyDate: 'unknown' }, 'undated-repair'],
    [{ remedy: 'new-machine', remedyDate: 'unknown' }, 'undated-machine'],
    [{ remedy: 'repair', remedyDate: '2025-06-30' }, 'before-offer'],
    [{ remedy: 'new-machine', remedyDate: '2025-03-31' }, 'before-offer'],
  ])('is told as a rule, or not at all, where no day can be worked out: %o → %s', (facts, name) => {
    expect(outcomeOf(policy, facts)).toMatchObject({ outcome: name, derivation: null });
  });

  it.each<[Plain, string]>([
    [{ remedy: 'repair', failsAfter: 5 }, 'within-repair'],
    [{ remedy: 'repair', failsAfter: 6 }, 'ends-repair'],
    [{ remedy: 'repair', failsAfter: 7 }, 'beyond-repair'],
    [{ remedy: 'refurbished', failsAfter: 23 }, 'within-machine'],
    [{ remedy: 'refurbished', failsAfter: 24 }, 'ends-machine'],
    [{ remedy: 'new-machine', failsAfter: 25 }, 'beyond-machine'],
    [{ failsAfter: 5 }, 'within-either'],
    [{ failsAfter: 6 }, 'ends-repair'],
    [{ failsAfter: 12 }, 'between-either'],
    [{ failsAfter: 24 }, 'ends-machine'],
    [{ failsAfter: 30 }, 'beyond-either'],
    [{ remedy: 'repair', faultDate: '2027-02-10' }, 'beyond-repair'],
    [{ faultDate: '2026-09-10' }, 'within-either'],
    [{ remedy: 'repair', remedyDate: '2026-03-01', failsAfter: 6 }, 'ends-repair'],
  ])('is set against the time told until it fails: %o → %s', (facts, name) => {
    expect(outcomeOf(policy, facts)).toMatchObject({ outcome: name, derivation: null });
  });

  it.each<[Plain, string]>([
    [{ remedy: 'repair', remedyDate: '2026-03-01', failsAfter: 5 }, 'covered-ahead-repair'],
    [
      { remedy: 'repair', remedyDate: '2026-03-01', failsAfter: 6, faultDate: '2026-08-01' },
      'covered-ahead-repair',
    ],
    [{ remedy: 'refurbished', remedyDate: '2026-03-01', faultDate: '2028-03-01' }, 'covered-ahead-machine'],
    [{ remedy: 'repair', remedyDate: '2026-03-01', failsAfter: 8 }, 'over-then-repair'],
    [{ remedy: 'refurbished', remedyDate: '2026-03-01', faultDate: '2028-04-01' }, 'over-then-machine'],
  ])('is set against the day told, where there is one: %o → %s', (facts, name) => {
    expect(outcomeOf(policy, facts).outcome).toBe(name);
  });

  it('would run from that day, of a remedy that is only put in the place of the one made', () => {
    const told = given({ remedy: 'refurbished', remedyDate: '2026-05-03' });
    const remedy = { ...told.facts.remedy, isSupposed: true } as NonNullable<Facts['remedy']>;
    const decision = policy.decide({ ...told, facts: { ...told.facts, remedy } });
    expect(decision).toMatchObject({
      outcome: 'planned-machine',
      values: { guaranteeEnd: date('2028-05-03') },
    });
  });

  it('cannot begin on a day to come', () => {
    const decision = policy.decide(given({ remedy: 'repair', remedyDate: '2026-07-01' }));
    expect(decision).toMatchObject({ kind: 'invalid', fact: 'remedyDate', problem: 'in-future' });
  });

  it.each<[Plain]>([[{}], [{ remedy: 'repair' }]])('is not known where none is published: %o', (facts) => {
    const figures = without('repair-warranty');
    expect(outcomeOf(policy, facts, undefined, { figures }).outcome).toBe('not-known');
  });

  it('is not known once it is no longer published', () => {
    const figures = until('refurbished-warranty', '2026-01-01');
    const facts = { remedy: 'refurbished', remedyDate: '2026-02-01' };
    expect(outcomeOf(policy, facts, undefined, { figures }).outcome).toBe('not-known');
  });

  it('is said as roughly as its day was told', () => {
    const facts = { remedy: 'refurbished', remedyDate: '2025-08-12' };
    const { values } = outcomeOf(policy, facts, undefined, { approximate: ['remedyDate'] });
    expect(values.guaranteeEnd).toEqual(date('2027-08-12', 'day'));
  });
});
