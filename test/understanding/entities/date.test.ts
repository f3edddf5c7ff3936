import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../../src/domain/language.ts';
import { valuesIn } from './find.ts';

const about: readonly (readonly [Language, string, string])[] = [
  ['en', 'on black friday 2023', '2023-11-24'],
  ['en', 'last Black Friday', '2025-11-28'],
  ['en', 'black friday 2 yrs ago', '2024-11-29'],
  ['fr', 'au black friday prochain', '2026-11-27'],
  ['en', "black friday '24", '2024-11-29'],
  ['fr', "black friday de l'an dernier", '2025-11-28'],
  ['en', "for thanksgiving '24", '2024-11-28'],
  ['en', 'last Thanksgiving', '2025-11-27'],
  ['en', "christmas '23", '2023-12-25'],
  ['fr', 'au black friday 2024', '2024-11-29'],
  ['fr', 'le Black Friday dernier', '2025-11-28'],
  ['en', 'around 10 April 2026', '2026-04-10'],
  ['en', 'about 3 May', '2026-05-03'],
  ['fr', 'vers le 10 avril 2026', '2026-04-10'],
  ['fr', 'aux alentours du 3 mai', '2026-05-03'],
];

const days: readonly (readonly [Language, string, string])[] = [
  ['en', '03/04/2026', '2026-04-03'],
  ['en', 'thurs 4 june 2026', '2026-06-04'],
  ['en', 'it came back thurs', '2026-05-14'],
  ['en', 'I posted it on sat', '2026-05-09'],
  ['en', 'on sat 30 may 2026', '2026-05-30'],
  ['en', '3/4/26', '2026-04-03'],
  ['en', '03.04.2026', '2026-04-03'],
  ['en', '03-04-2026', '2026-04-03'],
  ['en', '2026-03-04', '2026-03-04'],
  ['en', '2026/03/04', '2026-03-04'],
  ['en', '12/31/2025', '2025-12-31'],
  ['en', '3 March 2026', '2026-03-03'],
  ['en', '3rd of March 2026', '2026-03-03'],
  ['en', 'the third of March 2026', '2026-03-03'],
  ['en', 'on 29 February, the one in 2024', '2024-02-29'],
  ['fr', 'un 29 février, celui de 2024', '2024-02-29'],
  ['en', 'March 3, 2026', '2026-03-03'],
  ['en', 'March 3rd', '2026-03-03'],
  ['en', 'on the 1st of Feb', '2026-02-01'],
  ['en', 'Tuesday 3 March 2026', '2026-03-03'],
  ['en', '2025, 30 december', '2025-12-30'],
  ['en', '2024, August the 2nd', '2024-08-02'],
  ['fr', 'le 2025, 3 mai', '2025-05-03'],
  ['en', '3-mar-2026', '2026-03-03'],
  ['en', '3-Mar-26', '2026-03-03'],
  ['en', '03 03 2026', '2026-03-03'],
  ['en', '03032026', '2026-03-03'],
  ['en', 'may 2nd', '2026-05-02'],
  ['en', '12 December', '2025-12-12'],
  ['en', '29 February 2024', '2024-02-29'],
  ['en', 'the fourth of May twenty twenty-five', '2025-05-04'],
  ['en', 'June 2nd, two thousand and twenty-four', '2024-06-02'],
  ['fr', 'le deux juin deux mille vingt-quatre', '2024-06-02'],
  ['fr', 'le premier mai deux mille dix-neuf', '2019-05-01'],
  ['fr', 'le 3 avril deux mille vingt et un', '2021-04-03'],
  ['en', 'today', '2026-05-14'],
  ['en', 'tomorrow', '2026-05-15'],
  ['en', 'yesterday', '2026-05-13'],
  ['en', 'the day before yesterday', '2026-05-12'],
  ['en', 'the day after tomorrow', '2026-05-16'],
  ['en', 'last Monday', '2026-05-11'],
  ['en', 'last Thursday', '2026-05-07'],
  ['en', 'next Monday', '2026-05-18'],
  ['en', 'on Wednesday', '2026-05-13'],
  ['en', 'on the 10th', '2026-05-10'],
  ['en', 'by when will I have it, back Tuesday the 12th', '2026-05-12'],
  ['en', '3 days ago', '2026-05-11'],
  ['en', '10/05', '2026-05-10'],
  ['fr', '03/04/2026', '2026-04-03'],
  ['fr', 'le 3 mars 2026', '2026-03-03'],
  ['fr', 'le 1er février', '2026-02-01'],
  ['fr', '3 mars', '2026-03-03'],
  ['fr', 'le trois mars', '2026-03-03'],
  ['fr', 'mardi 3 mars 2026', '2026-03-03'],
  ['fr', '15 août 2025', '2025-08-15'],
  ['fr', '15 aout 2025', '2025-08-15'],
  ['fr', '12 déc. 2025', '2025-12-12'],
  ['fr', "aujourd'hui", '2026-05-14'],
  ['fr', 'aujourd’hui', '2026-05-14'],
  ['fr', 'demain', '2026-05-15'],
  ['fr', 'hier', '2026-05-13'],
  ['fr', 'avant-hier', '2026-05-12'],
  ['fr', 'après-demain', '2026-05-16'],
  ['fr', 'lundi dernier', '2026-05-11'],
  ['fr', 'lundi prochain', '2026-05-18'],
  ['fr', 'il y a 3 jours', '2026-05-11'],
  ['fr', 'le 10', '2026-05-10'],
  ['fr', '3 mars dernier', '2026-03-03'],
  ['fr', '3 décembre dernier', '2025-12-03'],
  ['fr', 'depuis le 3 juin', '2025-06-03'],
  ['en', 'until the 3rd of March', '2027-03-03'],
  ['en', 'I posted it on Saturday', '2026-05-09'],
  ['en', 'I will post it on Monday', '2026-05-18'],
  ['en', 'Monday of last week', '2026-05-04'],
  ['en', 'last week, on Monday', '2026-05-04'],
  ['en', 'last week monday', '2026-05-04'],
  ['fr', 'la semaine dernière, lundi', '2026-05-04'],
  ['fr', 'la semaine passée le lundi', '2026-05-04'],
  ['en', 'I signed on 2 July', '2025-07-02'],
  ['en', 'there is a fee on 2 July', '2026-07-02'],
  ['fr', 'il y a des frais le 2 juillet', '2026-07-02'],
  ['fr', 'il y a eu des frais le 2 juillet', '2025-07-02'],
  ['fr', "elle l'a postée le 2 juillet", '2025-07-02'],
  ['fr', "je l'ai posté samedi", '2026-05-09'],
  ['fr', 'je vais le poster lundi', '2026-05-18'],
  ['fr', 'lundi de la semaine prochaine', '2026-05-18'],
];

