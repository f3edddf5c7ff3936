import { expect, it } from 'vitest';
import { focused } from '../../src/replies/focus.ts';

const TEXT = `You can leave at any time. The way is the same for everyone.

A charge that comes later is returned. It takes a week.`;

it('keeps a text with a list whole', () => {
  const listed = `${TEXT}\n\n- by post\n- by telephone`;
  expect(focused(listed, 'and a charge afterwards?', 'en')).toBe(listed);
});

it.each([
  ['and a charge afterwards?', 'A charge that comes later is returned. It takes a week.'],
  ['so everyone may?', 'The way is the same for everyone.'],
  ['is it blue?', TEXT],
  ['and that, with the rest?', TEXT],
  ['how many weeks?', 'A charge that comes later is returned. It takes a week.'],
])('finds the sentence that speaks of what is asked, or keeps the whole: %s', (question, expected) => {
  expect(focused(TEXT, question, 'en')).toBe(expected);
});
