import fc from 'fast-check';
import { expect, it } from 'vitest';
import { COMMANDS } from '../../src/domain/entity.ts';
import { editDistance } from '../../src/language/distance.ts';
import { buildCommandBook, nearestPhrase } from '../../src/understanding/commandBook.ts';

const PHRASES = [
  'start over',
  'never mind',
  'no idea',
  'forget it',
  'i forgot it',
  'why is that so',
  'start ever',
];
const NONE = Object.fromEntries(COMMANDS.map((command) => [command, { en: [], fr: [] }]));
const BOOK = buildCommandBook(
  { ...NONE, unknown: { en: PHRASES.slice(0, 4), fr: [] }, why: { en: PHRASES.slice(4), fr: [] } } as never,
  'en',
);
const ALL = [...BOOK.byLength.values()].flat().sort((one, other) => one.place - other.place);

const slip = fc.record({
  at: fc.nat(20),
  letter: fc.constantFrom(...'aeiorst '),
  how: fc.constantFrom(0, 1, 2),
});
const spoken = fc
  .tuple(fc.constantFrom(...PHRASES), fc.array(slip, { maxLength: 4 }))
  .map(([phrase, slips]) =>
    slips.reduce((text, { at, letter, how }) => {
      const place = at % text.length;
      return text.slice(0, place) + (how === 0 ? '' : letter) + text.slice(how === 2 ? place : place + 1);
    }, phrase),
  );

it('finds the first phrase that the words may be a slip of, as comparing them with each would', () => {
  fc.assert(
    fc.property(spoken, (words) => {
      const wanted = ALL.find(({ phrase }) => {
        const limit = phrase.length < 12 ? 1 : 2;
        return phrase.length >= 6 && editDistance(words, phrase, limit) <= limit;
      });
      expect(nearestPhrase(BOOK, words)).toEqual(wanted);
    }),
  );
});
