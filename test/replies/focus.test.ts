import { expect, it } from 'vitest';
import { focused } from '../../src/replies/focus.ts';

const TEXT = `You can leave at any time. The way is the same for everyone.

A charge that comes later is returned. It takes a week.`;

it('takes an option of a list for a sentence, but not what leads up to it', () => {
  const listed = `${TEXT}\n\nYou can write to us:\n\n- by post\n- by telephone`;
  expect(focused(listed, 'by telephone?', 'en')).toBe('By telephone.');
  expect(focused(listed, 'can I write?', 'en')).toBeNull();
  expect(focused(listed, 'and a charge afterwards?', 'en')).toBe(
    'A charge that comes later is returned. It takes a week.',
  );
});

it.each([
  ['and a charge afterwards?', 'A charge that comes later is returned. It takes a week.'],
  ['so everyone may?', 'The way is the same for everyone.'],
  ['is it blue?', null],
  ['and that, with the rest?', null],
  ['how many weeks?', 'A charge that comes later is returned. It takes a week.'],
])('finds the sentence that speaks of what is asked, or none: %s', (question, expected) => {
  expect(focused(TEXT, question, 'en')).toBe(expected);
});
