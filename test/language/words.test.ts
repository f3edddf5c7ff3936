import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../src/language/distance.ts';
import { buildSpeller, repair } from '../../src/language/repair.ts';
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

describe('repair', () => {
  const counts = new Map(
    Object.entries({ cancel: 5, refund: 3, subscription: 4, machine: 9, form: 1, fort: 2, card: 3 }),
  );
  const english = buildSpeller(counts, 'en');
  const french = buildSpeller(
    new Map(Object.entries({ abonnement: 3, resilier: 2, remboursement: 4 })),
    'fr',
  );

  it.each([
    ['cancle', 'cancel'],
    ['acncel', 'cancel'],
    ['refundd', 'refund'],
    ['mashine', 'machine'],
    ['subscirpton', 'subscription'],
    ['fort', 'fort'],
  ])('reads %s as %s', (word, meant) => {
    expect(repair(english, word)).toBe(meant);
  });

  it.each([
    ['abonement', 'abonnement'],
    ['rembousrment', 'remboursement'],
    ['risilier', 'resilier'],
  ])('reads the French %s as %s', (word, meant) => {
    expect(repair(french, word)).toBe(meant);
  });

  it.each(['279', 'c4rd', 'car', 'cat', 'care', 'quux', 'x'.repeat(60)])('leaves %s alone', (word) => {
    expect(repair(english, word)).toBe(word);
  });

  it('takes a doubled letter for the likelier slip', () => {
    expect(
      repair(
        buildSpeller(
          new Map([
            ['help', 9],
            ['hello', 1],
          ]),
          'en',
        ),
        'helo',
      ),
    ).toBe('hello');
  });

  it('prefers the more usual of two words as near', () => {
    expect(
      repair(
        buildSpeller(
          new Map([
            ['formez', 1],
            ['forxez', 2],
          ]),
          'en',
        ),
        'foryez',
      ),
    ).toBe('forxez');
  });
});
