import { describe, expect, it } from 'vitest';
import { easterSunday, isPublicHoliday } from '../../src/domain/holidays.ts';

describe('a public holiday in France', () => {
  it.each([
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
  ])('is counted from Easter, which in %s is %s', (year, day) => {
    expect(easterSunday(year)).toBe(day);
  });

  it.each(['2026-04-06', '2026-05-14', '2026-05-25', '2026-07-14', '2026-11-01', '2027-01-01'])(
    'is %s',
    (day) => {
      expect(isPublicHoliday(day)).toBe(true);
    },
  );

  it.each(['2026-04-05', '2026-06-15', '2026-12-26'])('is not %s', (day) => {
    expect(isPublicHoliday(day)).toBe(false);
  });
});
