import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phoneKey } from '../../src/customers/phone.ts';

describe('two spellings of a phone number', () => {
  it.each([
    ['with blanks', '+33 6 12 34 56 78', '+33612345678'],
    ['as dialled at home', '06 12 34 56 78', '+33612345678'],
    ['as dialled at home with dots', '06.12.34.56.78', '+33612345678'],
    ['as dialled at home with dashes', '06-12-34-56-78', '+33612345678'],
    ['with the international prefix', '0033 6 12 34 56 78', '+33612345678'],
    ['with the home zero in brackets', '+33 (0)6 12 34 56 78', '+33612345678'],
    ['as WhatsApp writes ids', '33612345678', '+33612345678'],
    ['as YAML reads it without quotes and zero', '612345678', '+33612345678'],
    ['with blanks around', '  +33612345678 ', '+33612345678'],
    ['a Belgian one without plus', '32470123456', '+32470123456'],
    ['an American one without plus', '14155552671', '+14155552671'],
    ['an American one in brackets', '+1 (415) 555-2671', '+14155552671'],
    ['Mexican, by WhatsApp', '5215512345678', '+525512345678'],
    ['Brazilian, of an old account', '551187654321', '+5511987654321'],
    ['Argentinian, mobile as called from abroad', '5491123456789', '+541123456789'],
    ['Argentinian, mobile as dialled there', '+54 11 15 2345 6789', '+54 11 2345 6789'],
  ])('is the same: %s', (_what, one, other) => {
    expect(phoneKey(one)).not.toBeNull();
    expect(phoneKey(one)).toBe(phoneKey(other));
  });

  it.each([
    ['a Brazilian landline and the mobile with a nine before it', '+55 11 2345 6789', '+55 11 92345 6789'],
    ['a French number and the Australian one of the same digits', '0612345678', '+61 2345 678'],
    ['neighbours', '+33612345678', '+33612345679'],
  ])('is not the same: %s', (_what, one, other) => {
    expect(phoneKey(one)).not.toBe(phoneKey(other));
  });

  it.each(['', ' ', '+', 'hello', '+33 6 12', '12', '+33612345678901234', '<script>'])(
    'is none at all: "%s"',
    (text) => {
      expect(phoneKey(text)).toBeNull();
    },
  );

  it('is the same however a French mobile is grouped and prefixed', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 });
    const separator = fc.constantFrom('', ' ', '.', '-', '\u00a0');
    const prefix = fc.constantFrom('0', '+33', '0033', '+33 (0)', '33');
    fc.assert(
      fc.property(digits, separator, prefix, (rest, between, before) => {
        const pairs = rest.join('').match(/../g)!;
        const written = before + between + ['6', ...pairs].join(between);
        expect(phoneKey(written)).toBe(`+336${rest.join('')}`);
      }),
    );
  });

  it('is none where no form stays what it is', () => {
    expect(phoneKey('98000000')).toBeNull();
  });

  it('is itself once it has its form, and never throws', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^\+?[0-9 ]{1,20}$/));
    fc.assert(
      fc.property(text, (written) => {
        const key = phoneKey(written);
        if (key !== null) expect(phoneKey(key)).toBe(key);
      }),
      { numRuns: 2_000 },
    );
  });
});
