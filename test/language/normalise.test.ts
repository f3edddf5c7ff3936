import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldAccents, plainCharacters, plainWords } from '../../src/language/normalise.ts';

describe('plain characters', () => {
  it.each([
    ['l’été', "l'été"],
    ['a `b` ´c´', "a 'b' 'c'"],
    ['two  blanks\tand\na line', 'two blanks and a line'],
    ['Œuvre, ÿ, É', 'Œuvre, ÿ, É'],
    ['e\u0301te\u0301', 'été'],
    ['279\u00a0€', '279 €'],
    ['ﬁn \u200bici', 'fin ici'],
    ['×÷ª²', '×÷a2'],
  ])('of %j are %j', (text, plain) => {
    expect(plainCharacters(text)).toBe(plain);
  });

  it('and folded letters are the same for a letter in one piece or in two', () => {
    const letters = fc.string({ unit: fc.constantFrom(..."aeiouyAEÀÉÈÊËÎÏÔÖÙÛÜŸÇñœŒæß -'`9") });
    fc.assert(
      fc.property(letters, (text) => {
        const apart = text.normalize('NFD');
        expect(plainCharacters(apart)).toBe(plainCharacters(text));
        expect(foldAccents(apart)).toBe(foldAccents(text));
        expect(plainWords(apart)).toBe(plainWords(text));
      }),
    );
  });
});
