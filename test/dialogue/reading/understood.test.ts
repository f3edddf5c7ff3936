import { expect, it } from 'vitest';
import type { Heard } from '../../../src/dialogue/heard.ts';
import { saysUnderstood } from '../../../src/dialogue/reading/understood.ts';

const heard = (text: string) => ({ text, understood: { entities: [] } }) as unknown as Heard;

it.each<[string, boolean]>([
  ["perfect, that's all clear now", true],
  ['ok makes sense, ta', true],
  ['right, I understand now', true],
  ["ok là c'est clair, j'ai compris", true],
  ['tout est limpide', true],
  ["that's not clear", false],
  ['is that clear?', false],
  ["c'est pas clair", false],
  ["j'ai rien compris", false],
  ["it's clear that you owe me a refund", false],
  ["that's all clear but when is it refunded", false],
])('tells who has understood from who has not: %s', (text, expected) => {
  expect(saysUnderstood(heard(text))).toBe(expected);
});
