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

  it('is what the whole table of all beginnings says', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 10 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, limit) => {
        expect(editDistance(a, b, limit)).toBe(Math.min(tabledDistance(a, b), limit + 1));
      }),
      { numRuns: 2_000 },
    );
  });
});

/** The same by its definition, from the shortest beginnings of both words to the whole. */
function tabledDistance(a: string, b: string): number {
  const table = [...Array(a.length + 1).keys()].map((row) =>
    [...Array(b.length + 1).keys()].map((column) => (row === 0 ? column : row)),
  );
  const at = (row: number, column: number) => table[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= a.length; row++)
    for (let column = 1; column <= b.length; column++) {
      const change = a[row - 1] === b[column - 1] ? 0 : 1;
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      table[row]![column] = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + change,
        isSwap ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
  return at(a.length, b.length);
}

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
