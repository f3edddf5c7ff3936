import { expect, it } from 'vitest';
import { withEitherDay } from '../../../../src/dialogue/slots/days/eitherDay.ts';
import type { Entity } from '../../../../src/domain/entity.ts';

/** The days of a text, as they count once one of two is read as a rough one. */
function days(text: string, told: readonly (readonly [string, string])[]): string[] {
  const entities = told.map(([words, date]): Entity => {
    const start = text.indexOf(words);
    return { kind: 'date', start, end: start + words.length, date, precision: 'day', approximate: false };
  });
  return withEitherDay(entities, { text, today: '2026-06-15' }).flatMap((one) =>
    one.kind === 'date' ? [`${one.date}${one.approximate ? ` ±${one.slackDays}` : ''}`] : [],
  );
}

it.each<[string, [string, string][], string[]]>([
  [
    'on 28 or 29 May',
    [
      ['28', '2026-05-28'],
      ['29 May', '2026-05-29'],
    ],
    ['2026-05-29 ±1'],
  ],
  [
    'le 28 ou peut-être le 30 mai',
    [
      ['28', '2026-05-28'],
      ['30 mai', '2026-05-30'],
    ],
    ['2026-05-30 ±2'],
  ],
  [
    'on 28 May, and I rang on 2 June',
    [
      ['28 May', '2026-05-28'],
      ['2 June', '2026-06-02'],
    ],
    ['2026-05-28', '2026-06-02'],
  ],
  [
    'does it count from the 8th or the 9th?',
    [
      ['8th', '2026-06-08'],
      ['9th', '2026-06-09'],
    ],
    ['2026-06-08', '2026-06-09'],
  ],
  [
    'sent on the 1st or the 2nd, when is it due?',
    [
      ['1st', '2026-06-01'],
      ['2nd', '2026-06-02'],
    ],
    ['2026-06-02 ±1'],
  ],
  [
    'are you open on 14 or 15 July',
    [
      ['14', '2026-07-14'],
      ['15 July', '2026-07-15'],
    ],
    ['2026-07-14', '2026-07-15'],
  ],
  [
    'on 2 May or 2 June',
    [
      ['2 May', '2026-05-02'],
      ['2 June', '2026-06-02'],
    ],
    ['2026-05-02', '2026-06-02'],
  ],
])('one of two days next to each other is the later, roughly: %s', (text, told, expected) => {
  expect(days(text, told)).toEqual(expected);
});
