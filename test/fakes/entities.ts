import type { EntityOf } from '../../src/domain/entity.ts';
import type { IsoDate } from '../../src/domain/value.ts';

/** The day that these words of a text tell. */
export function dayIn(text: string, words: string, date: IsoDate): EntityOf<'date'> {
  const start = text.indexOf(words);
  return { kind: 'date', start, end: start + words.length, date, precision: 'day', approximate: false };
}

/** The bare numbers of a text. */
export const numbersIn = (text: string): EntityOf<'number'>[] =>
  [...text.matchAll(/\d+/gu)].map(({ 0: words, index }) => ({
    kind: 'number',
    value: Number(words),
    start: index,
    end: index + words.length,
  }));
