import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cleanJson, cleanText } from '../../src/storage/clean.ts';

it('leaves no NUL and no lone surrogate in any text, and a clean text as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const clean = cleanText(text);
      expect(clean.includes('\0')).toBe(false);
      expect(clean.isWellFormed()).toBe(true);
      expect(cleanText(clean)).toBe(clean);
    }),
  );
});

it('changes nothing in JSON but its strings and keys', () => {
  const dirty = { 'k\0': ['a\0', 1, null, true, { deep: '\ud800' }], empty: {} };
  expect(cleanJson(dirty)).toEqual({ k: ['a', 1, null, true, { deep: '\ufffd' }], empty: {} });
});
