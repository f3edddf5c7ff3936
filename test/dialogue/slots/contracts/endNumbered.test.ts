import { describe, expect, it } from 'vitest';
import { isEndNumbered } from '../../../../src/dialogue/slots/contracts/endNumbered.ts';

describe('a number of a day as that of the end', () => {
  it.each([
    ['2026-12-22', '2027-01-22', true],
    ['2026-12-21', '2027-01-22', false],
    ['2026-12-22', '2027-03-22', false],
    ['2026-12-22', '2026-11-22', false],
  ])('is the end where it is near: %s, %s', (day, end, isEnd) => {
    expect(isEndNumbered(day, { end, today: '2026-11-30' })).toBe(isEnd);
  });
});
