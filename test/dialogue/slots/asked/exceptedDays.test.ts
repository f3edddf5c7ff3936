import { expect, it } from 'vitest';
import { withoutExceptedDays } from '../../../../src/dialogue/slots/asked/exceptedDays.ts';
import { dayIn } from '../../../fakes/entities.ts';

it.each([
  ['so 8 to 8, any day but Sunday', 'Sunday', 0],
  ['open every day except on Sundays then', 'Sundays', 0],
  ['donc tous les jours sauf le dimanche ?', 'dimanche', 0],
  ['toute la semaine, hormis le dimanche', 'dimanche', 0],
  ['I can any day, but is Sunday open?', 'Sunday', 1],
  ['not on Sunday but on Monday', 'Sunday', 1],
  ['sauf le dimanche, c’est ça ?', 'dimanche', 1],
  ['et le dimanche ?', 'dimanche', 1],
])('%s', (text, words, left) => {
  const day = dayIn(text, words, '2026-06-21');
  expect(withoutExceptedDays([day], text)).toHaveLength(left);
});
