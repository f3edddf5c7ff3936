import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shorten, splitText, toWhatsApp } from '../../../src/channels/whatsapp/format.ts';

describe("our Markdown in WhatsApp's marks", () => {
  it.each([
    ['**€124** to pay', '*€124* to pay'],
    ['a **b c** d **e**', 'a *b c* d *e*'],
    ['see [the page](https://a.example/x)', 'see the page: https://a.example/x'],
    ['**ask [the page](https://a.example/x)** now', '*ask* the page: https://a.example/x now'],
    ['**[the page](https://a.example/x), or us**', 'the page: https://a.example/x, *or us*'],
    ['[https://a.example](https://a.example)', 'https://a.example'],
    ['## Your refund\nsoon', '*Your refund*\nsoon'],
    ['- one\n- two', '- one\n- two'],
    ['* one\n• two', '- one\n- two'],
    ['1. one\n2. two', '1. one\n2. two'],
    ['~~old~~ new', '~old~ new'],
    ['Lattissima \\*One\\* \\- \\[x\\]', 'Lattissima *One* - [x]'],
    ['2 * 3 = 6', '2 * 3 = 6'],
    ['plain', 'plain'],
  ])('%j becomes %j', (markdown, expected) => {
    expect(toWhatsApp(markdown, 'en')).toBe(expected);
  });

  it('sets a blank before a French colon', () => {
    expect(toWhatsApp('[la page](https://a.example)', 'fr')).toBe('la page\u00a0: https://a.example');
  });
});

describe('a long text', () => {
  it('is cut between paragraphs, then lines, sentences, words', () => {
    expect(splitText('aaaa bbbb.\n\ncccc dddd', 15)).toEqual(['aaaa bbbb.', 'cccc dddd']);
    expect(splitText('aaaa\nbbbb cccc', 10)).toEqual(['aaaa', 'bbbb cccc']);
    expect(splitText('One two. Three four', 12)).toEqual(['One two.', 'Three four']);
    expect(splitText('one two three', 8)).toEqual(['one two', 'three']);
    expect(splitText('x'.repeat(20), 8)).toEqual(['xxxxxxxx', 'xxxxxxxx', 'xxxx']);
  });

  it('loses no word, breaks no character and keeps every piece within the limit', () => {
    const words = fc.array(
      fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), fc.constant('\n\n')),
    );
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 200 }), (parts, limit) => {
        const text = parts.join(' ').trim();
        const pieces = splitText(text, limit);
        expect(pieces.every((piece) => piece.length <= limit && piece.isWellFormed())).toBe(true);
        expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });

  it.each([
    ['short', 10, 'short'],
    ['a longer title', 8, 'a longe…'],
    ['four 😀😀', 7, 'four…'],
  ])('%j in %i characters is %j', (text, limit, expected) => {
    expect(shorten(text, limit).length).toBeLessThanOrEqual(limit);
    expect(shorten(text, limit)).toBe(expected);
  });
});
