import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../../src/domain/language.ts';
import { valuesIn } from './find.ts';

const amounts: readonly (readonly [Language, string, number])[] = [
  ['en', '€349', 34900],
  ['en', '€ 349', 34900],
  ['en', '349 €', 34900],
  ['en', '349€', 34900],
  ['en', 'EUR 349', 34900],
  ['en', '349 EUR', 34900],
  ['en', '€279.00', 27900],
  ['en', '279,00 €', 27900],
  ['en', '279.5 euros', 27950],
  ['en', '€1,299.99', 129999],
  ['en', '1,299.99 €', 129999],
  ['en', '€1,299', 129900],
  ['en', '279 euros', 27900],
  ['en', '1 euro', 100],
  ['en', '99 cents', 99],
  ['en', '€1k', 100000],
  ['en', '99.- €', 9900],
  ['en', 'I paid 99€ for it', 9900],
  ['en', '(€99)', 9900],
  ['en', '-50 €', -5000],
  ['en', '−50 €', -5000],
  ['en', '-€50', -5000],
  ['en', '€-50', -5000],
  ['en', 'two hundred and seventy-nine euros', 27900],
  ['en', 'ninety-nine euros', 9900],
  ['en', 'one euro', 100],
  ['en', 'a hundred euros', 10000],
  ['en', 'one thousand two hundred euros', 120000],
  ['fr', '279,00 €', 27900],
  ['fr', '279.00€', 27900],
  ['fr', '1 299,99 €', 129999],
  ['fr', '1\u202f299,99\u00a0€', 129999],
  ['fr', '1.299,99 €', 129999],
  ['fr', '279 euros', 27900],
  ['fr', '279e', 27900],
  ['fr', '279 e', 27900],
  ['fr', '279 balles', 27900],
  ['fr', '279€99', 27999],
  ['fr', '279 euros 99', 27999],
  ['fr', '279 euros et 50 centimes', 27950],
  ['fr', 'deux cent soixante-dix-neuf euros', 27900],
  ['fr', 'quatre-vingt-dix-neuf euros', 9900],
  ['fr', 'deux cents euros', 20000],
  ['fr', 'trois cent quarante neuf euros', 34900],
  ['fr', 'mille deux cents euros', 120000],
  ['fr', 'soixante et onze euros', 7100],
  ['fr', '-50 €', -5000],
];

const payments: readonly (readonly [Language, string, number])[] = [
  ['en', '19.99 a month', 1999],
  ['en', '30 per month', 3000],
  ['en', '25/month', 2500],
  ['fr', '19,99 par mois', 1999],
  ['fr', '30/mois', 3000],
];

describe('a payment', () => {
  it.each(payments)('by the month needs no euro sign in %s "%s"', (language, text, cents) => {
    expect(valuesIn(text, language)).toEqual([{ kind: 'money', cents, per: 'month' }]);
  });
});

describe('money', () => {
  it.each(amounts)('is read in %s from "%s"', (language, text, cents) => {
    expect(valuesIn(text, language)).toEqual([{ kind: 'money', cents }]);
  });

  it.each([
    ['en', '30 € a month', 3000, 'month'],
    ['en', '€30/month', 3000, 'month'],
    ['en', '€30 per month', 3000, 'month'],
    ['en', '30 euros monthly', 3000, 'month'],
    ['en', '€360 a year', 36000, 'year'],
    ['fr', '30€/mois', 3000, 'month'],
    ['fr', '30 € par mois', 3000, 'month'],
    ['fr', '30 euros tous les mois', 3000, 'month'],
    ['fr', 'trente euros par mois', 3000, 'month'],
    ['fr', '360 € par an', 36000, 'year'],
  ] as const)('knows in %s how often "%s" is paid', (language, text, cents, per) => {
    expect(valuesIn(text, language)).toEqual([{ kind: 'money', cents, per }]);
  });

  it.each([
    ['en', 'between 30-50 €', [{ kind: 'money', cents: 5000 }]],
    [
      'en',
      '€279 and €99',
      [
        { kind: 'money', cents: 27900 },
        { kind: 'money', cents: 9900 },
      ],
    ],
    [
      'fr',
      '279€ 24 mois',
      [
        { kind: 'money', cents: 27900 },
        { kind: 'duration', amount: 24, unit: 'month', sense: 'length' },
      ],
    ],
    ['fr', 'le 24e mois', []],
    ['fr', "j'ai déposé le 2e colis", []],
    ['fr', 'mon 2e est arrivé', []],
    ['fr', '3e commande renvoyée', []],
    ['en', `€${'9'.repeat(40)}`, []],
  ] as const)('takes from %s "%s" only what is an amount', (language, text, expected) => {
    expect(valuesIn(text, language).filter(({ kind }) => kind !== 'date')).toEqual(expected);
  });

  it.each(['en', 'fr'] as const)('written as %s writes it is read back', (language) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_99 }), (cents) => {
        const locale = language === 'en' ? 'en-IE' : 'fr-FR';
        const text = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(
          cents / 100,
        );
        expect(valuesIn(text, language)).toEqual([{ kind: 'money', cents }]);
      }),
    );
  });
});
