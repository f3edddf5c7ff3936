import type { Courtesies } from '../domain/content.ts';
import { LANGUAGES } from '../domain/language.ts';
import { foldAccents, MAX_READ_CHARACTERS } from '../language/normalise.ts';

/** Words of courtesy and hesitation, as they are looked for at either end of a message. */
export interface CourtesyBook {
  readonly opening: RegExp;
  readonly closing: RegExp;
}

/** What may stand between such words and the rest: "hello, …", "… thanks!!". */
const BREAK = String.raw`[\s,.;:!…]`;

const BREAKS_AT_END = new RegExp(`${BREAK}+$`, 'u');

/** "…, Marc Dupont", after words that a name signs. */
const NAME = String.raw`\s*[,.;:\n]\s*\p{L}[\p{L}'.-]*(?: \p{L}[\p{L}'.-]*){0,2}`;

/** The words of both languages made ready once: many mix them ("hello, ma machine…"). */
export function buildCourtesyBook({ opening, closing, signing }: Courtesies): CourtesyBook {
  const end = `(?:${anyOf(closing)}|(?:${anyOf(signing)})(?:${NAME})?)`;
  return {
    opening: new RegExp(`^${BREAK}*(?:(?:${anyOf(opening)})(?:${BREAK}+|$))+`, 'iu'),
    closing: new RegExp(`(?<![\\p{L}\\p{N}'])${end}(?:${BREAK}+${end})*[\\s.;:!…)?]*$`, 'iu'),
  };
}

/**
 * The message without the words of courtesy around it: "hello, and for a Krups? thanks" is "and for a Krups?". It is the message itself
 * where there are none, or where it is too long to be matched, and null where it says nothing else.
 */
export function withoutCourtesies(text: string, { opening, closing }: CourtesyBook): string | null {
  if (text.length > MAX_READ_CHARACTERS) return text;
  // Folded letter by letter, so that places are the same in both.
  const plain = [...text].map((letter) => folded(letter)).join('');
  if (plain.length !== text.length) return text;
  const start = opening.exec(plain)?.[0].length ?? 0;
  const last = closing.exec(plain.slice(start));
  const end = start + (last?.index ?? plain.length - start);
  // "Is that free please?" asks still.
  const mark = last?.[0].includes('?') && !text.slice(start, end).trimEnd().endsWith('?') ? '?' : '';
  const rest = text.slice(start, end).replace(last ? BREAKS_AT_END : /\s+$/u, '') + mark;
  return /[\p{L}\p{N}]/u.test(rest) ? rest : null;
}

const folded = (letter: string): string => {
  const bare = letter === '’' ? "'" : foldAccents(letter);
  return bare.length === letter.length ? bare : letter;
};

function anyOf(phrases: Courtesies['opening']): string {
  return LANGUAGES.flatMap((language) => phrases[language])
    .map((phrase) => foldAccents(phrase.replaceAll('’', "'")))
    .sort((one, other) => other.length - one.length)
    .map((phrase) => `${phrase.split(' ').map(RegExp.escape).join('\\s+')}(?![\\p{L}\\p{N}'])`)
    .join('|');
}
