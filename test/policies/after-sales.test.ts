import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policy } from '../../policies/after-sales.ts';
import { plain } from '../../src/domain/value.ts';
import { given, outcomeOf, type Plain, until, without } from './given.ts';

const AMBASSADOR = { account: { ambassador: true } };
const printed = (values: ReturnType<typeof outcomeOf>['values']) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, plain(value)]));

describe('the offer for a faulty machine (F10–F14, F40–F45)', () => {
  it.each([
    ['2025-03-31', 'before-offer', 'before-offer-ambassador'],
    ['2025-04-01', 'before-offer', 'new-machine-only'],
    ['2025-06-30', 'before-offer', 'new-machine-only'],
    ['2025-07-01', 'options', 'options-ambassador'],
    ['2026-06-15', 'options', 'options-ambassador'],
  ])('for a fault of %s is %s, for an Ambassador %s (F10, F40)', (faultDate, everyone, ambassador) => {
    expect(outcomeOf(policy, { faultDate }).outcome).toBe(everyone);
    expect(outcomeOf(policy, { faultDate }, undefined, AMBASSADOR).outcome).toBe(ambassador);
  });

  it('holds for today when no day is told, without asking anything', () => {
    const { outcome, derivation } = outcomeOf(policy, {});
    expect(outcome).toBe('options');
    expect(derivation?.inputs).toMatchObject([{ fact: 'faultDate', origin: 'default' }]);
  });

  it('offers everyone a repair of 6 months or a refurbished machine of 2 years (F11, F12)', () => {
    expect(printed(outcomeOf(policy, {}).values)).toEqual({
      since: '2025-07-01',
      repairWarranty: 6,
      refurbishedWarranty: 2,
    });
  });

  it('offers an Ambassador a new machine of 2 years besides (F40, F41, F43, F44)', () => {
    expect(printed(outcomeOf(policy, {}, undefined, AMBASSADOR).values)).toEqual({
      since: '2025-07-01',
      repairWarranty: 6,
      refurbishedWarranty: 2,
      newWarranty: 2,
      newSince: '2025-04-01',
    });
  });

  it('knows of nothing but the new machine between the two first days (F40)', () => {
    expect(printed(outcomeOf(policy, { faultDate: '2025-05-10' }, undefined, AMBASSADOR).values)).toEqual({
      given: '2025-05-10',
      since: '2025-04-01',
      newWarranty: 2,
      optionsSince: '2025-07-01',
    });
  });

  it.each([
    ['anyone', {}, '2025-07-01'],
    ['an Ambassador', AMBASSADOR, '2025-04-01'],
  ])(
    'says to %s, for a day before it, from when the known rule holds: %o → %s',
    (_who, circumstances, since) => {
      const { values, notes } = outcomeOf(policy, { faultDate: '2024-12-31' }, undefined, circumstances);
      expect(printed(values)).toEqual({ given: '2024-12-31', since });
      expect(notes).toEqual([]);
    },
  );

  it.each<[string, boolean, string, string[]]>([
    ['2025-05-10', true, 'options', ['asked-now', 'register']],
    ['2025-05-10', false, 'before-offer', []],
    ['2025-08-10', true, 'options', ['register']],
  ])('for a fault of %s, asked for now: %s, is %s with %o (F10)', (faultDate, askedNow, outcome, notes) => {
    expect(outcomeOf(policy, { faultDate, askedNow })).toMatchObject({ outcome, notes });
  });

  it('says that the warranty ran when the fault appeared (F10)', () => {
    const facts = { brand: 'krups', purchaseDate: '2024-03-03', faultDate: '2026-01-10', askedNow: true };
    expect(outcomeOf(policy, facts)).toMatchObject({
      outcome: 'options',
      notes: ['warranty-then', 'register'],
    });
  });

  it('begins with the exclusion for who tells of wrong use, and adds it for an Ambassador (F9, F40)', () => {
    expect(outcomeOf(policy, { misuse: true })).toMatchObject({
      outcome: 'options-misuse',
      notes: ['register'],
    });
    expect(outcomeOf(policy, { misuse: true }, undefined, AMBASSADOR)).toMatchObject({
      outcome: 'options-ambassador',
      notes: ['misuse', 'register'],
    });
  });

  it.each<[string, Plain, string[]]>([
    ['covered', { brand: 'krups', purchaseDate: '2025-01-18' }, ['warranty-runs', 'register']],
    ['over', { brand: 'krups', purchaseDate: '2024-01-18' }, ['warranty-over', 'register']],
    ['for parts alone', { brand: 'magimix', purchaseDate: '2024-01-18' }, ['warranty-parts', 'register']],
    ['not published', { brand: 'other', purchaseDate: '2025-01-18' }, ['register']],
    ['unknown without the brand', { purchaseDate: '2025-01-18' }, ['register']],
    [
      'not published for the range',
      { brand: 'nespresso', purchaseDate: '2025-01-18', range: 'professional' },
      ['register'],
    ],
    ['told of a day to come', { brand: 'krups', purchaseDate: '2026-06-16' }, ['register']],
  ])('says beside it whether the warranty runs, when it is %s: %o → %o (F6–F8)', (_when, facts, notes) => {
    expect(outcomeOf(policy, facts)).toMatchObject({ outcome: 'options', notes });
  });

  it('shows in its receipt how the warranty was worked out', () => {
    const { derivation } = outcomeOf(policy, { brand: 'krups', purchaseDate: '2025-01-18' });
    expect(derivation?.inputs.map(({ fact }) => fact)).toEqual(['faultDate', 'brand', 'purchaseDate']);
    expect(derivation?.steps.map(({ name }) => name)).toEqual(['offer-in-force', 'warranty-end']);
  });

  it.each<[string, string, string[]]>([
    ['2024-06-01', '2024-06-30', ['register']],
    ['2024-05-01', '2024-05-31', ['warranty-over', 'register']],
  ])('of a purchase told as a month, from %s until %s, says only what is certain', (first, until, notes) => {
    const input = given({ brand: 'krups', purchaseDate: first });
    const { purchaseDate } = input.facts;
    if (purchaseDate?.kind !== 'known') throw new Error('the purchase is told');
    const facts = { ...input.facts, purchaseDate: { ...purchaseDate, until, approximate: true } };
    expect(policy.decide({ ...input, facts })).toMatchObject({ outcome: 'options', notes });
  });

  it('says of a machine past repair what is known of it (F12, F15)', () => {
    const facts = { irreparable: true, machineRegistered: true };
    expect(outcomeOf(policy, facts)).toMatchObject({ outcome: 'options', notes: ['irreparable'] });
    // The new machine alone was offered then: nothing else falls away.
    const early = outcomeOf(policy, { ...facts, faultDate: '2025-05-10' }, undefined, AMBASSADOR);
    expect(early).toMatchObject({ outcome: 'new-machine-only', notes: [] });
  });

  it.each<[string, Plain, string[]]>([
    ['nothing is said', {}, ['register']],
    ['the machine is registered', { machineRegistered: true }, []],
    ['the machine is not registered', { machineRegistered: false }, ['not-registered']],
    ['the customer does not know', { machineRegistered: 'unknown' }, ['register']],
    ['it is asked what a light means', { signAsked: 'meaning' }, ['sign-unknown', 'register']],
    ['it was not misused', { misuse: false, machineRegistered: true }, []],
  ])('adds, when %s: %o → %o (F3, F9)', (_when, facts, notes) => {
    expect(outcomeOf(policy, facts)).toMatchObject({ outcome: 'options', notes });
    expect(outcomeOf(policy, facts, undefined, AMBASSADOR)).toMatchObject({
      outcome: 'options-ambassador',
      notes,
    });
    const early = outcomeOf(policy, { ...facts, faultDate: '2025-05-10' }, undefined, AMBASSADOR);
    expect(early).toMatchObject({ outcome: 'new-machine-only', notes });
  });

  it('is not withdrawn by misuse, which voids the warranty alone (F9, F10)', () => {
    expect(outcomeOf(policy, { misuse: true }).values).toEqual(outcomeOf(policy, {}).values);
  });

  it('refuses a fault still to come', () => {
    expect(policy.decide(given({ faultDate: '2026-06-16' }))).toMatchObject({
      kind: 'invalid',
      fact: 'faultDate',
      problem: 'in-future',
    });
  });

  it('never takes a typed Ambassador for one (F14)', () => {
    const day = fc.date({ min: new Date('2024-01-01'), max: new Date('2026-06-15'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.boolean(), (fault, ambassador) => {
        const faultDate = fault.toISOString().slice(0, 10);
        const typed = outcomeOf(policy, { faultDate, ambassador });
        const everyone = outcomeOf(policy, { faultDate }).outcome;
        const claimed = everyone === 'options' ? 'options-claimed' : everyone;
        expect(typed.outcome).toBe(ambassador ? claimed : everyone);
        expect(['options', 'options-claimed', 'before-offer']).toContain(typed.outcome);
      }),
    );
  });
});

it.each([
  ['says so', { ambassador: true }, 'options-claimed', ['register']],
  [
    'says so, and whose fault it is',
    { ambassador: true, misuse: true },
    'options-claimed',
    ['misuse', 'register'],
  ],
  ['says not to be one', { ambassador: false }, 'options', ['register']],
] as const)('tells the offer for a customer who %s (F14, F40)', (_who, facts, outcome, notes) => {
  expect(outcomeOf(policy, facts)).toMatchObject({ outcome, notes });
});

describe('an offer that is not published', () => {
  it.each([
    ['new-machine-warranty', 'options', 'not-known'],
    ['repair-warranty', 'not-known', 'not-known'],
    ['refurbished-warranty', 'not-known', 'not-known'],
  ])('without %s is %s, for an Ambassador %s', (id, everyone, ambassador) => {
    const figures = without(id);
    expect(outcomeOf(policy, {}, undefined, { figures }).outcome).toBe(everyone);
    expect(outcomeOf(policy, {}, undefined, { ...AMBASSADOR, figures }).outcome).toBe(ambassador);
  });

  it.each([
    ['new-machine-warranty', 'options', 'not-known'],
    ['repair-warranty', 'not-known', 'not-known'],
  ])(
    'is not called an offer to come once %s is withdrawn: %s, for an Ambassador %s',
    (id, everyone, ambassador) => {
      const figures = until(id, '2026-06-14');
      expect(outcomeOf(policy, {}, undefined, { figures }).outcome).toBe(everyone);
      expect(outcomeOf(policy, {}, undefined, { ...AMBASSADOR, figures }).outcome).toBe(ambassador);
    },
  );
});

describe('the receipt of the offer', () => {
  it('compares the day of the fault with the first day of the offer', () => {
    const facts = { faultDate: '2025-08-01', machineRegistered: false, misuse: true };
    expect(outcomeOf(policy, facts).derivation).toEqual({
      inputs: [
        {
          fact: 'faultDate',
          value: { kind: 'date', date: '2025-08-01' },
          origin: 'typed',
          approximate: false,
        },
        { fact: 'misuse', value: { kind: 'flag', flag: true }, origin: 'typed', approximate: false },
        {
          fact: 'machineRegistered',
          value: { kind: 'flag', flag: false },
          origin: 'typed',
          approximate: false,
        },
      ],
      figures: [
        { id: 'repair-warranty', on: '2025-08-01' },
        { id: 'refurbished-warranty', on: '2025-08-01' },
      ],
      formula: 'faultDate ≥ since(repair-warranty)',
      steps: [
        {
          name: 'offer-in-force',
          expression: [{ kind: 'date', date: '2025-08-01' }, '≥', { kind: 'date', date: '2025-07-01' }],
          sign: '→',
          result: { kind: 'flag', flag: true },
        },
      ],
      result: { name: 'offerInForce', value: { kind: 'flag', flag: true } },
    });
  });

  it('names the account as the source of an Ambassador’s status', () => {
    const { derivation } = outcomeOf(policy, {}, undefined, AMBASSADOR);
    expect(derivation?.inputs.map(({ fact, origin }) => [fact, origin])).toEqual([
      ['faultDate', 'default'],
      ['ambassador', 'account'],
    ]);
    expect(derivation?.figures.map(({ id }) => id)).toEqual([
      'repair-warranty',
      'refurbished-warranty',
      'new-machine-warranty',
    ]);
  });

  it.each([
    ['2025-03-31', [false], false, []],
    ['2025-05-10', [true, false], true, ['new-machine-warranty']],
  ])('shows an Ambassador’s fault of %s as %o → %s', (faultDate, holds, isInForce, ids) => {
    const { derivation } = outcomeOf(policy, { faultDate }, undefined, AMBASSADOR);
    expect(derivation?.steps.map(({ result }) => plain(result))).toEqual(holds);
    expect(derivation && plain(derivation.result.value)).toBe(isInForce);
    expect(derivation?.figures.map(({ id }) => id)).toEqual(ids);
  });

  it('has the same result for every day of one offer, so that the exact day is not asked for', () => {
    const [first, last] = ['2026-05-01', '2026-05-31'].map((faultDate) => outcomeOf(policy, { faultDate }));
    expect(first?.derivation?.result).toEqual(last?.derivation?.result);
  });
});
