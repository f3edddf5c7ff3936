import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearPairs } from '../../src/content/checks/twins.ts';

const WORDS = ['fee', 'my', 'machine', 'cancel', 'the', 'subscription', 'a', 'refund', 'date', 'when'];
const text = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 })
  .map((words) => words.join(' '));
/** Texts, some of them much like one before. */
const texts = fc.array(fc.record({ text, owner: fc.constantFrom('a', 'b', 'c'), repeats: fc.nat() }), {
  maxLength: 25,
});

function triplesOf(words: string): Set<string> {
  const padded = ` ${words} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, start) => padded.slice(start, start + 3)));
}

/** The share of letter triples that two texts have in common. */
function likeness(first: string, second: string): number {
  const [one, other] = [triplesOf(first), triplesOf(second)];
  return one.intersection(other).size / one.union(other).size;
}

it('finds just the pairs that comparing each with each would find', () => {
  fc.assert(
    fc.property(texts, (drawn) => {
      const owned = drawn.map(({ text, owner, repeats }, index) => {
        const before = index > 0 && repeats % 3 === 0 ? drawn[repeats % index]! : null;
        return { text: before ? `${before.text} ${text.slice(0, 3)}` : text, owner };
      });
      const wanted = owned.flatMap((later, place) =>
        owned
          .slice(0, place)
          .flatMap((earlier, before) =>
            earlier.owner !== later.owner &&
            earlier.text !== later.text &&
            likeness(earlier.text, later.text) >= 0.85
              ? [[place, before]]
              : [],
          ),
      );
      expect(nearPairs(owned)).toEqual(wanted);
    }),
  );
});
