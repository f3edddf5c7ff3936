import { expect, it } from 'vitest';
import { withFaultDays } from '../../../../src/dialogue/slots/machines/faultDays.ts';
import type { Entity } from '../../../../src/domain/entity.ts';

const day = (text: string, words: string, date: string): Entity => {
  const start = text.indexOf(words);
  return { kind: 'date', start, end: start + words.length, date, precision: 'day', approximate: false };
};

it.each([
  ['the light started blinking last Wednesday', 'last Wednesday', '2026-11-25', 1],
  ['le voyant clignote depuis mercredi', 'mercredi', '2026-11-25', 1],
  ['you repair it and it fails again in three months', 'in three months', '2027-02-28', 1],
  ['a problem with the Krups I bought last Wednesday', 'last Wednesday', '2026-11-25', 0],
  ['panne de ma Krups du 25 novembre', '25 novembre', '2026-11-25', 0],
  ['it leaks, 25 November 2024', '25 November 2024', '2024-11-25', 0],
])('the day after the words of a fault is that of the fault: %s', (text, words, date, count) => {
  const read = withFaultDays([day(text, words, date)], { text, today: '2026-11-30' });
  expect(read.filter(({ kind }) => kind === 'cue')).toHaveLength(count);
});
