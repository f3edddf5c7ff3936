import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packModel, unpackModel } from '../../../src/content/models/file.ts';

const KEY = 'ab'.repeat(32);
const OTHER_KEY = 'cd'.repeat(32);
const model = { weights: new Int8Array([1, -2, 3]), names: ['a', 'b'] };
const file = packModel(KEY, model);

describe('a model file', () => {
  it('gives back the model it was made of', () => {
    expect(unpackModel(file, KEY)).toEqual({ ok: true, model });
  });

  it('is refused when a single bit of it has changed', () => {
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.nat(7), (at, bit) => {
        const damaged = file.slice();
        damaged[at]! ^= 1 << bit;
        expect(unpackModel(damaged, KEY).ok).toBe(false);
      }),
    );
  });

  it('is refused when it is cut short or something follows it', () => {
    for (let length = 0; length < file.length; length++)
      expect(unpackModel(file.subarray(0, length), KEY).ok).toBe(false);
    expect(unpackModel(Buffer.concat([file, Buffer.from([0])]), KEY).ok).toBe(false);
  });

  it.each([
    ['of another program', Buffer.from('%PDF-1.7'.padEnd(200)), 'no model file'],
    ['of another format version', withByte(file, 8, 99), 'format version 99, not 1'],
    ['of other content', packModel(OTHER_KEY, model), 'other content'],
    ['that is damaged', withByte(file, file.length - 1, 255), 'damaged'],
  ])('%s is refused with the reason', (_what, bytes, reason) => {
    expect(unpackModel(bytes, KEY)).toEqual({ ok: false, reason: expect.stringContaining(reason) });
  });
});

function withByte(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const changed = bytes.slice();
  changed[at] = value;
  return changed;
}
