import { expect, it } from 'vitest';
import { withoutDaysQuoted } from '../../../../src/dialogue/slots/amounts/quoted.ts';
import { NEW_CONVERSATION } from '../../../../src/domain/conversation.ts';
import type { Entity } from '../../../../src/domain/entity.ts';

const CONVERSATION = {
  ...NEW_CONVERSATION,
  lastAnswer: {
    intent: 'machine-warranty',
    said: {
      outcome: 'covered',
      values: { warrantyEnd: { kind: 'date', date: '2026-11-01', roughly: 'month' } as const },
      notes: [],
    },
    times: 1,
  },
};

/** Whether the month named in the text is still told. */
function isTold(text: string, day: string): boolean {
  const words = /\p{Lu}\p{L}+ 20\d\d/u.exec(text)!;
  const entity: Entity = {
    kind: 'date',
    date: day,
    precision: 'month',
    approximate: false,
    start: words.index,
    end: words.index + words[0].length,
  };
  const passage = { text, today: '2026-06-15', conversation: CONVERSATION };
  return withoutDaysQuoted([entity], passage).length > 0;
}

it.each<[string, string, boolean]>([
  ['No, the parts. You said November 2026', '2026-11-01', false],
  ['vous avez dit Novembre 2026', '2026-11-01', false],
  ['you said something. I bought it in November 2025', '2025-11-01', true],
  ['I said November 2026', '2026-11-01', true],
])('leaves out a day of ours told as what we said: %s', (text, day, told) => {
  expect(isTold(text, day)).toBe(told);
});
