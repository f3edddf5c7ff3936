import { expect, it } from 'vitest';
import { withContrasts } from '../../../../src/dialogue/slots/retractions/contrast.ts';
import type { Entity } from '../../../../src/domain/entity.ts';
import type { Facts } from '../../../../src/domain/fact.ts';

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

const MAY_2023: Facts = {
  purchaseDate: {
    kind: 'known',
    value: { kind: 'date', date: '2023-05-01' },
    origin: 'typed',
    approximate: true,
    until: '2023-05-31',
  },
};

it.each<[string, boolean]>([
  ['2023?? it was May 2025', true],
  ['2023?! pas du tout, MAI 2025', true],
  ['2023 it was, not May 2025', false],
  ['in 2023? or May 2025', false],
])('a year put in doubt gives way to the date told with it: %s', (text, isRighted) => {
  const [year, month] = [/2023/u.exec(text)!, /ma[yi] 2025/iu.exec(text)!];
  const entities: Entity[] = [
    { kind: 'number', value: 2023, start: year.index, end: year.index + 4 },
    {
      kind: 'date',
      date: '2025-05-01',
      precision: 'month',
      approximate: false,
      start: month.index,
      end: month.index + month[0].length,
    },
  ];
  const cues = withContrasts(entities, { text, facts: MAY_2023 }).filter(({ kind }) => kind === 'cue');
  expect(cues.map((cue) => (cue.kind === 'cue' ? cue.facts : []))).toEqual(
    isRighted ? [['purchaseDate']] : [],
  );
});
