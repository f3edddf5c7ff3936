import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policy } from '../../policies/refund.ts';
import { addDays, daysBetween } from '../../src/domain/calendar.ts';
import type { FactName } from '../../src/domain/fact.ts';
import { plain } from '../../src/domain/value.ts';
import { expectDeclared, given, outcomeOf, type Plain, until, without } from './given.ts';

const ORDER: Plain = { replacementSent: false, paymentMethod: 'card' };
const LABEL: Plain = { ...ORDER, refundKind: 'return-label' };
const CARRIER: Plain = { ...ORDER, refundKind: 'returned-by-carrier' };

const printed = (outcome: ReturnType<typeof outcomeOf>, name: string) => {
  const value = outcome.values[name];
  return value && plain(value);
};

describe('the day a refund is due (F19, F20)', () => {
  it.each([
    ['2026-06-15', 'due-label', '2026-06-29'],
    ['2026-06-08', 'due-label', '2026-06-22'],
    ['2026-06-02', 'due-label', '2026-06-16'],
    ['2026-06-01', 'due-label', '2026-06-15'],
    ['2026-05-31', 'late-label', '2026-06-14'],
    ['2026-05-01', 'late-label', '2026-05-15'],
  ])('for a parcel handed over on %s is, on 15 June: %s, by %s (F20)', (handoverDate, name, dueDate) => {
    const outcome = outcomeOf(policy, { ...LABEL, handoverDate });
    expect(outcome.outcome).toBe(name);
    expect(printed(outcome, 'dueDate')).toBe(dueDate);
    expect(printed(outcome, 'startDate')).toBe(handoverDate);
    expect(printed(outcome, 'delay')).toBe(14);
  });

  it.each([
    ['2026-06-15', 'due-carrier', '2026-06-29'],
    ['2026-06-01', 'due-carrier', '2026-06-15'],
    ['2026-05-31', 'late-carrier', '2026-06-14'],
  ])(
    'for an order back on %s is, as an estimate of its own: %s, by %s (F19)',
    (carrierReturnDate, name, dueDate) => {
      const outcome = outcomeOf(policy, { ...CARRIER, carrierReturnDate });
      expect(outcome.outcome).toBe(name);
      expect(printed(outcome, 'dueDate')).toBe(dueDate);
    },
  );

  it.each([
    ['2026-01-17', '2026-01-31'],
    ['2026-01-18', '2026-02-01'],
    ['2024-02-15', '2024-02-29'],
    ['2024-02-16', '2024-03-01'],
    ['2026-02-15', '2026-03-01'],
    ['2026-03-20', '2026-04-03'],
    ['2026-10-20', '2026-11-03'],
    ['2026-12-20', '2027-01-03'],
  ])('counts over the ends of months, leap days and clock changes: %s → %s', (handoverDate, dueDate) => {
    expect(printed(outcomeOf(policy, { ...LABEL, handoverDate }, handoverDate), 'dueDate')).toBe(dueDate);
  });

  it.each([
    ['day 14', '2026-06-22', 'due-label', undefined],
    ['day 15', '2026-06-23', 'late-label', 1],
    ['day 16', '2026-06-24', 'late-label', 2],
    ['a month after', '2026-07-22', 'late-label', 30],
  ])('on %s, %s, is %s, by %s days (F24)', (_day, today, name, daysLate) => {
    const outcome = outcomeOf(policy, { ...LABEL, handoverDate: '2026-06-08' }, today);
    expect(outcome.outcome).toBe(name);
    expect(printed(outcome, 'daysLate')).toBe(daysLate);
  });

  it('is the same until the last minute of day 14', () => {
    const facts = { ...LABEL, handoverDate: '2026-06-01' };
    expect(outcomeOf(policy, facts, '2026-06-15', { minuteOfDay: 1_439 }).outcome).toBe('due-label');
    expect(outcomeOf(policy, facts, '2026-06-16', { minuteOfDay: 0 }).outcome).toBe('late-label');
  });
});

