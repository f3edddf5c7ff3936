import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policy } from '../../policies/support-hours.ts';
import { weekdayOf } from '../../src/domain/calendar.ts';
import { plain } from '../../src/domain/value.ts';
import { FIGURES, outcomeOf, type Plain, without } from './given.ts';

/** `19:59` as minutes since midnight. */
const minutes = (time: string): number => {
  const [hours = 0, rest = 0] = time.split(':').map(Number);
  return hours * 60 + rest;
};

const at = (today: string, time: string) => outcomeOf(policy, {}, today, { minuteOfDay: minutes(time) });

describe('the telephone line for refund problems (F24–F28)', () => {
  it('gives the number, the days and the hours (F25, F27)', () => {
    const { outcome, values } = at('2026-06-15', '10:00');
    expect(outcome).toBe('line');
    expect(Object.entries(values).map(([name, value]) => [name, plain(value)])).toEqual([
      ['phone', '0800 55 52 53'],
      ['weekdays', '1-6'],
      ['opens', '8:00'],
      ['closes', '20:00'],
    ]);
  });

  it.each([
    ['Monday', '2026-06-15', '0:00', 'opens-today', undefined],
    ['Monday', '2026-06-15', '7:59', 'opens-today', undefined],
    ['Monday', '2026-06-15', '8:00', 'open-now', undefined],
    ['Monday', '2026-06-15', '19:59', 'open-now', undefined],
    ['Monday', '2026-06-15', '20:00', 'opens-later', '2026-06-16'],
    ['Friday', '2026-06-19', '20:00', 'opens-later', '2026-06-20'],
    ['Saturday', '2026-06-20', '7:59', 'opens-today', undefined],
    ['Saturday', '2026-06-20', '19:59', 'open-now', undefined],
    ['Saturday', '2026-06-20', '20:00', 'opens-later', '2026-06-22'],
    ['Sunday', '2026-06-21', '7:59', 'opens-later', '2026-06-22'],
    ['Sunday', '2026-06-21', '12:00', 'opens-later', '2026-06-22'],
    ['Sunday', '2026-06-21', '23:59', 'opens-later', '2026-06-22'],
    ['the last Saturday of a month', '2026-01-31', '20:00', 'opens-later', '2026-02-02'],
    ['the last day of a year', '2026-12-31', '23:59', 'opens-later', '2027-01-01'],
  ])('on %s, %s at %s: %s, next on %s (F27)', (_day, today, time, note, next) => {
    const { notes, values } = at(today, time);
    expect(notes).toEqual([note]);
    expect(values.nextDay && plain(values.nextDay)).toBe(next);
  });

  it.each([
    ['other', 'credit', []],
    ['subscription-credit', 'credit', []],
    ['card', 'line', ['open-now']],
    ['mixed', 'line', ['open-now']],
  ])('is not the line to call for a credit: paid with %s, %s (F21, F23)', (paymentMethod, name, noted) => {
    const given = outcomeOf(policy, { paymentMethod }, '2026-06-15', { minuteOfDay: minutes('10:00') });
    expect([given.outcome, given.notes]).toEqual([name, noted]);
  });

  it('says beside the hours of a day that they are not those for a credit (F21)', () => {
    const { outcome, notes } = outcomeOf(
      policy,
      { paymentMethod: 'other', callDate: '2026-06-21' },
      '2026-06-15',
      {
        minuteOfDay: minutes('10:00'),
      },
    );
    expect([outcome, notes]).toEqual(['closed-then', ['for-credit']]);
  });

  // 15 June 2026 is a Monday.
  it.each<[string, Plain, string, string | undefined]>([
    ['a Tuesday', { callDate: '2026-06-16' }, 'open-then', undefined],
    ['a Sunday', { callDate: '2026-06-21' }, 'closed-then', '2026-06-22'],
    ['this evening at nine', { callTime: 21 * 60 }, 'closed-at', '2026-06-16'],
    ['today at six in the evening', { callDate: '2026-06-15', callTime: 18 * 60 }, 'open-at', undefined],
    ['closing time', { callTime: 20 * 60 }, 'closed-at', '2026-06-16'],
    [
      'Saturday at seven in the morning',
      { callDate: '2026-06-20', callTime: 7 * 60 },
      'closed-at',
      '2026-06-20',
    ],
    [
      'Saturday at nine in the evening',
      { callDate: '2026-06-20', callTime: 21 * 60 },
      'closed-at',
      '2026-06-22',
    ],
    ['the 14th of July', { callDate: '2026-07-14' }, 'holiday', undefined],
    ['Easter Monday', { callDate: '2027-03-29', callTime: 9 * 60 }, 'holiday', undefined],
    ['a public holiday', { onHoliday: true }, 'holiday', undefined],
    ['today', { callDate: '2026-06-15' }, 'line', undefined],
    [
      'until what time, beside an hour told',
      { callTime: 8 * 60, hoursAsked: 'closing' },
      'closes',
      undefined,
    ],
    [
      'from what time on a Tuesday',
      { callDate: '2026-06-16', hoursAsked: 'opening' },
      'open-then',
      undefined,
    ],
    [
      'until what time on a Sunday',
      { callDate: '2026-06-21', hoursAsked: 'closing' },
      'closed-then',
      '2026-06-22',
    ],
  ])('answers for the moment asked about: %s (F27)', (_when, facts, name, next) => {
    const { outcome, values } = outcomeOf(policy, facts);
    expect(outcome).toBe(name);
    expect(values.nextDay && plain(values.nextDay)).toBe(next);
  });

  it('answers for today, asked about on a Sunday, as for any Sunday (F27)', () => {
    const { outcome, values } = outcomeOf(policy, { callDate: '2026-06-21' }, '2026-06-21');
    expect(outcome).toBe('closed-then');
    expect(values.nextDay && plain(values.nextDay)).toBe('2026-06-22');
  });

  it('says nothing of the next day when no day of the week is worked', () => {
    const figures = FIGURES.map((one) =>
      one.id === 'support-days'
        ? {
            ...one,
            periods: [{ value: { kind: 'weekdays', from: 6, to: 1 } as const, from: null, to: null }],
          }
        : one,
    );
    expect(outcomeOf(policy, {}, '2026-06-16', { figures })).toMatchObject({ outcome: 'line', notes: [] });
  });

  it.each(['support-phone', 'support-days', 'support-opens', 'support-closes'])(
    'says it does not know when %s is not published',
    (id) => {
      const outcome = outcomeOf(policy, {}, undefined, { figures: without(id) });
      expect(outcome).toMatchObject({ outcome: 'not-known', notes: [] });
    },
  );

  it('is open exactly from Monday to Saturday, from 8:00 until before 20:00 (F27)', () => {
    const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 1_439 }), (day, minuteOfDay) => {
        const today = day.toISOString().slice(0, 10);
        const isOpen = day.getUTCDay() !== 0 && minuteOfDay >= 480 && minuteOfDay < 1_200;
        const { notes, values } = outcomeOf(policy, {}, today, { minuteOfDay });
        expect(notes.includes('open-now')).toBe(isOpen);
        expect(notes).toHaveLength(1);
        if (values.nextDay?.kind !== 'weekday') return;
        expect(values.nextDay.date > today).toBe(true);
        expect(weekdayOf(values.nextDay.date)).not.toBe(7);
      }),
    );
  });
});