const months: readonly (readonly [Language, string, string])[] = [
  ['fr', "si j'attends plutôt mars", '2027-03-01'],
  ['en', 'if I wait for this coming March', '2027-03-01'],
  ['en', 'this coming May', '2026-05-01'],
  ['fr', 'mars 24', '2024-03-01'],
  ['fr', 'en sept. 25', '2025-09-01'],
  ['fr', 'février 27', '2027-02-01'],
  ['en', 'March 2026', '2026-03-01'],
  ['en', 'in October', '2026-10-01'],
  ['en', 'in November', '2025-11-01'],
  ['en', 'in may', '2026-05-01'],
  ['en', 'since January', '2026-01-01'],
  ['en', 'last March', '2026-03-01'],
  ['en', 'last December', '2025-12-01'],
  ['en', 'October last year', '2025-10-01'],
  ['en', 'next month', '2026-06-01'],
  ['en', 'last month', '2026-04-01'],
  ['en', '03/2026', '2026-03-01'],
  ['fr', 'mars 2026', '2026-03-01'],
  ['fr', 'en octobre', '2026-10-01'],
  ['fr', 'mars dernier', '2026-03-01'],
  ['fr', 'en mars', '2026-03-01'],
  ['fr', 'septembre', '2026-09-01'],
  ['fr', 'mars', '2026-03-01'],
  ['fr', 'le mois dernier', '2026-04-01'],
  ['fr', 'le mois prochain', '2026-06-01'],
  ['en', 'until December', '2026-12-01'],
  ['en', 'since June', '2025-06-01'],
  ['fr', 'depuis janvier 2026', '2026-01-01'],
  ['fr', 'depuis juin', '2025-06-01'],
  ['fr', "mon engagement s'est terminé en juin", '2025-06-01'],
  ['fr', 'mon contrat a expiré en juillet', '2025-07-01'],
  ['fr', 'mon contrat se termine en avril', '2027-04-01'],
  ['fr', "jusqu'en décembre", '2026-12-01'],
  ['fr', 'avant mars 2027', '2027-03-01'],
  ['en', 'I got it in August', '2025-08-01'],
  ['en', 'in August I got it', '2025-08-01'],
  ['en', 'I got it in May', '2026-05-01'],
  ['en', 'I want to leave in November', '2026-11-01'],
  ['en', 'if I cancelled in November', '2025-11-01'],
  ['en', 'I want to cancel the contract of November', '2025-11-01'],
  ['en', 'last year in October', '2025-10-01'],
  ['fr', "je l'ai eue en août", '2025-08-01'],
  ['fr', 'je vais résilier en novembre', '2026-11-01'],
  ['fr', "l'an dernier en octobre", '2025-10-01'],
];