describe('a late refund (F24–F28)', () => {
  it.each([
    ['2026-06-15', 479, 'opens-today', undefined],
    ['2026-06-15', 480, 'open-now', undefined],
    ['2026-06-15', 1_199, 'open-now', undefined],
    ['2026-06-15', 1_200, 'opens-later', '2026-06-16'],
    ['2026-06-20', 1_200, 'opens-later', '2026-06-22'],
    ['2026-06-21', 600, 'opens-later', '2026-06-22'],
  ])('on %s at minute %s gives the line, and %s %s (F25, F27)', (today, minuteOfDay, note, next) => {
    const outcome = outcomeOf(policy, { ...LABEL, handoverDate: '2026-05-01' }, today, { minuteOfDay });
    expect(outcome.notes).toEqual([note, 'by-card']);
    expect(printed(outcome, 'phone')).toBe('0800 55 52 53');
    expect(printed(outcome, 'nextDay')).toBe(next);
  });

  it('does not send to the line before it is late', () => {
    const outcome = outcomeOf(policy, { ...LABEL, handoverDate: '2026-06-08' });
    expect(outcome.notes).toEqual(['by-card']);
    expect(Object.keys(outcome.values)).not.toContain('phone');
  });
});

describe('an order that is not refunded (F21, F22, F23)', () => {
  it.each<[string, Plain, string]>([
    ['a replacement was sent', { replacementSent: true }, 'no-refund-replacement'],
    [
      'a replacement was announced',
      { replacementPlanned: true, paymentMethod: 'card' },
      'replacement-announced',
    ],
    [
      'it was announced to who gets a credit',
      { replacementPlanned: true, paymentMethod: 'other' },
      'replacement-announced',
    ],
    [
      'a replacement was sent for an order paid otherwise',
      { replacementSent: true, paymentMethod: 'other' },
      'no-refund-replacement',
    ],
    [
      'a replacement was sent for an order paid with the subscription’s credit',
      { replacementSent: true, paymentMethod: 'subscription-credit' },
      'no-refund-replacement',
    ],
    [
      'a replacement was sent after a return in a shop',
      { replacementSent: true, refundKind: 'other' },
      'no-refund-replacement',
    ],
    [
      'it was paid with the subscription’s credit',
      { ...ORDER, paymentMethod: 'subscription-credit' },
      'credit-subscription',
    ],
    ['it was paid otherwise than by card', { ...ORDER, paymentMethod: 'other' }, 'credit-other'],
    ['it was paid partly by card', { ...ORDER, paymentMethod: 'mixed' }, 'mixed'],
    ['it came back in a shop', { ...ORDER, refundKind: 'other' }, 'other-return'],
    [
      'it came back in a shop, paid otherwise',
      { replacementSent: false, paymentMethod: 'other', refundKind: 'other' },
      'credit-other',
    ],
    ['it came back in a way nobody knows', { ...ORDER, refundKind: 'by-balloon' }, 'other-return'],
  ])('when %s: %o → %s', (_when, facts, name) => {
    expect(outcomeOf(policy, facts).outcome).toBe(name);
  });

  it.each<[string, string, readonly string[]]>([
    ['subscription-credit', 'credit-subscription', ['unless-replaced']],
    ['other', 'credit-other', ['unless-replaced']],
    ['mixed', 'mixed', []],
  ])(
    'is told so at once for %s, unless a replacement was sent (F21, F22, F23)',
    (paymentMethod, name, notes) => {
      expect(outcomeOf(policy, { paymentMethod })).toMatchObject({ outcome: name, notes });
      expect(outcomeOf(policy, { paymentMethod, replacementSent: 'unknown' }).notes).toEqual(notes);
      expect(outcomeOf(policy, { paymentMethod, replacementSent: false }).notes).toEqual([]);
    },
  );

  it('takes the day into account only for what is refunded', () => {
    const facts: Plain = { ...LABEL, handoverDate: '2026-05-01', paymentMethod: 'other' };
    expect(outcomeOf(policy, facts)).toMatchObject({ outcome: 'credit-other', values: {}, notes: [] });
  });
});

