import { describe, expect, it } from 'vitest';
import { withBeforeDates } from '../../../../src/dialogue/slots/asked/aroundDates.ts';
import type { Entity } from '../../../../src/domain/entity.ts';

/** The day left of a month named in a text, and its precision. */
function read(text: string, name: string, { isLeaving = true } = {}) {
  const start = text.indexOf(name);
  const month = {
    kind: 'date',
    date: '2026-07-01',
    precision: 'month',
    approximate: false,
    start,
    end: start + name.length,
  } as const;
  const cue = { kind: 'cue', facts: ['cancellationDate'], start: 0, end: 1 } as const;
  const entities: readonly Entity[] = isLeaving ? [cue, month] : [month];
  const context = { text, wanted: ['cancellationDate'] as const, today: '2026-06-15' };
  const date = withBeforeDates(entities, context).find(({ kind }) => kind === 'date');
  return date?.kind === 'date' ? [date.date, date.precision] : null;
}

describe('withBeforeDates', () => {
  it.each([
    ['what if I leave before July', 'July'],
    ['si je pars avant juillet', 'juillet'],
    ['leaving before the July', 'July'],
  ])('sets a day to leave on that comes before a month on the last day before it: %s', (text, name) => {
    expect(read(text, name)).toEqual(['2026-06-30', 'day']);
  });

  it('leaves a month to leave in, and one beside which nobody leaves', () => {
    expect(read('what if I leave in July', 'July')).toEqual(['2026-07-01', 'month']);
    expect(read('it ends before July', 'July', { isLeaving: false })).toEqual(['2026-07-01', 'month']);
  });
});
