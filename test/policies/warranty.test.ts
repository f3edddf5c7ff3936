import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policy } from '../../policies/warranty.ts';
import { addDays, addMonths } from '../../src/domain/calendar.ts';
import type { Fact, FactName } from '../../src/domain/fact.ts';
import { plain, years } from '../../src/domain/value.ts';
import { expectDeclared, FIGURES, given, outcomeOf, type Plain, until, without } from './given.ts';

const printed = (outcome: ReturnType<typeof outcomeOf>, name: string) => {
  const value = outcome.values[name];
  return value && plain(value);
};

const bought = (brand: string, purchaseDate: string): Plain => ({ brand, purchaseDate });

describe('the warranty of a machine (F5–F8)', () => {
  it.each(['nespresso', 'krups', 'delonghi', 'kitchenaid'])(
    'of %s lasts 2 years, its anniversary included (F8)',
    (brand) => {
      const on = (faultDate: string) => outcomeOf(policy, { ...bought(brand, '2024-01-18'), faultDate });
      expect(printed(on('2026-01-18'), 'warranty')).toBe(2);
      expect(printed(on('2026-01-18'), 'warrantyEnd')).toBe('2026-01-18');
      expect(['2026-01-17', '2026-01-18', '2026-01-19'].map((day) => on(day).outcome)).toEqual([
        'covered-then',
        'covered-then',
        'expired',
      ]);
      expect(Object.keys(on('2026-01-18').values)).not.toContain('partsEnd');
    },
  );

  it.each([
    ['2026-01-18', 'covered-then'],
    ['2026-01-19', 'parts-only'],
    ['2027-01-18', 'parts-only'],
    ['2027-01-19', 'over-ahead-magimix'],
  ])('of Magimix, on %s, is %s: the third year is for spare parts alone (F6, F7)', (faultDate, name) => {
    const outcome = outcomeOf(policy, { ...bought('magimix', '2024-01-18'), faultDate });
    expect(outcome.outcome).toBe(name);
    expect(printed(outcome, 'warrantyEnd')).toBe('2026-01-18');
    expect(printed(outcome, 'partsEnd')).toBe('2027-01-18');
    expect(printed(outcome, 'partsWarranty')).toBe(3);
  });

  it.each([
    ['2024-02-29', '2026-02-28', '2027-02-28'],
    ['2020-02-29', '2022-02-28', '2023-02-28'],
    ['2022-02-28', '2024-02-28', '2025-02-28'],
    ['2021-03-01', '2023-03-01', '2024-03-01'],
    ['2021-02-28', '2023-02-28', '2024-02-28'],
    ['2024-12-31', '2026-12-31', '2027-12-31'],
    ['2026-06-15', '2028-06-15', '2029-06-15'],
  ])('from %s ends on %s, on Magimix parts on %s: leap days are clamped', (purchaseDate, end, partsEnd) => {
    const outcome = outcomeOf(policy, bought('magimix', purchaseDate));
    expect(printed(outcome, 'warrantyEnd')).toBe(end);
    expect(printed(outcome, 'partsEnd')).toBe(partsEnd);
  });

  it.each(['original', 'vertuo', 'unknown'])('holds for the range %s (F5)', (range) => {
    expect(outcomeOf(policy, { ...bought('krups', '2025-01-18'), range }).outcome).toBe('covered');
  });

  it.each<[string, Plain]>([
    ['the Professional range', { range: 'professional' }],
    [
      'the Professional range of a known brand',
      { ...bought('nespresso', '2025-01-18'), range: 'professional' },
    ],
    ['another brand', { brand: 'other' }],
    ['another brand with its date', bought('other', '2025-01-18')],
    ['a brand nobody knows', bought('siemens', '2025-01-18')],
    ['a brand named like something of the language', bought('constructor', '2025-01-18')],
  ])('is not published for %s: %o (F5)', (_what, facts) => {
    expect(outcomeOf(policy, facts)).toMatchObject({
      outcome: 'not-published',
      values: {},
      derivation: null,
    });
  });

  it('speaks of a machine at home told beside one of the Professional range', () => {
    const { outcome, notes } = outcomeOf(policy, { range: 'professional', machineModel: 'inissia' });
    expect([outcome, notes]).toEqual(['not-published', ['beside-professional']]);
  });

  it.each<[Plain, string]>([
    [
      { ...bought('krups', '2025-01-18'), range: 'professional', misuse: true, lengthAsked: true },
      'not-published',
    ],
    [{ misuse: true }, 'misuse'],
    [{ brand: 'krups', misuse: true }, 'misuse'],
    [{ ...bought('other', '2025-01-18'), misuse: true }, 'misuse'],
    [{ ...bought('nespresso', '2025-01-18'), range: 'professional', misuse: true }, 'misuse'],
    [{ ...bought('krups', '2025-01-18'), misuse: true }, 'covered-misuse'],
    [{ ...bought('magimix', '2025-01-18'), misuse: true }, 'covered-misuse'],
    [{ ...bought('magimix', '2024-01-18'), misuse: true }, 'misuse'],
    [{ ...bought('krups', '2024-01-18'), misuse: true }, 'expired'],
  ])('excludes wrong use, as long as it runs: %o → %s (F9)', (facts, name) => {
    expect(outcomeOf(policy, facts).outcome).toBe(name);
  });

  it.each<[Plain, string]>([
    [{ brand: 'krups' }, 'duration'],
    [{ brand: 'magimix', ownMachine: false }, 'duration-magimix'],
    [{ ownMachine: false }, 'general'],
  ])('is a rule for who asks in general: %o → %s (F6–F8)', (facts, name) => {
    expect(outcomeOf(policy, facts)).toMatchObject({ outcome: name, derivation: null });
  });

  it.each<[Plain, string]>([
    [{ purchaseDate: '2025-01-18' }, 'covered-any'],
    [{ purchaseDate: '2023-06-14' }, 'expired-any'],
    [{ purchaseDate: '2020-01-18' }, 'expired-any'],
  ])('is over with every brand when it is over with Magimix parts: %o → %s (F6–F8)', (facts, name) => {
    const outcome = outcomeOf(policy, facts);
    expect(outcome.outcome).toBe(name);
    expect(printed(outcome, 'warranty')).toBe(2);
  });

  it.each([false, 'unknown'])('does not suspect wrong use when it is %s (F9)', (misuse) => {
    expect(outcomeOf(policy, { ...bought('krups', '2025-01-18'), misuse }).outcome).toBe('covered');
  });

  it.each<[string, Plain, FactName[], string[]]>([
    ['', bought('krups', '2025-01-18'), [], ['estimate']],
    ['on the last day', bought('krups', '2024-06-15'), [], ['last-day', 'estimate']],
    ['the day after', bought('krups', '2024-06-14'), [], ['estimate']],
    ['on the last day for parts', bought('magimix', '2023-06-15'), [], ['estimate']],
    ['from a rough date', bought('krups', '2025-01-18'), ['purchaseDate'], ['approximate-purchase']],
    [
      'on the last day of a rough date',
      bought('krups', '2024-06-15'),
      ['purchaseDate'],
      ['approximate-purchase'],
    ],
  ])('is called an estimate %s: %o', (_when, facts, approximate, notes) => {
    expect(outcomeOf(policy, facts, undefined, { approximate }).notes).toEqual(notes);
  });

  it('is an estimate from the account’s date too, as the invoice decides', () => {
    const account = bought('krups', '2025-01-18');
    expect(outcomeOf(policy, {}, undefined, { account }).notes).toEqual(['estimate']);
  });
});