const derived: readonly (readonly [Language, string, string])[] = [
  ['en', 'three weeks ago', '2026-04-23'],
  ['en', 'if I wait three weeks', '2026-06-04'],
  ['en', 'what if we waited another two weeks', '2026-05-28'],
  ['en', '2 months ago', '2026-03-14'],
  ['en', 'two years ago', '2024-05-14'],
  ['en', 'a year ago', '2025-05-14'],
  ['en', 'about 3 days ago', '2026-05-11'],
  ['en', 'in two weeks', '2026-05-28'],
  ['en', 'end of March', '2026-03-31'],
  ['en', 'the end of February 2024', '2024-02-29'],
  ['en', 'beginning of June', '2026-06-01'],
  ['en', 'mid-April', '2026-04-15'],
  ['en', 'last week', '2026-05-07'],
  ['fr', 'il y a trois semaines', '2026-04-23'],
  ['fr', "si j'attends trois semaines", '2026-06-04'],
  ['fr', 'en attendant encore deux semaines', '2026-05-28'],
  ['fr', 'il y a environ 2 mois', '2026-03-14'],
  ['fr', 'y a deux ans', '2024-05-14'],
  ['fr', 'dans deux mois', '2026-07-14'],
  ['fr', 'fin mars', '2026-03-31'],
  ['fr', 'début juin', '2026-06-01'],
  ['fr', 'mi-avril', '2026-04-15'],
  ['fr', 'la semaine dernière', '2026-05-07'],
  ['en', 'last Christmas', '2025-12-25'],
  ['fr', 'à Noël 2024', '2024-12-25'],
];

const seasons: readonly (readonly [Language, string, string])[] = [
  ['en', 'last summer', '2025-07-01'],
  ['en', 'if I wait until next summer', '2026-07-01'],
  ['en', 'next spring', '2027-04-01'],
  ['fr', 'au printemps prochain', '2027-04-01'],
  ['en', 'since spring 2025', '2025-04-01'],
  ['fr', "l'été dernier", '2025-07-01'],
  ['fr', 'au printemps', '2026-04-01'],
  ['en', 'last year in the autumn', '2025-10-01'],
  ['en', 'autumn last year', '2025-10-01'],
  ['fr', "l'an dernier à l'automne", '2025-10-01'],
  ['fr', "au printemps de l'année dernière", '2025-04-01'],
  ['en', 'early 2024', '2024-01-01'],
  ['en', 'the end of last year', '2025-12-01'],
  ['fr', 'fin 2024', '2024-12-01'],
];

