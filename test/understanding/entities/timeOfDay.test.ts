import { describe, expect, it } from 'vitest';
import { valuesIn } from './find.ts';

describe('a time of day', () => {
  it.each([
    ['en', 'at 9 pm', 21 * 60],
    ['en', '9:30pm', 21 * 60 + 30],
    ['en', '8 a.m.', 8 * 60],
    ['en', 'open at 10:30?', 10 * 60 + 30],
    ['en', 'at 10.30', 10 * 60 + 30],
    ['en', "it's 7.30 on a Saturday evening", 19 * 60 + 30],
    ['en', 'can I call at 7?', 7 * 60],
    ['en', "at 7 o'clock in the evening", 19 * 60],
    ['en', 'around noon', 12 * 60],
    ['en', 'can I call at half 8?', 8 * 60 + 30],
    ['en', 'around half seven tonight', 19 * 60 + 30],
    ['en', 'is it open at twelve am?', 0],
    ['en', 'at twelve pm', 12 * 60],
    ['fr', 'à 20h30', 20 * 60 + 30],
    ['fr', 'à 21h', 21 * 60],
    ['fr', 'vers 8 h 30', 8 * 60 + 30],
    ['fr', 'à 9 heures', 9 * 60],
    ['fr', 'à 9h, le soir', 21 * 60],
    ['fr', 'à midi', 12 * 60],
    ['en', 'free after 7 in the evening', 19 * 60],
    ['en', 'I start at 8 am. And in the evening?', 8 * 60],
    ['fr', 'je commence à 8h. Et le soir ?', 8 * 60],
  ] as const)('is read in %s from "%s"', (language, text, minuteOfDay) => {
    expect(valuesIn(text, language)).toContainEqual({ kind: 'time', minuteOfDay });
  });

  it.each([
    ['en', 'paid at 99 euros'],
    ['en', 'it is 19.30 with the plan'],
    ['en', 'call 0800 55 52 53'],
    ['en', 'after half 12 months'],
    ['en', 'half 8'],
    ['fr', 'sous 48h'],
    ['fr', 'pendant 2 heures'],
    ['fr', '24h/24'],
  ] as const)('is not seen in %s "%s"', (language, text) => {
    expect(valuesIn(text, language).filter(({ kind }) => kind === 'time')).toEqual([]);
  });
});