describe('the warranty of spare parts (F7)', () => {
  it.each<[Plain, string, string[]]>([
    [{}, 'parts-general', []],
    [{ brand: 'magimix' }, 'parts-duration', []],
    [{ brand: 'magimix', ownMachine: true }, 'parts-duration', []],
    [{ brand: 'krups' }, 'no-parts', []],
    [{ brand: 'krups', ownMachine: true }, 'no-parts', []],
    [bought('magimix', '2025-01-18'), 'parts-covered', ['estimate']],
    [bought('magimix', '2024-01-18'), 'parts-only', ['estimate']],
    [bought('magimix', '2023-01-18'), 'expired-magimix', ['estimate']],
    [bought('krups', '2025-01-18'), 'covered', ['no-parts', 'estimate']],
    [{ brand: 'other' }, 'not-published', []],
    [{ brand: 'krups', otherBrand: 'magimix' }, 'parts-general', []],
  ])('of %o is %s %o', (facts, name, notes) => {
    expect(outcomeOf(policy, { ...facts, spareParts: true })).toMatchObject({ outcome: name, notes });
  });

  it.each<[string, Plain, string]>([
    ['warranty-krups', { brand: 'krups', ownMachine: true }, 'not-published'],
    ['warranty-magimix-parts', { brand: 'magimix', ownMachine: true }, 'no-parts'],
  ])('is not known without %s: %o → %s', (id, facts, name) => {
    const figures = without(id);
    expect(outcomeOf(policy, { ...facts, spareParts: true }, undefined, { figures }).outcome).toBe(name);
  });
});

