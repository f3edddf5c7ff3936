/** Days of the month written as words; the bare French numbers up to thirty-one, the English ones as ordinals. */
const WORDS: readonly string[] = [
  'first|premier|un',
  'second|deux',
  'third|trois',
  'fourth|quatre',
  'fifth|cinq',
  'sixth|six',
  'seventh|sept',
  'eighth|huit',
  'ninth|neuf',
  'tenth|dix',
  'eleventh|onze',
  'twelfth|douze',
  'thirteenth|treize',
  'fourteenth|quatorze',
  'fifteenth|quinze',
  'sixteenth|seize',
  'seventeenth|dix-sept',
  'eighteenth|dix-huit',
  'nineteenth|dix-neuf',
  'twentieth|vingt',
  'twenty-first|vingt-et-un',
  'twenty-second|vingt-deux',
  'twenty-third|vingt-trois',
  'twenty-fourth|vingt-quatre',
  'twenty-fifth|vingt-cinq',
  'twenty-sixth|vingt-six',
  'twenty-seventh|vingt-sept',
  'twenty-eighth|vingt-huit',
  'twenty-ninth|vingt-neuf',
  'thirtieth|trente',
  'thirty-first|trente-et-un',
];

const BY_WORD: ReadonlyMap<string, number> = new Map(
  WORDS.flatMap((words, index) => words.split('|').map((word) => [word, index + 1] as const)),
);

/** Pattern source for a day written as a word, with blanks or hyphens inside. */
export const DAY_WORDS = [...BY_WORD.keys()]
  .sort((a, b) => b.length - a.length)
  .map((word) => word.replaceAll('-', '[ -]'))
  .join('|');

/** The day of the month a word stands for. */
export const dayNumber = (word: string): number => BY_WORD.get(word.replaceAll(' ', '-')) ?? 0;
