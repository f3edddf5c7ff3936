import { plainWords } from './normalise.ts';

const ORDINALS = [
  /\b(?:first|1st|premiere?|1ere?)\b/,
  /\b(?:second|seconde|2nd|deuxieme|2e|2eme)\b/,
  /\b(?:third|3rd|troisieme|3e|3eme)\b/,
  /\b(?:fourth|4th|quatrieme|4e|4eme)\b/,
];
const MAX_WORDS = 4;

/** The position, from 0, that "the second one" or "la deuxième" picks; null when the message says more than that. */
export function ordinalIn(text: string): number | null {
  const words = plainWords(text);
  if (words.split(' ').length > MAX_WORDS) return null;
  const position = ORDINALS.findIndex((pattern) => pattern.test(words));
  return position < 0 ? null : position;
}