describe('two brands compared (F6–F8)', () => {
  const both = (brand: string, otherBrand: string, figures?: ReturnType<typeof without>) =>
    outcomeOf(policy, { brand, otherBrand }, undefined, figures && { figures });

  it('have the same warranty, with longer spare parts for Magimix', () => {
    expect(both('krups', 'delonghi')).toMatchObject({ outcome: 'compared', notes: [] });
    expect(both('krups', 'magimix')).toMatchObject({ outcome: 'compared', notes: ['longer-parts'] });
    expect(both('magimix', 'krups')).toMatchObject({ outcome: 'compared', notes: ['longer-parts'] });
  });

  it.each([
    ['2025-06-15', 'covered-any'],
    ['2024-01-18', 'compared'],
    ['2021-01-18', 'expired-any'],
  ])('of a day are worked out for either where they agree: %s is %s', (purchaseDate, name) => {
    const facts = { brand: 'krups', otherBrand: 'magimix', purchaseDate };
    expect(outcomeOf(policy, facts).outcome).toBe(name);
  });

  it.each([
    ['2025-06-15', 'compared-three', 'each-until-parts'],
    ['2024-01-18', 'compared-three', 'each-parts-only'],
    ['2021-01-18', 'expired-any', null],
  ])('and a third, bought on %s, are %s: what is over is said to be', (purchaseDate, name, note) => {
    const facts = { brand: 'krups', otherBrand: 'magimix', thirdBrand: 'nespresso', purchaseDate };
    const outcome = outcomeOf(policy, facts);
    expect(outcome.outcome).toBe(name);
    expect(outcome.notes).toEqual(note ? ['longer-parts', note] : []);
  });

  it.each([
    ['2025-06-15', 'each-until'],
    ['2021-01-18', 'each-ended'],
  ])('in two ranges since %s are said to be covered, or no longer: %s', (purchaseDate, note) => {
    const outcome = outcomeOf(policy, { rangesCompared: true, purchaseDate });
    expect(outcome).toMatchObject({ outcome: 'same-ranges', notes: [note] });
  });

  it('are told apart where their lengths differ', () => {
    const longer = without('warranty-krups').concat({
      ...FIGURES.find(({ id }) => id === 'warranty-krups')!,
      periods: [{ from: null, to: null, value: years(5) }],
    });
    expect(both('krups', 'delonghi', longer)).toMatchObject({ outcome: 'general', notes: [] });
  });

  it('are one when the same is named twice, or one has nothing published', () => {
    expect(both('krups', 'krups')).toMatchObject({ outcome: 'duration', notes: [] });
    expect(both('krups', 'other')).toMatchObject({ outcome: 'duration', notes: ['other-not-published'] });
    expect(both('krups', 'delonghi', without('warranty-krups')).outcome).toBe('not-published');
  });
});

it('of a machine in no account says that registering comes first (F3)', () => {
  const facts = { ...bought('krups', '2025-01-18'), machineRegistered: false };
  expect(outcomeOf(policy, facts).notes).toEqual(['estimate', 'not-registered']);
  expect(outcomeOf(policy, { ...facts, machineRegistered: true }).notes).toEqual(['estimate']);
});

