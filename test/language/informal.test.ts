import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writtenOut } from '../../src/language/informal.ts';
import { tokenise, wordsOf } from '../../src/language/tokenise.ts';

describe('hurried spellings', () => {
  it.each([
    ['en', 'pls tell me hw u do it thx', 'please tell me how you do it thanks'],
    ['en', 'i wanna cancel', 'i want to cancel'],
    ['en', '2 cancel', 'to cancel'],
    ['en', '4 me', 'for me'],
    ['en', '2 months', '2 months'],
    ['en', '4 machines', '4 machines'],
    ['fr', 'slt jsuis pressé svp', "salut je suis presse s' il vous plait"],
    ['fr', 'jai 2 machines', "j' ai 2 machines"],
    ['fr', 'cb', 'cb'],
  ] as const)('are written out (%s): %s', (language, text, full) => {
    expect(
      writtenOut(tokenise(text, language), language)
        .map((token) => token.text)
        .join(' '),
    ).toBe(full);
  });
});

describe('words without their places', () => {
  it.each(['en', 'fr'] as const)('are those of tokenise (%s)', (language) => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.lorem()), (text) => {
        expect(wordsOf(text, language).map((word) => word.text)).toEqual(
          tokenise(text, language).map((token) => token.text),
        );
      }),
    );
  });
});
