import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../src/domain/language.ts';
import { date, money } from '../src/domain/value.ts';
import { formatValue } from '../src/replies/format.ts';
import { entitiesIn } from './understanding/entities/find.ts';

const days = fc
  .date({ min: new Date('1995-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((instant) => instant.toISOString().slice(0, 10));

describe.each(LANGUAGES)('what we write in %s, we read back the same', (language) => {
  const written = (value: Parameters<typeof formatValue>[0]) =>
    formatValue(value, { language, vocabularies: [] });

  it('for any date', () => {
    fc.assert(
      fc.property(days, (day) => {
        const found = entitiesIn(`(${written(date(day))})`, language).filter(({ kind }) => kind === 'date');
        expect(found).toMatchObject([{ date: day, precision: 'day', approximate: false }]);
      }),
    );
  });

  it('for any amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999, max: 99_999_999 }), (cents) => {
        const found = entitiesIn(`(${written(money(cents))})`, language).filter(
          ({ kind }) => kind === 'money',
        );
        expect(found).toMatchObject([{ cents }]);
      }),
    );
  });
});
