import { describe, expect, it } from 'vitest';
import { isPutAhead } from '../../../../src/dialogue/slots/asked/supposed.ts';

describe('a day of a case put ahead', () => {
  it.each<[string, string, boolean]>([
    ['suppose I get it back on 20 July, until when is it covered', '20 July', true],
    ['if it is repaired on 20 July, will it be covered in December?', '20 July', true],
    ['mettons que je la récupère le 10 août', '10 août', true],
    ['repair of 20 March, would it be covered in August?', '20 March', false],
    ['will my repair of 20 March still be guaranteed in August?', '20 March', false],
    ['réparation du 20 mars, elle sera couverte en août ?', '20 mars', false],
    ['if it breaks again in August, repair of 20 March, what then?', '20 March', false],
  ])('%s → %s: %s', (text, words, isAhead) => {
    const start = text.indexOf(words);
    expect(isPutAhead(text, { start, end: start + words.length })).toBe(isAhead);
  });
});
