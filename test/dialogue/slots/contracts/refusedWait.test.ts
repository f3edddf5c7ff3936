import { expect, it } from 'vitest';
import {
  afterRefusedWait,
  withoutRefusedWaits,
} from '../../../../src/dialogue/slots/contracts/refusedWait.ts';
import { dayIn } from '../../../fakes/entities.ts';

const day = (text: string, words: string) => dayIn(text, words, '2026-07-20');

it.each([
  ["I can't wait until 20 July, it's too long. 10 July?", '20 July', '10 July', true],
  ["I don't want to stay till 20 July so what about 10 July?", '20 July', '10 July', true],
  ["je ne peux pas attendre jusqu'au 20 juillet. Le 10 juillet ?", '20 juillet', '10 juillet', true],
  ["je n'attendrai pas le 20 juillet, plutôt le 10 juillet ?", '20 juillet', '10 juillet', true],
  ['I can wait until 20 July. Is 10 July dearer?', '20 July', '10 July', false],
  ["je peux attendre jusqu'au 20 juillet. Le 10 juillet ?", '20 juillet', '10 juillet', false],
])('%s', (text, refused, other, isRefused) => {
  const entities = [day(text, refused), day(text, other)];
  expect(withoutRefusedWaits(entities, { text })).toEqual(isRefused ? entities.slice(1) : entities);
  expect(afterRefusedWait(entities, { text }) > 0).toBe(isRefused);
});

it('keeps a day that no other one takes the place of', () => {
  const text = "I can't wait until 20 July";
  expect(withoutRefusedWaits([day(text, '20 July')], { text })).toHaveLength(1);
});
