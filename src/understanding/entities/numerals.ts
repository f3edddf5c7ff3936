/** A number in digits, as pattern source: grouped by blanks, dots, commas or apostrophes, or plain, with decimals. */
export const NUMERAL = "(?:\\d{1,3}(?:[ .,']\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d{1,2})?)(?!\\d)";

/** The same without a currency beside it: "329 129" is two numbers, "1 299" one. */
export const BARE_NUMERAL =
  "(?:(?:\\d{1,3}(?:[.,']\\d{3})+|\\d(?: \\d{3})+)(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d{1,2})?)(?!\\d)";

/** Nothing that makes the digits part of a longer number, a word or a date stands before them. */
export const NUMERAL_START = "(?<![\\p{L}\\d])(?<!\\d[.,/:'-])";

const MAX_NUMERAL_CHARACTERS = 16;

/** The value of a NUMERAL, whichever sign it uses for thousands and decimals; NaN when it is too long to be meant. */
export function numeralValue(numeral: string): number {
  if (numeral.length > MAX_NUMERAL_CHARACTERS) return Number.NaN;
  const decimals = /[.,](\d{1,2})$/.exec(numeral)?.[1] ?? '';
  const whole = decimals === '' ? numeral : numeral.slice(0, -decimals.length - 1);
  return Number(`${whole.replace(/[^\d]/g, '')}.${decimals || '0'}`);
}
