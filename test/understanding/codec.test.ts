import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode } from '../../src/understanding/codec.ts';

const typedArray = fc.oneof(
  fc.int8Array(),
  fc.uint8Array(),
  fc.int16Array(),
  fc.uint16Array(),
  fc.int32Array(),
  fc.uint32Array(),
  fc.float32Array(),
  fc.float64Array(),
);
const leaf = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.double(),
  fc.integer(),
  fc.string({ unit: 'binary' }),
  typedArray,
);
const plainData = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('value')),
    fc.dictionary(
      fc.string().filter((key) => key !== '$'),
      tie('value'),
      { noNullPrototype: true },
    ),
    fc.array(fc.tuple(leaf, tie('value'))).map((entries) => new Map(entries)),
    fc.array(fc.oneof(fc.string(), fc.integer())).map((items) => new Set(items)),
  ),
})).value;

describe('plain data as bytes', () => {
  it('comes back as it was, whatever it holds', () => {
    fc.assert(
      fc.property(plainData, (value) => {
        expect(decode(encode(value))).toEqual(value);
      }),
    );
  });

  it('is the same bytes for an equal value that was made in another way', () => {
    fc.assert(
      fc.property(plainData, (value) => {
        expect(encode(decode(encode(value)))).toEqual(encode(value));
      }),
    );
  });

  it.each([
    [-0],
    [Number.NaN],
    [Infinity],
    [-Infinity],
    [{ ['__proto__']: 1 }],
    [new Map([[{ a: 1 }, [1]]])],
  ])('keeps %o', (value) => {
    expect(decode(encode(value))).toStrictEqual(value);
  });

  it('is read from anywhere in a larger buffer', () => {
    const bytes = encode({ a: new Float64Array([1, 2, 3]) });
    const larger = new Uint8Array(bytes.length + 3);
    larger.set(bytes, 3);
    expect(decode(larger.subarray(3))).toEqual({ a: new Float64Array([1, 2, 3]) });
  });

  it('leaves out properties without a value', () => {
    expect(decode(encode({ a: undefined, b: 1 }))).toEqual({ b: 1 });
  });

  it.each([
    ['a function', { rank: { score: () => 1 } }, '.rank.score is a function'],
    ['a date', [new Date(0)], '.0 is a Date'],
    ['a regular expression', new Map([['x', /a/]]), '.x is a RegExp'],
    ['an object with the mark of the encoding', { $: 1 }, 'the value is a Object'],
    ['an undefined item', [undefined], '.0 is a undefined'],
  ])('refuses %s, and says where it stands', (_what, value, message) => {
    expect(() => encode(value)).toThrow(message);
  });
});
