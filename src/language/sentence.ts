/** What ends a sentence, wherever it stands in one. */
export const SENTENCE_END = /[.!?;\n]/;
