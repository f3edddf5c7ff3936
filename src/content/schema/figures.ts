import { z } from 'zod';
import { date, days, money, months, share, type Value, years } from '../../domain/value.ts';
import { Id, perLanguage, Text } from './text.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const FIGURE_FORMS: readonly [RegExp, (...parts: string[]) => Value][] = [
  [/^(\d+(?:\.\d+)?) ?%$/, (percent) => share(Number(percent))],
  [/^€(\d+(?:\.\d{1,2})?)$/, (euros) => money(Math.round(Number(euros) * 100))],
  [/^(\d+) days?$/, (count) => days(Number(count))],
  [/^(\d+) months?$/, (count) => months(Number(count))],
  [/^(\d+) years?$/, (count) => years(Number(count))],
  [/^(\d{4}-\d{2}-\d{2})$/, (day) => date(day!)],
  [/^phone ([\d +]{3,20})$/, (number) => ({ kind: 'phone', number: number! })],
  [
    /^([01]?\d|2[0-4]):([0-5]\d)$/,
    (hours, minutes) => ({ kind: 'time', minuteOfDay: Number(hours) * 60 + Number(minutes) }),
  ],
  [
    /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)-(Mon|Tue|Wed|Thu|Fri|Sat|Sun)$/,
    (first, last) => ({
      kind: 'weekdays',
      from: WEEKDAYS.indexOf(first!) + 1,
      to: WEEKDAYS.indexOf(last!) + 1,
    }),
  ],
];

const FigureValue = z.string().transform((written, context): Value => {
  for (const [form, make] of FIGURE_FORMS) {
    const parts = form.exec(written);
    if (parts) return make(...parts.slice(1));
  }
  context.addIssue({
    code: 'custom',
    message: `"${written}" is no figure; write it as 80 %, €279.00, 14 days, 12 months, 2 years, "8:00", Mon-Sat or phone 0800 00 00 00`,
  });
  return z.NEVER;
});

const Day = z.union([z.iso.date('a day is written as 2025-07-01'), z.literal('always')]);

/** policies/figures.yaml */
export const FiguresFile = z.record(
  Id,
  z.strictObject({
    fact: z.string().regex(/^F([1-9]|[1-3]\d|4[0-7])$/, 'the fact is one of F1 to F47'),
    label: perLanguage(Text),
    periods: z
      .array(z.strictObject({ value: FigureValue, from: Day, to: Day.optional() }))
      .min(1, 'a figure needs at least one period'),
  }),
);
