import { expect, it } from 'vitest';
import { withDenials } from '../../../../src/dialogue/slots/retractions/denied.ts';
import type { Entity } from '../../../../src/domain/entity.ts';

/** The flag told by `words` in a text, as it counts beside the rest. */
function told(text: string, words: string, vocabulary: string): string | undefined {
  const start = text.indexOf(words);
  const entity: Entity = { kind: 'term', vocabulary, id: 'yes', start, end: start + words.length };
  const [one] = withDenials([entity], text);
  return one?.kind === 'term' ? one.id : undefined;
}

it.each<[string, string, string, string]>([
  ['nobody sent me another parcel', 'sent me another parcel', 'replacement-sent', 'no'],
  ["you haven't even sent me another parcel", 'sent me another parcel', 'replacement-sent', 'no'],
  ['never mind. You sent me another parcel', 'sent me another parcel', 'replacement-sent', 'yes'],
  ['not my fault that you sent me another parcel', 'sent me another parcel', 'replacement-sent', 'yes'],
  [
    "elle n'est pas encore enregistrée sur mon compte",
    'enregistrée sur mon compte',
    'machine-registered',
    'no',
  ],
  ['elle est bien enregistrée sur mon compte', 'enregistrée sur mon compte', 'machine-registered', 'yes'],
  ['it was never dropped', 'dropped', 'misuse', 'no'],
  ['I am not an Ambassador', 'an Ambassador', 'ambassador', 'yes'],
])('reads what is denied as not having happened: %s', (text, words, vocabulary, id) => {
  expect(told(text, words, vocabulary)).toBe(id);
});
