import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldAccents, MAX_READ_CHARACTERS, normalise } from '../../src/language/normalise.ts';
import { read } from '../../src/language/reading.ts';
import { MAX_TOKEN_CHARACTERS, tokenise } from '../../src/language/tokenise.ts';

describe('normalise', () => {
  it.each([
    ['  Hello   World ', 'hello world'],
    ['J’AI PAYÉ', "j'ai payé"],
    ['279\u00a0€', '279 €'],
    ['“quoted” — dash', '"quoted" - dash'],
    ['ﬁnal ½', 'final 1⁄2'],
    ['e\u0301te\u0301', 'été'],
    ['a\u200bb\u00adc', 'abc'],
    ['line\nbreak\ttab\0nul', 'line break tab nul'],
  ])('writes %j as %j', (text, expected) => {
    expect(normalise(text)).toBe(expected);
  });

  it('keeps only what is matched of a long text', () => {
    expect(normalise('x'.repeat(1_000_000))).toHaveLength(MAX_READ_CHARACTERS);
  });

  it.each([
    ['été', 'ete'],
    ['Œuvre', 'oeuvre'],
    ['ça', 'ca'],
    ['naïve', 'naive'],
  ])('folds %s to %s', (text, expected) => {
    expect(foldAccents(text)).toBe(expected);
  });
});

describe('tokenise', () => {
  it.each([
    ['fr', "l'abonnement", ["l'", 'abonnement']],
    ['fr', 'l’abonnement', ["l'", 'abonnement']],
    ['fr', "qu'est-ce que c'est", ["qu'", 'est', 'ce', 'que', "c'", 'est']],
    ['fr', "aujourd'hui", ["aujourd'hui"]],
    ['fr', 'aujourd hui', ["aujourd'hui"]],
    ['fr', 'l abonnement que j ai', ["l'", 'abonnement', 'que', "j'", 'ai']],
    ['fr', 'qu est ce qu il a', ["qu'", 'est', 'ce', "qu'", 'il', 'a']],
    ['fr', 'et lautre celles dont', ['et', "l'", 'autre', 'celles', 'dont']],
    ['fr', 'les dates mais non des ans', ['les', 'dates', 'mais', 'non', 'des', 'ans']],
    ['fr', 'le plan d formule c', ['le', 'plan', 'd', 'formule', 'c']],
    [
      'en',
      'i m sure it s not what i don t want',
      ['i', 'am', 'sure', 'it', "'s", 'not', 'what', 'i', 'do', 'not', 'want'],
    ],
    ['en', 'i must say', ['i', 'must', 'say']],
    ['fr', "jusqu'au 3 mars", ["jusqu'", 'au', '3', 'mars']],
    ['fr', 'Résilié !', ['resilie']],
    ['en', "I don't know", ['i', 'do', 'not', 'know']],
    ['en', 'dont cant wont', ['do', 'not', 'can', 'not', 'will', 'not']],
    ['en', "I'm sure we've won't", ['i', 'am', 'sure', 'we', 'have', 'will', 'not']],
    ['en', "machine's", ['machine', "'s"]],
    ['en', 'want', ['want']],
    ['en', '279.00 on 03/04/2026', ['279.00', 'on', '03/04/2026']],
    ['en', '🙂 !!! …', []],
  ] as const)('takes %s %j apart', (language, text, words) => {
    expect(tokenise(text, language).map((token) => token.text)).toEqual(words);
  });

  it('points at the original characters', () => {
    const text = '  L’Été,  c’est ﬁni 👍 dont';
    const tokens = tokenise(text, 'fr').map(({ start, end }) => text.slice(start, end));
    expect(tokens).toEqual(['L’', 'Été', 'c’', 'est', 'ﬁni', 'dont']);
  });

  it('keeps its offsets in order and inside any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: 'binary' })),
        fc.constantFrom('en', 'fr'),
        (text, language) => {
          let end = 0;
          for (const token of tokenise(text, language)) {
            expect(token.start).toBeLessThan(token.end);
            expect(token.start).toBeGreaterThanOrEqual(Math.min(end, token.start));
            expect(token.text.length).toBeLessThanOrEqual(MAX_TOKEN_CHARACTERS);
            end = token.end;
          }
          expect(end).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });
});

describe('read', () => {
  it('has one place in the original for every character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { text: plain, starts, ends } = read(text);
        expect(starts).toHaveLength(plain.length);
        expect(ends).toHaveLength(plain.length);
        expect(plain.length).toBeLessThanOrEqual(2 * MAX_READ_CHARACTERS);
      }),
    );
  });
});
