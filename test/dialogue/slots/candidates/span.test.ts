import { describe, expect, it } from 'vitest';
import { durationCandidates } from '../../../../src/dialogue/slots/candidates/span.ts';
import type { DurationSense, DurationUnit, EntityOf } from '../../../../src/domain/entity.ts';
import type { FactName, Facts } from '../../../../src/domain/fact.ts';
import { date } from '../../../../src/domain/value.ts';

const startedOn = (day: string): Facts => ({
  subscriptionStart: { kind: 'known', value: date(day), origin: 'typed', approximate: false },
});

const fits = (
  fact: FactName,
  told: { amount: number; unit: DurationUnit; sense: DurationSense },
  facts: Facts,
) => {
  const entity: EntityOf<'duration'> = { kind: 'duration', start: 0, end: 1, ...told };
  return durationCandidates(entity, '2026-11-30', facts).some((one) => one.fits(fact));
};

describe('a length counted from a start that was told', () => {
  it.each<[number, string, boolean]>([
    [20, '2025-03-15', false],
    [18, '2025-03-15', true],
  ])('tells another start only where it comes to another: %s months', (amount, start, isOther) => {
    const told = { amount, unit: 'month', sense: 'passed' } as const;
    expect(fits('subscriptionStart', told, startedOn(start))).toBe(isOther);
  });

  it.each<[number, string, boolean]>([
    [45, '2025-01-10', false],
    [200, '2025-01-10', true],
  ])('leaves the end where it is: %s days', (amount, start, isOther) => {
    const told = { amount, unit: 'day', sense: 'left' } as const;
    expect(fits('commitmentEnd', told, startedOn(start))).toBe(isOther);
  });
});
