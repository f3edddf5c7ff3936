import fc from 'fast-check';
import { expect, it } from 'vitest';
import { editDistance } from '../../src/language/distance.ts';
import { edited, visitEdits } from '../../src/language/edits.ts';
import { mayHave, NO_WORD, placeOf, placeOfHash, wordTable } from '../../src/language/wordTable.ts';

const word = fc.string({ unit: fc.constantFrom(...'abcde'), minLength: 1, maxLength: 9 });

it('visits the hash of each word it can write out', () => {
  fc.assert(
    fc.property(word, (written) => {
      visitEdits(written, (hash, slip, at, code) => {
        const table = wordTable([edited(written, slip, at, code)]);
        expect([placeOfHash(table, hash), mayHave(table, hash)]).toEqual([0, true]);
      });
    }),
    { numRuns: 30 },
  );
});

it('visits exactly the words at distance one', () => {
  fc.assert(
    fc.property(word, word, (written, meant) => {
      let found = false;
      visitEdits(written, (_, slip, at, code) => {
        found ||= edited(written, slip, at, code) === meant;
      });
      expect(found).toBe(editDistance(written, meant, 1) === 1);
    }),
    { numRuns: 300 },
  );
});

it('visits nothing for what is too long to be a word', () => {
  visitEdits('x'.repeat(50_000), () => expect.unreachable());
});

it('finds every word of a table and no other', () => {
  fc.assert(
    fc.property(fc.uniqueArray(word), word, (words, other) => {
      const table = wordTable(words);
      expect(words.map((each) => placeOf(table, each))).toEqual([...words.keys()]);
      if (!words.includes(other)) expect(placeOf(table, other)).toBe(NO_WORD);
    }),
  );
});
