import { describe, expect, it } from 'vitest';
import { findLanguageRequest } from '../../src/understanding/languageRequest.ts';

describe('a wish for a language', () => {
  it.each([
    ['could you write to me in French please', 'fr', ''],
    ['I would rather continue in English', 'en', ''],
    ['on peut repasser au français ?', 'fr', ''],
    ["Est-ce que vous pouvez répondre en anglais s'il vous plaît ?", 'en', ''],
    ['in English please: how long is a Krups guaranteed?', 'en', 'how long is a Krups guaranteed?'],
    ['back to French, how do I cancel?', 'fr', 'how do I cancel?'],
    ['et en anglais, merci', 'en', ''],
  ] as const)('is found in "%s"', (text, language, rest) => {
    expect(findLanguageRequest(text)).toEqual({ language, rest });
  });

  it.each([
    'is the manual available in French?',
    'my French is bad',
    'do I get an invoice in English?',
    'la notice est en anglais',
    'French press or espresso?',
    'how do I cancel?',
  ])('is not found in "%s"', (text) => {
    expect(findLanguageRequest(text)).toBeNull();
  });
});
