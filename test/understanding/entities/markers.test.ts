import { expect, it } from 'vitest';
import type { Language } from '../../../src/domain/language.ts';
import { valuesIn } from './find.ts';

it.each<[Language, string, string]>([
  ['en', 'sorry, €299', 'correction'],
  ['en', 'I meant 24 months', 'correction'],
  ['fr', 'pardon, 299 €', 'correction'],
  ['fr', 'je voulais dire 24 mois', 'correction'],
  ['en', '€299 rather than €279', 'instead'],
  ['fr', '299 € plutôt que 279 €', 'instead'],
])('%s: "%s" holds a marker of %s', (language, text, marker) => {
  expect(valuesIn(text, language)).toContainEqual({ kind: 'marker', marker });
});
