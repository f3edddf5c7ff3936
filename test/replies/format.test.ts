import { describe, expect, it } from 'vitest';
import {
  date,
  days,
  flag,
  money,
  months,
  share,
  term,
  type Value,
  weekday,
  wholeEuros,
  years,
} from '../../src/domain/value.ts';
import { escapeMarkdown, formatLedDate, formatValue } from '../../src/replies/format.ts';

const vocabularies = [
  {
    id: 'brands',
    readAs: null,
    values: [
      {
        id: 'other',
        isAsWritten: false,
        label: { en: 'another brand', fr: 'une autre marque' },
        synonyms: { en: [], fr: [] },
      },
    ],
  },
];

const cases: readonly (readonly [Value, string, string])[] = [
  [money(12_420), '€124.20', '124,20 €'],
  [money(129_999), '€1,299.99', '1 299,99 €'],
  [money(-500), '-€5.00', '-5,00 €'],
  [wholeEuros(124), '€124', '124 €'],
  [share(80), '80%', '80 %'],
  [share(82.5), '82.5%', '82,5 %'],
  [months(1), '1 month', '1 mois'],
  [months(24), '24 months', '24 mois'],
  [days(1), '1 day', '1 jour'],
  [days(14), '14 days', '14 jours'],
  [years(2), '2 years', '2 ans'],
  [date('2026-03-03'), '3 March 2026', '3 mars 2026'],
  [date('2026-02-01'), '1 February 2026', '1er février 2026'],
  [date('2026-01-11'), '11 January 2026', '11 janvier 2026'],
  [date('2026-03-03', 'day'), 'about 3 March 2026', '3 mars 2026 environ'],
  [date('2026-03-01', 'month'), 'March 2026', 'mars 2026'],
  [date('2026-01-01', 'year'), '2026', '2026'],
  [weekday('2026-06-15'), 'Monday 15 June', 'lundi 15 juin'],
  [weekday('2026-06-01'), 'Monday 1 June', 'lundi 1er juin'],
  [flag(true), 'yes', 'oui'],
  [term('brands', 'other'), 'another brand', 'une autre marque'],
  [term('brands', 'acme'), 'acme', 'acme'],
  [{ kind: 'phone', number: '0800 55 52 53' }, '0800 55 52 53', '0800 55 52 53'],
  [{ kind: 'time', minuteOfDay: 1_200 }, '20:00', '20 h'],
  [{ kind: 'time', minuteOfDay: 510 }, '8:30', '8 h 30'],
  [{ kind: 'weekdays', from: 1, to: 6 }, 'Monday to Saturday', 'du lundi au samedi'],
];

describe('a value', () => {
  it.each(cases)('%o is written %s in English and %s in French', (value, english, french) => {
    expect(plainSpaces(formatValue(value, { language: 'en', vocabularies }))).toBe(english);
    expect(plainSpaces(formatValue(value, { language: 'fr', vocabularies }))).toBe(french);
  });

  it.each([
    ['on', undefined, 'on 3 March 2026', 'le 3 mars 2026'],
    ['on', 'day', 'around 3 March 2026', 'vers le 3 mars 2026'],
    ['on', 'month', 'in March 2026', 'en mars 2026'],
    ['on', 'year', 'in 2026', 'en 2026'],
    ['from', undefined, 'from 3 March 2026', 'du 3 mars 2026'],
    ['from', 'day', 'from about 3 March 2026', 'du 3 mars 2026 environ'],
    ['from', 'month', 'from March 2026', 'de mars 2026'],
    ['through', undefined, 'until 3 March 2026 inclusive', "jusqu'au 3 mars 2026 inclus"],
    ['through', 'day', 'until about 3 March 2026', "jusqu'au 3 mars 2026 environ"],
    ['through', 'month', 'until March 2026', "jusqu'en mars 2026"],
    ['around', undefined, 'around 3 March 2026', 'vers le 3 mars 2026'],
    ['around', 'day', 'around 3 March 2026', 'vers le 3 mars 2026'],
    ['until', undefined, 'until 3 March 2026', "jusqu'au 3 mars 2026"],
    ['until', 'month', 'until March 2026', "jusqu'en mars 2026"],
  ] as const)(
    'that is a date is led to by "%s" when it is told to the %s',
    (lead, roughly, english, french) => {
      expect(formatLedDate(lead, date('2026-03-03', roughly), 'en')).toBe(english);
      expect(formatLedDate(lead, date('2026-03-03', roughly), 'fr')).toBe(french);
    },
  );

  it.each([
    ['2026-04-01', "d'avril 2026"],
    ['2026-08-01', "d'août 2026"],
    ['2026-10-01', "d'octobre 2026"],
    ['2026-05-01', 'de mai 2026'],
  ])('that is a month is elided where French does: %s', (day, expected) => {
    const month = { kind: 'date', date: day, roughly: 'month' } as const;
    expect(plainSpaces(formatLedDate('from', month, 'fr'))).toBe(expected);
  });

  it('from a customer cannot become formatting, a link or a tag', () => {
    expect(escapeMarkdown('**x** [a](javascript:b) <img>')).toBe(
      '\\*\\*x\\*\\* \\[a\\]\\(javascript:b\\) \\<img\\>',
    );
  });

  it('keeps the number of an order as it is written, and makes no list of a dash', () => {
    expect(escapeMarkdown('FR-88121')).toBe('FR-88121');
    expect(escapeMarkdown('- a\n---')).toBe('\\- a\n\\-\\-\\-');
  });
});

const plainSpaces = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
