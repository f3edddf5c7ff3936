import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../src/language/distance.ts';
import { stem } from '../../src/language/stem.ts';

describe('editDistance', () => {
  it.each([
    ['cancel', 'cancel', 0],
    ['cancel', 'cancle', 1],
    ['cancel', 'cancell', 1],
    ['cancel', 'cncel', 1],
    ['cancel', 'kancel', 1],
    ['cancel', 'acnecl', 2],
    ['', 'ab', 2],
    ['cancel', 'refund', 4],
  ])('from %s to %s is %i, or one above the limit', (a, b, distance) => {
    expect(editDistance(a, b, 3)).toBe(distance);
    expect(editDistance(b, a, 3)).toBe(distance);
  });

  it('is zero only for equal words and never above the limit plus one', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, limit) => {
        const distance = editDistance(a, b, limit);
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(limit + 1);
      }),
    );
  });
});

describe('stem', () => {
  it.each([
    ['en', 'subscriptions', 'subscription'],
    ['en', 'cancelling', 'cancellation'],
    ['fr', 'abonnements', 'abonnement'],
    ['fr', 'remboursement', 'rembourser'],
    ['fr', 'resilier', 'resiliation'],
  ] as const)('is the same in %s for %s and %s', (language, a, b) => {
    expect(stem(a, language)).toBe(stem(b, language));
  });

  it('leaves alone what is too long to be a word', () => {
    const long = "'".repeat(100_000);
    expect(stem(long, 'en')).toBe(long);
  });
});
