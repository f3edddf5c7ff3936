import { expect, it } from 'vitest';
import { asMonthOfYear } from '../../../../src/dialogue/slots/candidates/monthOfYear.ts';
import { dayIn } from '../../../fakes/entities.ts';

it.each<[string, string, string, string | null]>([
  ['sept 24', 'sept 24', '2026-09-24', '2024-09-01'],
  ['bought Dec. 22 i think', 'Dec. 22', '2025-12-22', '2022-12-01'],
  ['bought it on sept 24', 'sept 24', '2026-09-24', null],
  ['Tuesday, sept 24', 'sept 24', '2026-09-24', null],
  ['sept 24th', 'sept 24th', '2026-09-24', null],
  ['June 20', 'June 20', '2025-06-20', null],
  ['sept 12', 'sept 12', '2025-09-12', null],
  ['sept 26', 'sept 26', '2025-09-26', null],
])('reads a month and two digits as the month of a year that has been: %s', (text, words, day, month) => {
  const said = asMonthOfYear(dayIn(text, words, day), { text, today: '2026-06-15' });
  expect(said?.date ?? null).toBe(month);
});
