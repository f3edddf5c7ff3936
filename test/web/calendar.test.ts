import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarFile, daysAhead } from '../../src/web/widget/calendar.ts';
import { RECEIPT } from '../fakes/receipt.ts';

const NOW = new Date('2026-03-01T09:15:30.123Z');
const DAY = {
  uid: 'm1-end@shop.example',
  date: '2028-02-29',
  title: 'End of the commitment',
  description: 'Free.',
};

/** The property values of a file, read as RFC 5545 says: lines unfolded, text unescaped. */
function read(file: string): Map<string, string> {
  const lines = file.replaceAll('\r\n ', '').split('\r\n');
  return new Map(
    lines.map((line) => {
      const [name = '', value = ''] = [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)];
      return [name, value.replace(/\\([\\;,n])/g, (_, it: string) => (it === 'n' ? '\n' : it))];
    }),
  );
}

describe('a calendar file', () => {
  it('holds one whole day with a reminder the day before', () => {
    expect(calendarFile(DAY, NOW).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Crema//Web chat//EN',
      'BEGIN:VEVENT',
      'UID:m1-end@shop.example',
      'DTSTAMP:20260301T091530Z',
      'DTSTART;VALUE=DATE:20280229',
      'DTEND;VALUE=DATE:20280301',
      'SUMMARY:End of the commitment',
      'DESCRIPTION:Free.',
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:End of the commitment',
      'TRIGGER:-PT15H',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it.each([
    ['2026-12-31', '20270101'],
    ['2027-02-28', '20270301'],
    ['2026-03-28', '20260329'],
    ['2026-10-24', '20261025'],
  ])('ends the day after %s, on the eve of a year, a month or a change of the clocks too', (date, end) => {
    expect(read(calendarFile({ ...DAY, date }, NOW)).get('DTEND;VALUE=DATE')).toBe(end);
  });

  it('gives back any text, in lines of at most 75 octets that cut no character', () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 300 })
      .map((it) => it.replace(/[^\P{Cc}\n\t]/gu, ''));
    fc.assert(
      fc.property(text, text, (title, description) => {
        const file = calendarFile({ ...DAY, title, description }, NOW);
        expect(read(file).get('SUMMARY')).toBe(title);
        for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      }),
    );
  });

  it('cannot be made to hold more than its own event', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (hostile) => {
        const text = `${hostile}\r\nEND:VEVENT\nBEGIN:VALARM\rATTACH:evil${hostile}`;
        const names = calendarFile({ ...DAY, uid: text, title: text, description: text }, NOW)
          .replaceAll('\r\n ', '')
          .split('\r\n')
          .map((line) => line.split(/[:;]/, 1)[0]);
        expect(names.filter((name) => name === 'BEGIN')).toHaveLength(3);
        expect(names).not.toContain('ATTACH');
      }),
    );
  });
});

describe('the days worth saving', () => {
  const step = (name: string, value: string | number) => ({ name, label: name, text: '', value });

  it('are the result, when that is a day', () => {
    const receipt = { ...RECEIPT, steps: [step('start', '2027-01-01')], result: step('end', '2028-01-01') };
    expect(daysAhead(receipt).map(({ name }) => name)).toEqual(['end']);
  });

  it('are the days on the way to an amount', () => {
    const receipt = {
      ...RECEIPT,
      steps: [step('end', '2028-01-01'), step('sum', 80)],
      result: step('fee', 124),
    };
    expect(daysAhead(receipt).map(({ name }) => name)).toEqual(['end']);
  });

  it('are none of two that are one or the other', () => {
    const ends = [step('end', '2027-01-01'), step('end', '2028-01-01')];
    const receipt = { ...RECEIPT, steps: [...ends, step('e-mail', '2026-11-01')], result: step('fee', 124) };
    expect(daysAhead(receipt).map(({ name }) => name)).toEqual(['e-mail']);
  });

  it.each([
    ['2026-02-28', 0],
    ['2026-03-01', 1],
    ['2026-03-02', 1],
  ])('are not over: %s, on 1 March 2026', (value, count) => {
    expect(daysAhead({ ...RECEIPT, result: step('end', value) })).toHaveLength(count);
  });

  it('are none where a day was only known roughly', () => {
    const inputs = RECEIPT.inputs.map((input) => ({ ...input, approximate: true }));
    expect(daysAhead({ ...RECEIPT, inputs, result: step('end', '2028-01-01') })).toEqual([]);
  });

  it.each(['Original', '2 March 2027', '2027-03', 124, true])('are days: %s is none', (value) => {
    expect(daysAhead({ ...RECEIPT, steps: [], result: { name: 'x', label: 'x', text: '', value } })).toEqual(
      [],
    );
  });
});
