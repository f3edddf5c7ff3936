/** Pattern source for the beginning, middle or end of what follows: a month, a year. */
export const PART =
  "(?<part>(?:\\b(?:the |at the |by the )?(?:very )?(?:end|beginning|start|middle) of (?:the month of )?|\\b(?:early|mid|late)[ -](?:in )?|(?<!\\bpr(?:is|end|it|endra) )\\b(?:a la |au |vers la |vers le |en |d'ici (?:la )?)?(?:toute )?(?:fin|debut|milieu)(?: du mois)? (?:de |d')?|\\b(?:a la )?mi[ -]))";

export type Part = 'start' | 'middle' | 'end';

/** Which part the words of PART name. */
export function partNamed(words: string): Part {
  if (/end|late|fin/.test(words)) return 'end';
  return /mid|mi[ -]|milieu/.test(words) ? 'middle' : 'start';
}
