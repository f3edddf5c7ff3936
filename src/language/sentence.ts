/** What ends a sentence, wherever it stands in one. */
export const SENTENCE_END = /[.!?;\n]/;

/** What ends a clause by its mark alone. */
export const CLAUSE_END = /[.,;:!?\n]/;

/** Each sentence of a text, with the marks that end it. */
export const SENTENCES = /[^.?!\n]+(?:[.?!\n]+|$)\s*/gu;

/** Nobody's sentence goes further than this to either side of a word; a text without an end to its sentences might. */
const MAX_SIDE = 300;

/** What stands before and after a place of a text, as far as its sentence goes. */
export const sentenceAround = (
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): { readonly before: string; readonly after: string } => ({
  before: text
    .slice(Math.max(0, start - MAX_SIDE), start)
    .split(SENTENCE_END)
    .at(-1)!,
  after: text.slice(end, end + MAX_SIDE).split(SENTENCE_END)[0]!,
});