describe('what a refund still needs to know', () => {
  const KIND: Plain = { refundKind: 'return-label' };
  it.each<[Plain, FactName, string | undefined]>([
    [{}, 'refundKind', undefined],
    [{ partialReturn: true }, 'refundKind', 'partial'],
    [{ partialReturn: false }, 'refundKind', undefined],
    [{ paymentMethod: 'card' }, 'refundKind', 'card'],
    [KIND, 'handoverDate', 'label'],
    [{ ...KIND, paymentMethod: 'card' }, 'handoverDate', 'label'],
    [{ ...KIND, partialReturn: true }, 'handoverDate', 'partial'],
    [LABEL, 'handoverDate', 'label'],
    [{ ...LABEL, carrierReturnDate: '2026-06-08' }, 'handoverDate', 'label'],
    [CARRIER, 'carrierReturnDate', 'carrier'],
    [{ ...CARRIER, handoverDate: '2026-06-08' }, 'carrierReturnDate', 'carrier'],
  ])('is asked next, after the rule for what was told: %o → %s, %s', (facts, fact, opening) => {
    const decision = policy.decide(given(facts));
    expectDeclared(policy, decision);
    expect(decision).toMatchObject({ kind: 'need', fact });
    expect(decision).toHaveProperty(opening === undefined ? 'kind' : 'opening.name', opening ?? 'need');
    expect(decision).not.toHaveProperty('soFar');
  });

  it.each<[Plain, FactName, string, string[]]>([
    [{ handoverDate: '2026-06-08' }, 'refundKind', 'due-label', ['if-label', 'if-card-not-replaced']],
    [
      { carrierReturnDate: '2026-06-08' },
      'refundKind',
      'due-carrier',
      ['if-carrier', 'if-card-not-replaced'],
    ],
    [{ ...ORDER, handoverDate: '2026-06-08' }, 'refundKind', 'due-label', ['by-card', 'if-label']],
    [{ ...KIND, handoverDate: '2026-06-08' }, 'replacementSent', 'due-label', ['if-card-not-replaced']],
    [
      { ...KIND, replacementSent: false, handoverDate: '2026-06-08' },
      'paymentMethod',
      'due-label',
      ['if-card'],
    ],
    [
      { ...KIND, replacementSent: 'unknown', handoverDate: '2026-06-08' },
      'paymentMethod',
      'due-label',
      ['if-card-not-replaced'],
    ],
    [{ ...KIND, handoverDate: 'unknown' }, 'replacementSent', 'undated-label', ['if-card-not-replaced']],
    [
      { refundKind: 'returned-by-carrier', carrierReturnDate: '2026-06-08', partialReturn: true },
      'replacementSent',
      'due-carrier',
      ['partial', 'if-card-not-replaced'],
    ],
  ])('does not hold back the day: %o → asks %s after %s', (facts, fact, name, notes) => {
    const decision = policy.decide(given(facts));
    expectDeclared(policy, decision);
    expect(decision).toMatchObject({ kind: 'need', fact, soFar: { outcome: name, notes } });
  });

  it.each<[string, Plain, string, string[]]>([
    [
      'paid by card',
      { ...KIND, paymentMethod: 'card', handoverDate: '2026-06-08' },
      'due-label',
      ['by-card', 'if-not-replaced'],
    ],
    ['late', { ...KIND, handoverDate: '2026-05-01' }, 'late-label', ['open-now', 'if-card-not-replaced']],
    [
      'late, however it came back',
      { handoverDate: '2026-05-01' },
      'late-label',
      ['open-now', 'if-label', 'if-card-not-replaced'],
    ],
  ])('asks nothing more of an order %s: %o → %s', (_what, facts, name, notes) => {
    expect(outcomeOf(policy, facts)).toMatchObject({ outcome: name, notes });
  });

  it('says of a day told roughly that it was worked out', () => {
    const facts = { ...LABEL, handoverDate: '2026-05-01' };
    const { notes } = outcomeOf(policy, facts, undefined, { approximate: ['handoverDate'] });
    expect(notes).toEqual(['open-now', 'approximate-start', 'by-card']);
  });

  it.each<[Plain, string]>([
    [{}, 'wrong'],
    [{ ...LABEL, handoverDate: '2026-06-08' }, 'wrong'],
    [{ paymentMethod: 'other' }, 'credit-other'],
    [{ replacementSent: true }, 'no-refund-replacement'],
  ])('sends a wrong refund to the line, after the exceptions: %o → %s (F24)', (facts, name) => {
    expect(outcomeOf(policy, { ...facts, refundWrong: true }).outcome).toBe(name);
  });

  it.each<[number, number, string]>([
    [34, 58, 'wrong-short'],
    [34, 34, 'as-expected'],
    [58, 34, 'wrong'],
  ])('compares what came with what was expected: %d of %d → %s (F24)', (came, due, name) => {
    const facts = { ...ORDER, refundReceived: came, refundExpected: due };
    expect(outcomeOf(policy, facts).outcome).toBe(name);
  });

  it.each<[string, Plain, string]>([
    ['how it came back', { refundKind: 'unknown' }, 'general'],
    ['how it came back, but the day', { refundKind: 'unknown', handoverDate: '2026-06-08' }, 'due-label'],
    ['the day of the hand-over', { ...LABEL, handoverDate: 'unknown' }, 'undated-label'],
    ['the day it came back', { ...CARRIER, carrierReturnDate: 'unknown' }, 'undated-carrier'],
    ['how it was paid', { ...LABEL, paymentMethod: 'unknown', handoverDate: '2026-06-08' }, 'due-label'],
    ['of a replacement', { ...LABEL, replacementSent: 'unknown', handoverDate: '2026-06-08' }, 'due-label'],
  ])('is not asked again of a customer who does not know %s: %o → %s', (_what, facts, name) => {
    expect(outcomeOf(policy, facts).outcome).toBe(name);
  });

  it.each<[string, Plain, string]>([
    ['with the label', { ...LABEL, handoverDate: '2026-06-16' }, '2026-06-30'],
    ['with nothing else told', { handoverDate: '2026-06-20' }, '2026-07-04'],
  ])('is worked out for a day on which the parcel is to be handed over, %s (F20)', (_how, facts, dueDate) => {
    const outcome = outcomeOf(policy, { ...facts, returnPlanned: true });
    expect(outcome.outcome).toBe('planned-label');
    expect(printed(outcome, 'dueDate')).toBe(dueDate);
  });

  it('counts as handed over once the planned day is past', () => {
    const facts = { ...LABEL, handoverDate: '2026-06-12', returnPlanned: true };
    expect(outcomeOf(policy, facts).outcome).toBe('due-label');
  });

  it.each<[FactName, Plain]>([
    ['handoverDate', { ...LABEL, handoverDate: '2026-06-16' }],
    ['carrierReturnDate', { ...CARRIER, carrierReturnDate: '2026-06-16' }],
  ])('cannot be a %s still to come', (fact, facts) => {
    const decision = policy.decide(given(facts));
    expectDeclared(policy, decision);
    expect(decision).toMatchObject({ kind: 'invalid', fact, problem: 'in-future' });
  });
});

