import { describe, expect, it } from 'vitest';
import { tokenise } from '../../../src/language/tokenise.ts';
import { buildPhrasebook, findPhrases } from '../../../src/understanding/entities/phrasebook.ts';

const book = buildPhrasebook(
  [
    { text: '(you|they) (have|) (already|) sent (another|a new) parcel', meaning: 'variants' },
    { text: 'they have sent', meaning: 'plain' },
    { text: "(m'avez|m'a) renvoyé", meaning: 'elided' },
  ],
  'en',
);

const found = (text: string) =>
  findPhrases(book, tokenise(text, 'en')).map(({ start, end, meaning }) => [text.slice(start, end), meaning]);

describe('a phrase with variants', () => {
  it.each([
    ['you sent another parcel', 'you sent another parcel'],
    ['well, they have already sent a new parcel!', 'they have already sent a new parcel'],
    ['you already sent anothr parcel', 'you already sent anothr parcel'],
  ])('is found in every variant, misspelt or not: "%s"', (text, phrase) => {
    expect(found(text)).toContainEqual([phrase, 'variants']);
  });

  it.each(['sent another parcel', 'I sent another parcel', 'you sent parcel', 'you have already'])(
    'is not found in part: "%s"',
    (text) => {
      expect(found(text)).toEqual([]);
    },
  );

  it('stands beside phrases without', () => {
    expect(found('they have sent a new parcel')).toEqual([
      ['they have sent', 'plain'],
      ['they have sent a new parcel', 'variants'],
    ]);
    expect(found("vous m'avez renvoyé")).toEqual([["m'avez renvoyé", 'elided']]);
  });
});
