import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/language/detect.ts';
import { buildLexicon } from '../../src/language/lexicon.ts';

const LEXICON = buildLexicon({
  en: ['email address', 'cheers mate', 'thanks mate', 'is my email known'],
  fr: ['adresse email', 'offre exclusive', 'prise en charge', 'une prise en charge', 'mon adresse'],
});

describe('a lexicon', () => {
  it.each([
    ['en', 'mate'],
    ['fr', 'prise en charge?'],
    ['fr', 'offre exclusive'],
  ])('hears %s in "%s", whose words only its texts have', (language, text) => {
    expect(detectLanguage(text, LEXICON)?.language).toBe(language);
  });

  it('makes nothing of a word that both languages have', () => {
    expect(detectLanguage('email', LEXICON)).toBeNull();
  });

  it('lets no single word say more than it can', () => {
    const often = buildLexicon({ en: Array<string>(1000).fill('mate'), fr: [] });
    expect(often.get('mate')).toBe(-1.6);
  });
});
