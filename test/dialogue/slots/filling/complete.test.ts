import { describe, expect, it } from 'vitest';
import type { Assignment } from '../../../../src/dialogue/slots/candidates/candidate.ts';
import { dateCandidates } from '../../../../src/dialogue/slots/candidates/dateCandidates.ts';
import { completed } from '../../../../src/dialogue/slots/filling/complete.ts';
import type { EntityOf } from '../../../../src/domain/entity.ts';

/** What the start told as January comes to beside "10 January". */
function startIn(text: string) {
  const beside = { text, today: '2026-11-30', wanted: ['subscriptionStart'], facts: {} } as const;
  const dayAt = (words: string, precision: 'day' | 'month', day: string): EntityOf<'date'> => {
    const start = text.indexOf(words);
    return { kind: 'date', start, end: start + words.length, date: day, precision, approximate: false };
  };
  const month = dateCandidates(dayAt('January this year', 'month', '2026-01-01'), beside);
  const day = dateCandidates(dayAt('10 January', 'day', '2027-01-10'), beside);
  const start: Assignment = { ...month[0]!, fact: 'subscriptionStart', ground: 'cued' };
  return completed([start], [...month, ...day], text).map(({ value }) => value);
}

describe('a rough date and a day within it', () => {
  it('is that day', () => {
    expect(startIn('started in January this year, on 10 January')).toEqual([
      { kind: 'date', date: '2026-01-10' },
    ]);
  });
  it('stays rough beside the day on which somebody goes', () => {
    expect(startIn('started in January this year. I am flying on 10 January')).toEqual([
      { kind: 'date', date: '2026-01-01' },
    ]);
  });
});
