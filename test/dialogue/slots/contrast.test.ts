import { expect, it } from 'vitest';
import { withContrasts } from '../../../src/dialogue/slots/contrast.ts';
import type { Entity } from '../../../src/domain/entity.ts';
import type { Facts } from '../../../src/domain/fact.ts';

const FACTS: Facts = {
  subscriptionPrice: {
    kind: 'known',
    value: { kind: 'money', cents: 9_900 },
    origin: 'typed',
    approximate: false,
  },
};

/** The bare numbers of the text that are left, and the facts that its words lead to. */
function left(text: string): unknown[] {
  const numbers = [...text.matchAll(/\d+/gu)].map(
    (match): Entity => ({
      kind: 'number',
      value: Number(match[0]),
      start: match.index,
      end: match.index + match[0].length,
    }),
  );
  const persons = [...text.matchAll(/my sister's|ma sœur/gu)].map(
    (match): Entity => ({
      kind: 'marker',
      marker: 'other-person',
      start: match.index,
      end: match.index + match[0].length,
    }),
  );
  return withContrasts([...numbers, ...persons], { text, facts: FACTS }).flatMap((entity): unknown[] => {
    if (entity.kind === 'number') return [entity.value];
    return entity.kind === 'cue' ? [...entity.facts] : [];
  });
}

it.each<[string, unknown[]]>([
  ["99 was my sister's, mine was 129", ['subscriptionPrice', 129]],
  ['moi c’était 129, 99 c’est ma sœur', [129, 'subscriptionPrice']],
  ['not 99 but 129', ['subscriptionPrice', 129]],
  ["it wasn't 89, it was 129", [129]],
  ["je n'ai pas payé la machine 99 mais 129", ['subscriptionPrice', 129]],
  ["I didn't sign for more than 99 but 129 was asked", [99, 129]],
  ['129, not 99, and 249 without', [129, 99, 249]],
  ["my sister's is 59 and 99", [59, 99]],
  ["99 is my sister's price and 59 hers", [99, 59]],
])('leaves the value that holds of two set against each other: %s', (text, expected) => {
  expect(left(text)).toEqual(expected);
});
