import type { CommandWords } from '../domain/content.ts';
import { COMMANDS, type Command } from '../domain/entity.ts';
import { LANGUAGES, type Language } from '../domain/language.ts';
import { editDistance } from '../language/distance.ts';
import { read } from '../language/reading.ts';

/** A phrase as it is compared; of several that match, the one that stands first in the book is meant. */
export interface CommandPhrase {
  readonly command: Command;
  readonly phrase: string;
  readonly place: number;
  /** One bit for each letter it holds. */
  readonly letters: number;
}

/** The phrases of every command, found by what they say and by how long they are: there are thousands, and each message asks for them. */
export interface CommandBook {
  readonly byPhrase: ReadonlyMap<string, readonly CommandPhrase[]>;
  readonly byLength: ReadonlyMap<number, readonly CommandPhrase[]>;
}

/** The phrases made ready once, the given language's first. */
export function buildCommandBook(words: CommandWords, language: Language): CommandBook {
  const languages = [...LANGUAGES].sort((a, b) => Number(b === language) - Number(a === language));
  const phrases = languages
    .flatMap((each) =>
      COMMANDS.flatMap((command) =>
        words[command][each].map((phrase) => ({ command, phrase: plain(read(phrase).text) })),
      ),
    )
    .map((one, place): CommandPhrase => ({ ...one, place, letters: lettersIn(one.phrase) }));
  return {
    byPhrase: Map.groupBy(phrases, ({ phrase }) => phrase),
    byLength: Map.groupBy(phrases, ({ phrase }) => phrase.length),
  };
}

const MIN_CHARACTERS_FOR_SLIP = 6;
const MIN_CHARACTERS_FOR_TWO_SLIPS = 12;
const MAX_SLIPS = 2;

/** The first phrase that a slip or two make of the words; longer phrases may have two. */
export function nearestPhrase({ byLength }: CommandBook, words: string): CommandPhrase | undefined {
  if (/\d/.test(words)) return undefined;
  const letters = lettersIn(words);
  let first: CommandPhrase | undefined;
  for (let length = words.length - MAX_SLIPS; length <= words.length + MAX_SLIPS; length++) {
    if (length < MIN_CHARACTERS_FOR_SLIP) continue;
    const limit = length < MIN_CHARACTERS_FOR_TWO_SLIPS ? 1 : MAX_SLIPS;
    const near = byLength.get(length)?.find(
      (one) =>
        // A slip takes one letter away and puts another in its place, at most.
        bitsIn(one.letters ^ letters) <= 2 * limit && editDistance(words, one.phrase, limit) <= limit,
    );
    if (near && !(first && first.place < near.place)) first = near;
  }
  return first;
}

/** Letters and figures alone, one blank between words. */
export const plain = (reading: string): string => reading.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

const FIRST_LETTER = 'a'.charCodeAt(0);
const LETTERS = 26;

/** What is no plain letter shares one bit. */
function lettersIn(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at) - FIRST_LETTER;
    letters |= 1 << (letter >= 0 && letter < LETTERS ? letter : LETTERS);
  }
  return letters;
}

function bitsIn(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}