describe('a refund without a published rule', () => {
  it.each<[string, Plain]>([
    ['refund-delay', { ...LABEL, handoverDate: '2026-06-08' }],
    ['refund-delay', { ...LABEL, handoverDate: 'unknown' }],
    ['refund-delay', { ...CARRIER, carrierReturnDate: 'unknown' }],
    ['refund-delay', { refundKind: 'unknown' }],
    ['support-phone', { ...LABEL, handoverDate: '2026-05-01' }],
    ['support-phone', { refundWrong: true }],
  ])('is said not to be known without %s: %o', (id, facts) => {
    expect(outcomeOf(policy, facts, undefined, { figures: without(id) })).toMatchObject({
      outcome: 'not-known',
      values: {},
    });
  });

  it('is looked up for the day the days count from', () => {
    const figures = until('refund-delay', '2026-06-08');
    const on = (handoverDate: string) =>
      outcomeOf(policy, { ...LABEL, handoverDate }, undefined, { figures }).outcome;
    expect(on('2026-06-08')).toBe('due-label');
    expect(on('2026-06-09')).toBe('not-known');
  });
});

describe('a refund, for any day', () => {
  const day = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
    .map((one) => one.toISOString().slice(0, 10));

  it('is due exactly 14 days after its start, never late before day 15 and always from then on', () => {
    fc.assert(
      fc.property(day, fc.nat(400), fc.boolean(), (start, age, isLabel) => {
        const facts = isLabel ? { ...LABEL, handoverDate: start } : { ...CARRIER, carrierReturnDate: start };
        const outcome = outcomeOf(policy, facts, addDays(start, age));
        expect(daysBetween(start, String(printed(outcome, 'dueDate')))).toBe(14);
        expect(outcome.outcome).toBe(`${age >= 15 ? 'late' : 'due'}-${isLabel ? 'label' : 'carrier'}`);
        expect(printed(outcome, 'daysLate')).toBe(age >= 15 ? age - 14 : undefined);
      }),
    );
  });

  const REPLIES = {
    refundKind: fc.constantFrom('return-label', 'returned-by-carrier', 'other', 'unknown'),
    replacementSent: fc.constantFrom(true, false, 'unknown'),
    paymentMethod: fc.constantFrom('card', 'subscription-credit', 'other', 'mixed', 'unknown'),
    handoverDate: fc.constantFrom('2026-06-08', '2026-05-01', 'unknown'),
    carrierReturnDate: fc.constantFrom('2026-06-08', '2026-05-01', 'unknown'),
  };

  it('is never promised where an exception applies, nor without the conditions nobody has confirmed', () => {
    const told = fc.record(
      { ...REPLIES, refundWrong: fc.boolean(), partialReturn: fc.boolean() },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(told, (facts) => {
        const decision = policy.decide(given(facts as Plain));
        expectDeclared(policy, decision);
        const soFar =
          decision.kind === 'outcome' ? decision : decision.kind === 'need' ? decision.soFar : null;
        if (!soFar || !/^(due|late|undated)-/.test(soFar.outcome)) return;
        const { replacementSent = 'unknown', paymentMethod = 'unknown' } = facts;
        const isSure = [replacementSent !== 'unknown', paymentMethod !== 'unknown'];
        expect(replacementSent).not.toBe(true);
        expect(['card', 'unknown']).toContain(paymentMethod);
        const conditions = soFar.notes.filter((note) => /^if-(card|not-replaced)/.test(note));
        const expected = ['if-card-not-replaced', 'if-not-replaced', 'if-card', undefined];
        expect(conditions[0]).toBe(expected[Number(isSure[0]) * 2 + Number(isSure[1])]);
      }),
      { numRuns: 500 },
    );
  });

  it('comes to an end within four questions, and asks nothing twice', () => {
    const replies = fc.record(REPLIES);
    fc.assert(
      fc.property(replies, (known) => {
        let told: Plain = {};
        for (let questions = 0; ; questions += 1) {
          const decision = policy.decide(given(told));
          expectDeclared(policy, decision);
          if (decision.kind !== 'need') {
            expect(decision.kind).toBe('outcome');
            expect(questions).toBeLessThanOrEqual(4);
            if (known.replacementSent === true && told.replacementSent)
              expect(decision).toMatchObject({ outcome: 'no-refund-replacement' });
            return;
          }
          expect(Object.keys(told)).not.toContain(decision.fact);
          told = { ...told, [decision.fact]: known[decision.fact as keyof typeof known] };
        }
      }),
    );
  });
});

