/** What ends a sentence, wherever it stands in one. */
export const SENTENCE_END = /[.!?;\n]/;

/** What ends a clause by its mark alone. */
export const CLAUSE_END = /[.,;:!?\n]/;

/** Each sentence of a text, with the marks that end it. */
export const SENTENCES = /[^.?!\n]+(?:[.?!\n]+|$)\s*/gu;

/** What stands before and after a place of a text, as far as its sentence goes. */
export const sentenceAround = (
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): { readonly before: string; readonly after: string } => ({
  before: text.slice(0, start).split(SENTENCE_END).at(-1)!,
  after: text.slice(end).split(SENTENCE_END)[0]!,
});
