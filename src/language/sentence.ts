/** What ends a sentence, wherever it stands in one. */
export const SENTENCE_END = /[.!?;\n]/;

/** Each sentence of a text, with the marks that end it. */
export const SENTENCES = /[^.?!\n]+(?:[.?!\n]+|$)\s*/gu;
