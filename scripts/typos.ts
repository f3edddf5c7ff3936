const MISSPELT_WORDS = 2;
const MIN_CHARACTERS = 4;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** The text with one slip of the finger in each of its two longest words: a letter swapped, left out, doubled, changed or added. */
export function withTypos(text: string, random: () => number): string {
  const longest = [...text.matchAll(/\p{L}+/gu)]
    .filter(([word]) => word.length >= MIN_CHARACTERS)
    .sort(([a], [b]) => b.length - a.length)
    .slice(0, MISSPELT_WORDS);
  // From the end on, so that the places of the others stay right.
  return longest
    .sort((a, b) => b.index - a.index)
    .reduce(
      (misspelt, { 0: word, index }) =>
        misspelt.slice(0, index) + slip(word, random) + misspelt.slice(index + word.length),
      text,
    );
}

function slip(word: string, random: () => number): string {
  // The first letter is seldom wrong, and without it the word is hard to read for people too.
  const at = 1 + Math.floor(random() * (word.length - 2));
  const letter = LETTERS[Math.floor(random() * LETTERS.length)]!;
  const slips = [
    word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2),
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + word[at] + word.slice(at),
    word.slice(0, at) + letter + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at),
  ];
  return slips[Math.floor(random() * slips.length)]!;
}
