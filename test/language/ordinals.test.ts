import { expect, it } from 'vitest';
import { ordinalIn } from '../../src/language/ordinals.ts';

it.each([
  ['the first one', 0],
  ['la première', 0],
  ['the second', 1],
  ['la deuxième svp', 1],
  ['3rd', 2],
  ['la 4e', 3],
  ['the second time I ask you about it', null],
  ['the citiz', null],
  ['', null],
])('"%s" picks %s', (text, position) => {
  expect(ordinalIn(text)).toBe(position);
});
