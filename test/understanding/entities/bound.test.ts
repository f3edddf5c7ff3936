import { describe, expect, it } from 'vitest';
import { valuesIn } from './find.ts';

const boundIn = (text: string, language: 'en' | 'fr') => {
  const [found] = valuesIn(text, language);
  return found?.kind === 'date' || found?.kind === 'duration' ? found.bound : 'no length';
};

describe('the words around a length', () => {
  it.each([
    ['en', 'just over two years ago', 'over'],
    ['en', 'I have had it for more than 2 years', 'over'],
    ['en', 'a bit over 24 months ago', 'over'],
    ['en', 'for two years and a bit', 'over'],
    ['en', 'no more than two years ago', 'under'],
    ['en', 'I have had it not quite two years', 'under'],
    ['en', 'I got it not even 24 months ago', 'under'],
    ['en', 'nearly 2 years ago', 'under'],
    ['en', 'not less than two years ago', 'over'],
    ['en', 'over the last two years', undefined],
    ['en', 'two years ago', undefined],
    ['en', 'about two years ago', undefined],
    ['fr', 'il y a un peu plus de deux ans', 'over'],
    ['fr', 'depuis plus de 2 ans', 'over'],
    ['fr', 'elle a deux ans passés', 'over'],
    ['fr', 'elle a deux ans et quelques', 'over'],
    ['fr', 'il y a presque deux ans', 'under'],
    ['fr', 'elle a même pas deux ans', 'under'],
    ['fr', 'pas encore deux ans', 'under'],
    ['fr', 'il y a moins de deux ans', 'under'],
    ['fr', 'pas plus de deux ans', 'under'],
    ['fr', 'il y a deux ans', undefined],
  ] as const)('tell on which side of it the true one lies: %s "%s"', (language, text, bound) => {
    expect(boundIn(text, language)).toBe(bound);
  });
});
