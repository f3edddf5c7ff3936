import { expect, it } from 'vitest';
import { withoutOwnAhead } from '../../../../src/dialogue/slots/filling/receivedAlready.ts';
import type { Entity } from '../../../../src/domain/entity.ts';

/** True where what is said to be one's own still counts beside a remedy. */
function isOwn(text: string, { own, remedy, id }: { own: string; remedy: string; id: string }): boolean {
  const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const entities: Entity[] = [
    { kind: 'marker', marker: 'own', ...at(own) },
    { kind: 'term', vocabulary: 'remedies', id, ...at(remedy) },
  ];
  return withoutOwnAhead(entities, text).length === 2;
}

it.each([
  ['my refurbished one leaks', { own: 'my', remedy: 'refurbished one', id: 'refurbished' }, true],
  ['ma reconditionnée fuit déjà', { own: 'ma', remedy: 'reconditionnée', id: 'refurbished' }, true],
  [
    'the replacement machine I was shipped, still',
    { own: 'still', remedy: 'replacement machine', id: 'refurbished' },
    true,
  ],
  [
    'the refurbished one has died, still covered?',
    { own: 'still', remedy: 'refurbished one', id: 'refurbished' },
    true,
  ],
  ['my machine under your repair guarantee leaks', { own: 'my', remedy: 'your repair', id: 'repair' }, true],
  [
    'my Krups is dead, is the refurbished one guaranteed?',
    { own: 'my', remedy: 'refurbished one', id: 'refurbished' },
    false,
  ],
  [
    'my Krups is dead, will the new one be shipped?',
    { own: 'my', remedy: 'the new one', id: 'new-machine' },
    false,
  ],
  [
    'my Krups is dead. If the refurbished one fails, is it?',
    { own: 'my', remedy: 'refurbished one', id: 'refurbished' },
    false,
  ],
  [
    'ma Krups est morte, la reconditionnée est garantie ?',
    { own: 'ma', remedy: 'reconditionnée', id: 'refurbished' },
    false,
  ],
])('one’s own counts beside a remedy that was received: "%s"', (text, told, expected) => {
  expect(isOwn(text, told)).toBe(expected);
});
