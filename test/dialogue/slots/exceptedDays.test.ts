import { expect, it } from 'vitest';
import { withoutExceptedDays } from '../../../src/dialogue/slots/exceptedDays.ts';
import type { Entity } from '../../../src/domain/entity.ts';

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
  const start = text.indexOf(words);
  const day: Entity = {
    kind: 'date',
    date: '2026-06-21',
    precision: 'day',
    approximate: false,
    start,
    end: start + words.length,
  };
  expect(withoutExceptedDays([day], text)).toHaveLength(left);
});