describe('a warranty for who uses other makers’ capsules (F16)', () => {
  it('adds that after-sales is open all the same', () => {
    const facts = { ...bought('krups', '2025-01-18'), otherCapsules: true };
    expect(outcomeOf(policy, facts).notes).toEqual(['estimate', 'other-capsules']);
    expect(policy.decide(given({ otherCapsules: true }))).toMatchObject({ kind: 'need', fact: 'brand' });
  });
});

describe('what a warranty still needs to know', () => {
  it.each([
    [{ purchaseDate: '2025-06-14', faultDate: '2026-01-03' }, 'dated'],
    [{ purchaseDate: '2024-06-14' }, 'dated-past'],
  ])('says how long any brand was or is covered before it asks for it: %o, %s', (facts, name) => {
    expect(policy.decide(given(facts))).toMatchObject({ kind: 'need', fact: 'brand', opening: { name } });
  });

  it.each<[Plain, FactName]>([
    [{}, 'brand'],
    [{ purchaseDate: '2024-01-18' }, 'brand'],
    [{ purchaseDate: '2025-01-18', faultDate: '2026-06-01' }, 'brand'],
    [{ range: 'vertuo' }, 'brand'],
    [{ brand: 'krups', ownMachine: true }, 'purchaseDate'],
    [{ brand: 'magimix', ownMachine: true, faultDate: '2026-06-01' }, 'purchaseDate'],
  ])('is asked next: %o → %s', (facts, fact) => {
    expect(policy.decide(given(facts))).toMatchObject({ kind: 'need', fact });
  });

  it.each<[string, Plain, string]>([
    ['the brand', { brand: 'unknown' }, 'general'],
    ['the brand but the date', { brand: 'unknown', purchaseDate: '2025-01-18' }, 'general'],
    ['the date', { brand: 'delonghi', purchaseDate: 'unknown' }, 'duration'],
    ['the date of a Magimix', { brand: 'magimix', purchaseDate: 'unknown' }, 'duration-magimix'],
  ])('is not asked again of a customer who does not know %s: %o → %s', (_what, facts, name) => {
    expect(outcomeOf(policy, facts)).toMatchObject({ outcome: name, derivation: null });
  });

  it.each<[Plain, FactName, string]>([
    [bought('krups', '2026-06-16'), 'purchaseDate', 'in-future'],
    [{ ...bought('krups', '2026-06-16'), faultDate: '2026-06-20' }, 'purchaseDate', 'in-future'],
    [{ ...bought('krups', '2025-01-18'), faultDate: '2025-01-17' }, 'faultDate', 'before-purchase'],
  ])('cannot be %o: %s is %s', (facts, fact, problem) => {
    const decision = policy.decide(given(facts));
    expectDeclared(policy, decision);
    expect(decision).toMatchObject({ kind: 'invalid', fact, problem });
  });

  it('may be a day still to come: until when is a fair question', () => {
    const on = (faultDate: string) =>
      outcomeOf(policy, { ...bought('krups', '2025-01-18'), faultDate }).outcome;
    expect([on('2027-01-18'), on('2027-01-19')]).toEqual(['covered-ahead', 'over-ahead']);
  });

  it.each([
    ['2026-12-01', '2026-12-31', 'covered-ahead'],
    ['2027-01-01', '2027-01-31', 'ends-within'],
    ['2027-02-01', '2027-02-28', 'over-ahead'],
  ])('of the days from %s to %s is %s', (first, last, outcome) => {
    const facts = { ...bought('krups', '2025-01-18'), faultDate: first };
    const told = given(facts);
    const fault = { ...told.facts.faultDate, until: last } as Fact;
    expect(policy.decide({ ...told, facts: { ...told.facts, faultDate: fault } })).toMatchObject({ outcome });
  });
});

