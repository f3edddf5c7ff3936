import { describe, expect, it } from 'vitest';
import { valuesIn } from './find.ts';

describe('a duration', () => {
  it.each([
    ['en', 'I have 3 months left'],
    ['fr', 'il me reste 9 mois'],
    ['en', 'not a day longer'],
    ['fr', 'un jour peut-être'],
  ] as const)('is not seen in %s "%s"', (language, text) => {
    expect(valuesIn(text, language)).toEqual([]);
  });

  it('is counted apart when two are named', () => {
    expect(
      valuesIn('12 months, 24 months', 'en').map((value) => value.kind === 'duration' && value.amount),
    ).toEqual([12, 24]);
  });

  it.each([
    ['en', '24 months', 24, 'month'],
    ['en', '24-month plan', 24, 'month'],
    ['en', '24mo', 24, 'month'],
    ['en', 'two years', 2, 'year'],
    ['en', 'a year', 1, 'year'],
    ['en', 'twenty-four months', 24, 'month'],
    ['en', 'a year and a half', 18, 'month'],
    ['en', 'two and a half years', 30, 'month'],
    ['en', 'half a year', 6, 'month'],
    ['en', '1 year and 3 months', 15, 'month'],
    ['en', '14 days', 14, 'day'],
    ['en', 'a couple of weeks', 2, 'week'],
    ['en', 'I signed up for 24 months', 24, 'month'],
    ['en', 'I have signed up for 24 months', 24, 'month'],
    ['fr', '24 mois', 24, 'month'],
    ['fr', '24mois', 24, 'month'],
    ['fr', '2 ans', 2, 'year'],
    ['fr', 'un an', 1, 'year'],
    ['fr', 'un an et demi', 18, 'month'],
    ['fr', '1 an et 3 mois', 15, 'month'],
    ['fr', 'un an et deux mois', 14, 'month'],
    ['en', 'a year and two months', 14, 'month'],
    ['en', '1.5 years', 18, 'month'],
    ['fr', 'deux années', 2, 'year'],
    ['fr', 'vingt-quatre mois', 24, 'month'],
    ['fr', 'engagement de 12 mois', 12, 'month'],
    ['fr', 'pour 24 mois', 24, 'month'],
    ['fr', '3 semaines', 3, 'week'],
    ['fr', '14 jours', 14, 'day'],
    ['fr', '14j', 14, 'day'],
  ] as const)('is read in %s from "%s"', (language, text, amount, unit) => {
    expect(valuesIn(text, language)).toEqual([{ kind: 'duration', amount, unit, elapsed: false }]);
  });

  it.each([
    ['en', "I've had it for 13 months", 13, 'month'],
    ['en', 'I have been subscribed for about 13 months', 13, 'month'],
    ['en', 'been a subscriber for two years', 2, 'year'],
    ['en', '13 months already', 13, 'month'],
    ['en', "it's been 5 weeks", 5, 'week'],
    ['fr', 'depuis 13 mois', 13, 'month'],
    ['fr', 'ça fait 13 mois', 13, 'month'],
    ['fr', "cela fait un an que j'ai la machine", 1, 'year'],
    ['fr', 'depuis environ deux ans', 2, 'year'],
    ['fr', 'déjà 13 mois', 13, 'month'],
    ['fr', "j'ai déjà fait 18 mois", 18, 'month'],
    ['en', "I've done 20 months", 20, 'month'],
    ['fr', "13 mois que j'attends", 13, 'month'],
  ] as const)('has already passed in %s "%s"', (language, text, amount, unit) => {
    expect(valuesIn(text, language)).toEqual([{ kind: 'duration', amount, unit, elapsed: true }]);
  });
});