describe('a wait without a day of the return (F24)', () => {
  it('longer than a refund may take is over, whichever way the order came back', () => {
    expect(outcomeOf(policy, { waitingSince: '2026-05-20' }).outcome).toBe('over');
  });

  it('of just the whole time opens with the rule', () => {
    const decision = policy.decide(given({ waitingSince: '2026-06-01' }));
    expect(decision).toMatchObject({ kind: 'need', fact: 'refundKind' });
    expect(decision).not.toHaveProperty('opening');
  });

  it.each<[string, string]>([
    ['return-label', 'late-label'],
    ['returned-by-carrier', 'late-carrier'],
    ['other', 'other-return'],
  ])('is counted from once the way is known: %s → %s', (refundKind, name) => {
    expect(outcomeOf(policy, { refundKind, waitingSince: '2026-05-20' }).outcome).toBe(name);
  });

  it('gives way to the day of the return', () => {
    const facts = { ...LABEL, waitingSince: '2026-05-20', handoverDate: '2026-06-08' };
    expect(outcomeOf(policy, facts).outcome).toBe('due-label');
  });
});

describe('days that the customer says are over (F24, F28)', () => {
  it.each<[Plain, string]>([
    [{ daysOver: true }, 'over'],
    [{ daysOver: true, refundKind: 'return-label' }, 'over'],
    [{ daysOver: true, refundKind: 'returned-by-carrier' }, 'over-carrier'],
    [{ daysOver: true, refundKind: 'other' }, 'other-return'],
    [{ daysOver: true, paymentMethod: 'mixed' }, 'mixed-over'],
    [{ ...LABEL, handoverDate: '2026-05-20', paymentMethod: 'mixed' }, 'mixed-over'],
    [{ ...LABEL, handoverDate: '2026-06-10', paymentMethod: 'mixed' }, 'mixed-due-label'],
    [{ ...CARRIER, carrierReturnDate: '2026-06-10', paymentMethod: 'mixed' }, 'mixed-due-carrier'],
    [{ ...CARRIER, paymentMethod: 'mixed' }, 'mixed'],
    [{ daysOver: true, paymentMethod: 'other' }, 'credit-other'],
    [{ daysOver: true, replacementSent: true }, 'no-refund-replacement'],
  ])('%j → %s', (facts, name) => {
    expect(outcomeOf(policy, facts).outcome).toBe(name);
  });

  it('the day of the return says whether they are', () => {
    const facts = { ...LABEL, handoverDate: '2026-06-10', daysOver: true };
    expect(outcomeOf(policy, facts).outcome).toBe('due-label');
  });

  it('without a line there is none to call', () => {
    const circumstances = { figures: without('support-phone') };
    expect(outcomeOf(policy, { daysOver: true }, undefined, circumstances).outcome).toBe('not-known');
    const mixed = { daysOver: true, paymentMethod: 'mixed' };
    expect(outcomeOf(policy, mixed, undefined, circumstances).outcome).toBe('mixed');
  });
});

