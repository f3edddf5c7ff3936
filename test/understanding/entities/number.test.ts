import { describe, expect, it } from 'vitest';
import { valuesIn } from './find.ts';

describe('a bare number', () => {
  it.each([
    ['en', '279', 279],
    ['en', '279.50', 279.5],
    ['en', '200ish', 200],
    ['en', '1,299', 1299],
    ['en', '24', 24],
    ['en', "it's 24.", 24],
    ['en', 'twenty-four', 24],
    ['en', 'one', 1],
    ['en', 'two hundred and seventy-nine', 279],
    ['en', 'three thousand', 3000],
    ['en', '-5', -5],
    ['fr', '279', 279],
    ['fr', '279,50', 279.5],
    ['fr', '1 299', 1299],
    ['fr', 'vingt-quatre', 24],
    ['fr', 'vingt et un', 21],
    ['fr', 'soixante-dix', 70],
    ['fr', 'soixante-dix-sept', 77],
    ['fr', 'quatre-vingts', 80],
    ['fr', 'quatre-vingt-un', 81],
    ['fr', 'quatre vingt dix neuf', 99],
    ['fr', 'septante-deux', 72],
    ['fr', 'cent un', 101],
    ['fr', 'deux mille vingt-six', 2026],
  ] as const)('is read in %s from "%s"', (language, text, value) => {
    expect(valuesIn(text, language)).toEqual([{ kind: 'number', value }]);
  });

  it.each([
    ['en', '349/129', [349, 129]],
    ['en', '349-129', [349, 129]],
    ['en', '349->129', [349, 129]],
    ['fr', '279/99 €', [279, 99]],
    ['fr', '249,90/89,90', [249.9, 89.9]],
    ['en', '129 w sub', [129]],
    ['en', '129 w/ the plan', [129]],
  ] as const)('may stand close to another or to a hurried word in %s "%s"', (language, text, values) => {
    const found = valuesIn(text, language).map((one) =>
      one.kind === 'number' ? one.value : one.kind === 'money' ? one.cents / 100 : one.kind,
    );
    expect(found).toEqual(values);
  });

  it.each([
    ['en', '80%'],
    ['en', '1500 w'],
    ['en', 'file 349/2026'],
    ['en', 'open 24/7'],
    ['en', '80 %'],
    ['en', 'eighty percent'],
    ['fr', 'quatre-vingts pour cent'],
    ['en', 'twenty minutes'],
    ['fr', 'un appareil neuf'],
    ['en', 'B2B'],
    ['en', 'call 0800 55 52 53'],
    ['en', '+33 6 12 34 56 78'],
    ['en', 'a machine and an order'],
    ['en', 'this one'],
    ['en', '9'.repeat(50)],
    ['fr', 'une machine'],
    ['fr', 'commande FR-88121'],
    ['fr', '31/02/2026'],
    ['en', 'order no. 88121334'],
    ['en', 'case 8841'],
    ['en', 'IBAN FR76 3000 6000 0112 3456 7890 189'],
    ['en', '12 Baker street'],
    ['en', 'I am 45'],
    ['en', '200 ml'],
    ['fr', 'ma commande est la n°4455667'],
    ['fr', '12 rue de la Paix, 75002 Paris'],
    ['fr', 'à 60 degrés'],
  ] as const)('is not seen in %s "%s"', (language, text) => {
    expect(valuesIn(text, language)).toEqual([]);
  });

  it('keeps the order of several', () => {
    expect(valuesIn('279 then 99', 'en')).toEqual([
      { kind: 'number', value: 279 },
      { kind: 'number', value: 99 },
    ]);
  });
});
