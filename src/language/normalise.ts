/** Longest stretch of a message that is matched; a customer's question fits many times over. */
export const MAX_READ_CHARACTERS = 1000;

// Most texts are plain already: one look spares them a dozen replacements that would change nothing.
const BEYOND_ASCII = /[^ -~]/;
/** Anything but plain signs and the letters of Western Europe, which every form leaves as they are. */
const UNPLAIN = /[^ -~À-ÖØ-öø-ÿŒœ]|`| {2}/;

/** The text in lower case with plain quotes, dashes and single spaces, accents kept; cut to what is matched. */
export function normalise(text: string): string {
  return plainCharacters(text.slice(0, MAX_READ_CHARACTERS)).toLowerCase().trim();
}

/** Without accents or ligatures: customers often leave them out. */
export function foldAccents(text: string): string {
  if (!BEYOND_ASCII.test(text)) return text;
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[œŒ]/g, 'oe').replace(/[æÆ]/g, 'ae');
}

/** Compatibility forms resolved, typographic quotes, dashes and blanks made plain; accents and case stay. */
export function plainCharacters(text: string): string {
  if (!UNPLAIN.test(text)) return text;
  return (
    text
      // The forms below would make a blank and an accent of it.
      .replaceAll('´', "'")
      .normalize('NFKC')
      .replace(/[\u2018\u2019\u201a\u201b\u2032\u02bc`]/g, "'")
      .replace(/[\u201c\u201d\u201e\u201f\u2033«»]/g, '"')
      .replace(/[\u2010-\u2015\u2212]/g, '-')
      .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
      .replace(/[\s\p{Cc}]+/gu, ' ')
  );
}

/** The words alone, folded, one blank between them: what two texts are compared by. */
export function plainWords(text: string): string {
  return foldAccents(normalise(text))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
