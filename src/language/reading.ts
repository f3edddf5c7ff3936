import { withApostrophes } from './apostrophes.ts';
import { foldAccents, MAX_READ_CHARACTERS, plainCharacters } from './normalise.ts';

/** A text in the one spelling everything is matched in, with the way back to the customer's own characters. */
export interface Reading {
  /** Lower case, no accents, plain quotes and dashes, single spaces; a blank typed for an apostrophe is one. */
  readonly text: string;
  /** For each character of `text`, where the original character it came from starts and ends. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Reads any text, however long or strange, into its matching form; never more than MAX_READ_CHARACTERS. */
export function read(original: string): Reading {
  const characters: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let offset = 0;
  for (const letter of original.slice(0, MAX_READ_CHARACTERS)) {
    const end = offset + letter.length;
    for (const character of matchingForm(letter)) {
      if (character === ' ' && (characters.length === 0 || characters.at(-1) === ' ')) continue;
      if (characters.length === MAX_READ_CHARACTERS) break;
      characters.push(character);
      starts.push(offset);
      ends.push(end);
    }
    offset = end;
  }
  return byCodeUnit(characters, starts, ends);
}

/** Letters, figures and signs that are their own matching form, up to case; blanks stand alone. */
const PLAIN_TEXT = /^[!-_a-~]+(?: [!-_a-~]+)*$/;

/** The text of a reading, without the way back. */
export function readText(original: string): string {
  return original.length <= MAX_READ_CHARACTERS && PLAIN_TEXT.test(original)
    ? withApostrophes(original.toLowerCase())
    : read(original).text;
}

const isPlain = (letter: string) => letter >= '!' && letter <= '~' && letter !== '`';

function matchingForm(letter: string): string {
  if (isPlain(letter)) return letter.toLowerCase();
  const known = FORMS.get(letter);
  if (known !== undefined) return known;
  const form = foldAccents(plainCharacters(letter)).toLowerCase();
  if (FORMS.size < MAX_FORMS) FORMS.set(letter, form);
  return form;
}

/** Forms found before: a language writes few letters beyond the plain ones. */
const FORMS = new Map<string, string>();
/** Beyond it nothing more is kept, whatever signs are sent. */
const MAX_FORMS = 1_000;

/** The offsets in the original text of a stretch of the reading. */
export function spanOf(reading: Reading, from: number, to: number): { start: number; end: number } {
  return { start: reading.starts[from] ?? 0, end: reading.ends[to - 1] ?? 0 };
}

// Regular expressions count UTF-16 units, so characters outside the basic plane take two entries.
function byCodeUnit(characters: string[], starts: number[], ends: number[]): Reading {
  const text = withApostrophes(characters.join(''));
  if (text.length === characters.length) return { text, starts, ends };
  const repeat = (values: number[]) =>
    values.flatMap((value, i) => (characters[i]!.length > 1 ? [value, value] : [value]));
  return { text, starts: repeat(starts), ends: repeat(ends) };
}