describe('whether a refund must be asked for (F19)', () => {
  it.each<[Plain, string]>([
    [{}, 'unasked'],
    [{ refundKind: 'return-label' }, 'unasked-label'],
    [{ refundKind: 'returned-by-carrier' }, 'unasked-carrier'],
    [{ daysOver: true }, 'over'],
    [{ ...LABEL, handoverDate: '2026-05-20', paymentMethod: 'card' }, 'late-label'],
  ])('%j → %s', (facts, name) => {
    expect(outcomeOf(policy, { ...facts, claimAsked: true }).outcome).toBe(name);
  });
});

describe('a return still to be made', () => {
  it('has no day to ask for', () => {
    const facts = { refundKind: 'return-label', returnPlanned: true, partialReturn: true };
    expect(outcomeOf(policy, facts)).toMatchObject({
      outcome: 'planned-undated',
      notes: ['partial', 'if-card-not-replaced'],
    });
  });
});

describe('money or a credit (F21)', () => {
  const asked = (facts: Plain) => policy.decide({ ...given(facts), question: 'refund-eligibility' });

  it('is said in general where no order is spoken of', () => {
    expect(asked({})).toMatchObject({ outcome: 'general', notes: ['your-case'] });
  });

  it.each<Plain>([{ ownOrder: true }, { refundKind: 'return-label' }, { replacementSent: false }])(
    'is decided by the payment: %j',
    (facts) => {
      expect(asked(facts)).toMatchObject({ kind: 'need', fact: 'paymentMethod' });
    },
  );

  it('stays the rule where the payment is not known', () => {
    expect(asked({ ownOrder: true, paymentMethod: 'unknown' })).toMatchObject({
      outcome: 'general',
      notes: [],
    });
  });
});