describe('a warranty without a published length', () => {
  it.each<[string, Plain, string]>([
    ['warranty-krups', bought('krups', '2025-01-18'), 'not-published'],
    ['warranty-krups', { brand: 'krups', purchaseDate: 'unknown' }, 'not-published'],
    ['warranty-magimix', bought('magimix', '2025-01-18'), 'not-published'],
    ['warranty-magimix', { brand: 'magimix', purchaseDate: 'unknown' }, 'not-published'],
    ['warranty-magimix-parts', bought('magimix', '2025-01-18'), 'covered'],
    ['warranty-magimix-parts', { brand: 'magimix', purchaseDate: 'unknown' }, 'duration'],
    ['warranty-magimix-parts', { brand: 'krups', purchaseDate: 'unknown' }, 'duration'],
  ])('without %s: %o → %s', (id, facts, name) => {
    expect(outcomeOf(policy, facts, undefined, { figures: without(id) }).outcome).toBe(name);
  });

  it('is looked up for the day of the purchase', () => {
    const figures = until('warranty-krups', '2025-01-18');
    const on = (purchaseDate: string) =>
      outcomeOf(policy, bought('krups', purchaseDate), undefined, { figures }).outcome;
    expect([on('2025-01-18'), on('2025-01-19')]).toEqual(['covered', 'not-published']);
  });
});

describe('the receipt of a warranty', () => {
  it('lists every input with its origin, the length, the step and the last day', () => {
    const account = { ...bought('krups', '2025-01-18'), range: 'vertuo' };
    const { derivation } = outcomeOf(policy, { misuse: false }, undefined, { account });
    expect(derivation?.inputs.map(({ fact, origin }) => [fact, origin])).toEqual([
      ['brand', 'account'],
      ['range', 'account'],
      ['misuse', 'typed'],
      ['purchaseDate', 'account'],
      ['faultDate', 'default'],
    ]);
    expect(derivation).toMatchObject({
      figures: [{ id: 'warranty-krups', on: '2025-01-18' }],
      formula: 'purchaseDate + warranty-krups; faultDate ≤ warrantyEnd',
      steps: [{ name: 'warranty-end', result: { kind: 'date', date: '2027-01-18' } }],
      result: { name: 'warrantyEnd', value: { kind: 'date', date: '2027-01-18' } },
    });
  });

  it.each([
    ['2026-01-18', 'faultDate ≤ warrantyEnd', 'warrantyEnd'],
    ['2026-06-15', 'warrantyEnd < faultDate ≤ partsEnd', 'partsEnd'],
    ['2027-01-19', 'faultDate > partsEnd', 'warrantyEnd'],
  ])('of a Magimix on %s compares %s and results in the %s', (faultDate, comparison, result) => {
    const { derivation } = outcomeOf(policy, { ...bought('magimix', '2024-01-18'), faultDate });
    expect(derivation?.formula).toBe(
      `purchaseDate + warranty-magimix; purchaseDate + warranty-magimix-parts; ${comparison}`,
    );
    expect(derivation?.figures.map(({ id }) => id)).toEqual(['warranty-magimix', 'warranty-magimix-parts']);
    expect(derivation?.steps.map(({ name, result: end }) => [name, plain(end)])).toEqual([
      ['warranty-end', '2026-01-18'],
      ['parts-end', '2027-01-18'],
    ]);
    expect(derivation?.result.name).toBe(result);
  });
});

describe('a warranty, for any purchase', () => {
  const day = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2026-06-15'), noInvalidDate: true })
    .map((one) => one.toISOString().slice(0, 10));
  const brand = fc.constantFrom('nespresso', 'krups', 'delonghi', 'kitchenaid', 'magimix');

  it('covers every day from the purchase to the anniversary, and no day after', () => {
    fc.assert(
      fc.property(day, brand, fc.nat(1_500), (purchaseDate, make, age) => {
        const faultDate = addDays(purchaseDate, age);
        const outcome = outcomeOf(policy, { ...bought(make, purchaseDate), faultDate });
        const end = addMonths(purchaseDate, 24);
        expect(printed(outcome, 'warrantyEnd')).toBe(end);
        expect(end >= purchaseDate).toBe(true);
        expect(outcome.outcome.startsWith('covered')).toBe(faultDate <= end);
      }),
    );
  });

  it('never ends later for a machine bought earlier', () => {
    fc.assert(
      fc.property(day, fc.nat(1_000), brand, (later, gap, make) => {
        const end = (purchaseDate: string) =>
          String(printed(outcomeOf(policy, bought(make, purchaseDate)), 'warrantyEnd'));
        expect(end(addDays(later, -gap)) <= end(later)).toBe(true);
      }),
    );
  });
});