describe('a date', () => {
  it.each(seasons)(
    'is a month, roughly, by the season or the part of the year named in %s "%s"',
    (language, text, date) => {
      expect(valuesIn(text, language)).toEqual([
        { kind: 'date', date, precision: 'month', approximate: true },
      ]);
    },
  );

  it.each(days)('is the day written in %s "%s"', (language, text, date) => {
    expect(valuesIn(text, language)).toEqual([{ kind: 'date', date, precision: 'day', approximate: false }]);
  });

  it.each(about)('is approximate where it is told roughly: %s "%s"', (language, text, date) => {
    expect(valuesIn(text, language)).toEqual([{ kind: 'date', date, precision: 'day', approximate: true }]);
  });

  it.each(months)('is the first day of the month named in %s "%s"', (language, text, date) => {
    expect(valuesIn(text, language)).toEqual([
      { kind: 'date', date, precision: 'month', approximate: false },
    ]);
  });

  it.each(derived)('is approximate when derived from %s "%s"', (language, text, date) => {
    expect(valuesIn(text, language)).toMatchObject([
      { kind: 'date', date, precision: 'day', approximate: true },
    ]);
  });

  it.each([
    ['en', 'in 2024', '2024-01-01'],
    ['en', 'last year', '2025-01-01'],
    ['fr', 'en 2024', '2024-01-01'],
    ['fr', "l'année dernière", '2025-01-01'],
  ] as const)('is the first day of the year named in %s "%s"', (language, text, date) => {
    expect(valuesIn(text, language)).toEqual([{ kind: 'date', date, precision: 'year', approximate: false }]);
  });

  it.each([
    ['en', '31/02/2026'],
    ['en', '2026-13-01'],
    ['en', '31 February 2026'],
    ['en', 'February 30'],
    ['en', '29/02/2025'],
    ['en', '99/99/9999'],
    ['en', '24/7'],
    ['en', 'march to the shop, you may'],
    ['en', '9999 years ago'],
    ['fr', '31 avril 2026'],
    ['fr', '32/01/2026'],
    ['fr', '0/0/2026'],
    ['fr', 'elle a été réparée'],
    ['en', 'black friday'],
  ] as const)('is not invented from %s "%s"', (language, text) => {
    expect(valuesIn(text, language)).toEqual([]);
  });

  it.each(['never cleaned it once in three years', "we haven't descaled it in two years"])(
    'is no day ahead in "%s"',
    (text) => {
      const language = 'en';
      expect(valuesIn(text, language).filter(({ kind }) => kind === 'date')).toEqual([]);
    },
  );

  const anyDay = fc.date({ min: new Date('1990-01-01'), max: new Date('2069-12-31'), noInvalidDate: true });
  const forms = (['en', 'fr'] as const).flatMap((language) =>
    (['long', 'full', 'medium', 'short'] as const).map((dateStyle) => [language, dateStyle] as const),
  );

  it.each(forms)('written in the %s %s form is read back', (language, dateStyle) => {
    const locale = language === 'en' ? 'en-GB' : 'fr-FR';
    const format = new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC' });
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = day.toISOString().slice(0, 10);
        expect(valuesIn(`x, ${format.format(day)}, y`, language)).toEqual([
          { kind: 'date', date, precision: 'day', approximate: false },
        ]);
      }),
    );
  });

  it('written in the international form is read back', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = day.toISOString().slice(0, 10);
        expect(valuesIn(date, 'en')).toEqual([{ kind: 'date', date, precision: 'day', approximate: false }]);
      }),
    );
  });

  it.each([
    ['en', ', '],
    ['en', ' for '],
    ['fr', ', '],
    ['fr', ' pour '],
  ] as const)('takes nothing from the amount beside it: in %s after "%s"', (language, between) => {
    const locale = language === 'en' ? 'en-GB' : 'fr-FR';
    const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
    const amounts = fc.tuple(fc.integer({ min: 1, max: 9_999 }), fc.constantFrom('', ',50', '.50'));
    const signs = fc.constantFrom('€', ' €', ' EUR', ' euros');
    fc.assert(
      fc.property(anyDay, amounts, signs, (day, [whole, part], sign) => {
        const date = format.format(day);
        const alone = valuesIn(date, language);
        const cents = whole * 100 + (part === '' ? 0 : 50);
        expect(valuesIn(`${date}${between}${whole}${part}${sign}`, language)).toEqual([
          ...alone,
          expect.objectContaining({ kind: 'money', cents }),
        ]);
      }),
    );
  });

  it.each([
    ['en', 'two years ago', 30],
    ['fr', 'il y a deux mois', 15],
    ['en', 'three weeks ago', undefined],
    ['en', '10 days ago', undefined],
  ] as const)('counted in months or years may be off by some days: %s "%s"', (language, text, slackDays) => {
    const [found] = valuesIn(text, language);
    expect(found?.kind === 'date' ? found.slackDays : 'no date').toBe(slackDays);
  });
});
