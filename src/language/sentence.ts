/** What ends a sentence, wherever it stands in one. */
export const SENTENCE_END = /[.!?;\n]/;

/** What ends a clause by its mark alone. */
export const CLAUSE_END = /[.,;:!?\n]/;

/** Each sentence of a text, with the marks that end it. */
export const SENTENCES = /[^.?!\n]+(?:[.?!\n]+|$)\s*/gu;

/** Nobody's sentence goes further than this to either side of a word; a text without an end to its sentences might. */
const MAX_SIDE = 300;

/** A place in a text. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** What stands before and after a place of a text. */
export interface Around {
  readonly before: string;
  readonly after: string;
}

/** What stands before and after a place of a text, as far as its sentence goes. */
export const sentenceAround = (text: string, place: Span): Around => around(text, place, SENTENCE_END);

/** What stands before and after a place of a text, as far as its clause goes. */
export const clauseAround = (text: string, place: Span): Around => around(text, place, CLAUSE_END);

/** What leads up to a place of a text, be it more than its sentence. */
export const leadingTo = (text: string, { start }: Pick<Span, 'start'>): string =>
  text.slice(Math.max(0, start - MAX_SIDE), start);

const around = (text: string, { start, end }: Span, ending: RegExp): Around => ({
  before: leadingTo(text, { start }).split(ending).at(-1)!,
  after: text.slice(end, end + MAX_SIDE).split(ending)[0]!,
});
