import { expect, it } from 'vitest';
import { withoutFallbackDays, withoutWorkHours } from '../../../../src/dialogue/slots/days/workHours.ts';
import type { Entity } from '../../../../src/domain/entity.ts';
import { dayIn } from '../../../fakes/entities.ts';

const at = (text: string, words: string) => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};

it.each([
  ['Are you open on Saturday? I work until 9 pm in the week', 'Saturday', '9 pm', false],
  ['On weekdays I am at work till 9 pm, are you open on Saturday?', 'Saturday', '9 pm', false],
  ["Ouvert samedi ? En semaine je bosse jusqu'à 21 h", 'samedi', '21 h', false],
  ['I am at work till 9 pm every day, so can I call on Saturday after work?', 'Saturday', '9 pm', true],
  ["Samedi, je suis occupé jusqu'à 19 h", 'Samedi', '19 h', true],
  ['On Saturday I work until 6 pm, can I call then?', 'Saturday', '6 pm', true],
  ['I finish at 7 pm. Are you open on Saturday?', 'Saturday', '7 pm', true],
  ['I work in the week. Can I call on Saturday at 6 pm?', 'Saturday', '6 pm', true],
])('%s', (text, day, time, isKept) => {
  const entities: Entity[] = [
    dayIn(text, day, '2026-06-20'),
    { kind: 'time', minuteOfDay: 0, ...at(text, time) },
  ];
  const kept = withoutWorkHours(entities, text);
  expect(kept.some(({ kind }) => kind === 'time')).toBe(isKept);
});

it('leaves the hour beside a day of the working week', () => {
  const text = 'I work until 7 pm in the week, can I call on Tuesday?';
  const entities: Entity[] = [
    { kind: 'time', minuteOfDay: 0, ...at(text, '7 pm') },
    dayIn(text, 'Tuesday', '2026-06-16'),
  ];
  expect(withoutWorkHours(entities, text)).toEqual(entities);
});

it.each([
  ['20h15 ça passe ? sinon dimanche', '20h15', 'dimanche', false],
  ['Is 8.30 pm all right, or else on Sunday?', '8.30 pm', 'Sunday', false],
  ['Can I call at 8.30 pm on Sunday?', '8.30 pm', 'Sunday', true],
])('the hour and the day of « %s »', (text, time, day, isKept) => {
  const entities: Entity[] = [
    { kind: 'time', minuteOfDay: 0, ...at(text, time) },
    dayIn(text, day, '2026-06-21'),
  ];
  const kept = withoutFallbackDays(entities, text);
  expect(kept.some(({ kind }) => kind === 'date')).toBe(isKept);
});
