import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, dayIn, daysBetween } from '../../src/domain/calendar.ts';

describe('adding months', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -2, '2025-11-15'],
    ['2026-12-31', 24, '2028-12-31'],
  ])('to %s: %i gives %s', (day, count, expected) => {
    expect(addMonths(day, count)).toBe(expected);
  });
});

describe('adding days', () => {
  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-12-31', 14, '2027-01-14'],
    ['2026-03-28', 2, '2026-03-30'],
  ])('to %s: %i gives %s', (day, count, expected) => {
    expect(addDays(day, count)).toBe(expected);
  });

  it('is undone by counting the days between', () => {
    const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.integer({ min: -5_000, max: 5_000 }), (instant, count) => {
        const start = instant.toISOString().slice(0, 10);
        expect(daysBetween(start, addDays(start, count))).toBe(count);
      }),
    );
  });
});

describe('the day of an instant', () => {
  it.each([
    ['2026-06-30T21:59:59Z', '2026-06-30'],
    ['2026-06-30T22:00:00Z', '2026-07-01'],
    ['2026-12-31T22:59:59Z', '2026-12-31'],
    ['2026-12-31T23:00:00Z', '2027-01-01'],
  ])('%s is %s in Paris', (instant, day) => {
    expect(dayIn('Europe/Paris', instant)).toBe(day);
  });
});
