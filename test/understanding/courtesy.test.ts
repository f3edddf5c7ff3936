import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Courtesies } from '../../src/domain/content.ts';
import { buildCourtesyBook, withoutCourtesies } from '../../src/understanding/courtesy.ts';

const words = parse(readFileSync('intents/vocabulary/_courtesies.yaml', 'utf8')) as Courtesies;
const book = buildCourtesyBook(words);
const bare = (text: string) => withoutCourtesies(text, book);

describe('courtesies around a message', () => {
  it.each([
    ['hello, and for a Krups? thanks', 'and for a Krups?'],
    ['Hi there!! is that free please?', 'is that free?'],
    ['Um, hello… 24 months thx', '24 months'],
    ["d'accord, et pour une Magimix svp", 'et pour une Magimix'],
    ['D’ACCORD… Et la réparation ?', 'Et la réparation ?'],
    ['Bonjour Madame, ma machine fuit. Cordialement, Marc Dupont', 'ma machine fuit'],
    ['Where is my refund? Kind regards', 'Where is my refund?'],
    ['ok -99 €', '-99 €'],
  ])('%j says %j', (text, rest) => {
    expect(bare(text)).toBe(rest);
  });

  it.each(['hello', 'Merci beaucoup !', 'ok thanks', 'bonjour, merci'])('%j says nothing else', (text) => {
    expect(bare(text)).toBeNull();
  });

  it.each([
    'no, 24 months',
    'sorry, 299',
    'by the way my machine drips',
    'the merchandise arrived',
    'hierarchy of offers',
    'merci de repasser au français',
    'we disregards that',
  ])('%j has none', (text) => {
    expect(bare(text)).toBe(text);
  });

  it('gives a part of any text, however often such words stand in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 3000 }), (text) => {
        const rest = bare(text);
        if (rest !== null) expect(text).toContain(rest.replace(/\?$/, ''));
      }),
    );
    const hostile = `${'hello '.repeat(100)}${'thanks '.repeat(20)}x`;
    expect(bare(hostile)).toBe(hostile.slice('hello '.length * 100));
  });
});
