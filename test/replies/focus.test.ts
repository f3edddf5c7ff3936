import { expect, it } from 'vitest';
import { focused } from '../../src/replies/focus.ts';

const TEXT = `You can leave at any time. The way is the same for everyone.

These are the ways:

- by post
- by telephone

A charge that comes later is returned.`;

it.each([
  ['and a charge afterwards?', 'A charge that comes later is returned.'],
  ['so everyone may?', 'The way is the same for everyone.'],
  ['is it blue?', TEXT],
  ['by telephone perhaps?', TEXT],
])('finds the sentence that speaks of what is asked, or keeps the whole: %s', (question, expected) => {
  expect(focused(TEXT, question, 'en')).toBe(expected);
});
