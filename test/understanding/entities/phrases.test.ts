import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_READ_CHARACTERS } from '../../../src/language/normalise.ts';
import { entitiesIn, valuesIn } from './find.ts';

const term = (vocabulary: string, id: string) => ({ kind: 'term', vocabulary, id });
const cue = (...facts: string[]) => ({ kind: 'cue', facts });

describe('a term', () => {
  it.each([
    ['en', 'Lattissima One', 'machine-models', 'lattissima-one'],
    ['en', 'my LATTISSIMA ONE leaks', 'machine-models', 'lattissima-one'],
    ['en', 'latissima one', 'machine-models', 'lattissima-one'],
    ['en', 'lattisima one', 'machine-models', 'lattissima-one'],
    ['en', 'lattissima 1', 'machine-models', 'lattissima-one'],
    ['en', 'Citiz', 'machine-models', 'citiz'],
    ['en', 'a Citiz+', 'machine-models', 'citiz-plus'],
    ['en', 'Citiz & Milk', 'machine-models', 'citiz-and-milk'],
    ['en', 'the De’Longhi machine', 'brands', 'delonghi'],
    ['en', 'credit card', 'payment-methods', 'card'],
    ['fr', 'carte de credit', 'payment-methods', 'card'],
    ['fr', 'payé par carte bancaire', 'payment-methods', 'card'],
    ['fr', 'CB', 'payment-methods', 'card'],
    ['fr', 'credit card', 'payment-methods', 'card'],
  ] as const)('is named in %s "%s"', (language, text, vocabulary, id) => {
    expect(valuesIn(text, language).filter(({ kind }) => kind === 'term')).toEqual([term(vocabulary, id)]);
  });

  it.each([
    ['en', 'citizen'],
    ['en', 'visas'],
    ['fr', 'cbd'],
  ] as const)('is not found inside a longer word: %s "%s"', (language, text) => {
    expect(valuesIn(text, language)).toEqual([]);
  });

  it('belongs to the vocabulary of the fact that was asked for when a word is in two', () => {
    expect(valuesIn('other', 'en', 'brand')).toEqual([term('brands', 'other')]);
    expect(valuesIn('other', 'en', 'paymentMethod')).toEqual([term('payment-methods', 'other')]);
  });
});

describe('a cue', () => {
  it.each([
    ['en', '€99 with the plan', [{ kind: 'money', cents: 9900 }, cue('subscriptionPrice')]],
    ['en', 'WITHOUT THE PLAN: €279', [cue('fullPrice'), { kind: 'money', cents: 27900 }]],
    [
      'fr',
      '99 € au lieu de 279',
      [{ kind: 'money', cents: 9900 }, cue('fullPrice'), { kind: 'number', value: 279 }],
    ],
    [
      'fr',
      'achetee en mars',
      [cue('purchaseDate'), { kind: 'date', date: '2026-03-01', precision: 'month', approximate: false }],
    ],
  ] as const)('stands beside its value in %s "%s"', (language, text, expected) => {
    expect(valuesIn(text, language)).toEqual(expected);
  });
});

describe('a cue of two facts', () => {
  it('names both', () => {
    expect(valuesIn('from the day of March 2026', 'en')).toEqual([
      cue('subscriptionStart', 'purchaseDate'),
      { kind: 'date', date: '2026-03-01', precision: 'month', approximate: false },
    ]);
  });
});

describe('a marker', () => {
  it.each([
    ['en', 'sorry, 12 months', 'correction'],
    ['en', 'I meant 12 months', 'correction'],
    ['fr', 'je voulais dire 12 mois', 'correction'],
    ['fr', 'plutot que 12 mois', 'instead'],
  ] as const)('stands beside its value in %s "%s"', (language, text, marker) => {
    expect(valuesIn(text, language)).toEqual([
      { kind: 'marker', marker },
      { kind: 'duration', amount: 12, unit: 'month', sense: 'length' },
    ]);
  });
});

describe('entities', () => {
  it('are placed in the original text, blanks, accents and capitals included', () => {
    const text = '  Payé  279,00\u00a0€ le 1ᵉʳ février, avec ma Latissima  One';
    const quoted = entitiesIn(text, 'fr').map(({ start, end }) => text.slice(start, end));
    expect(quoted).toEqual(['279,00\u00a0€', '1ᵉʳ février', 'Latissima  One']);
  });

  it('never overlap, stand in order and stay inside the text, whatever the text', () => {
    const pieces = fc.constantFrom(
      '279',
      '€',
      ' ',
      ',',
      '.',
      '/',
      '-',
      'mars',
      'march',
      'deux',
      'cent',
      'two',
      'ago',
      'il y a',
      'mois',
      'months',
      '2026',
      'le',
      'the',
      'citiz',
      '1er',
      "'",
      'é',
      '👍',
      '\0',
    );
    const texts = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 60 }).map((list) => list.join('')),
      fc.array(pieces, { maxLength: 60 }).map((list) => list.join(' ')),
    );
    fc.assert(
      fc.property(texts, fc.constantFrom('en', 'fr'), (text, language) => {
        const entities = entitiesIn(text, language);
        let end = 0;
        for (const entity of entities) {
          expect(entity.start).toBeGreaterThanOrEqual(end);
          expect(entity.end).toBeGreaterThan(entity.start);
          end = entity.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });

  it('are looked for only where the text is read', () => {
    const text = `${'x'.repeat(MAX_READ_CHARACTERS)} €279`;
    expect(entitiesIn(text, 'en')).toEqual([]);
  });
});
