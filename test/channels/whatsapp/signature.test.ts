import { describe, expect, it } from 'vitest';
import { isSameWord, isSigned } from '../../../src/channels/whatsapp/signature.ts';

const COMPACT = '{"object":"whatsapp_business_account","entry":[]}';
const SPACED = '{"object": "whatsapp_business_account", "entry": []}';
const VECTORS = [
  ['demo-app-secret', COMPACT, 'd6003bedf605fdf46943662e7d2065e132f4b26764d6ec946ba3fae527acafc2'],
  ['demo-app-secret', SPACED, '0fec6b459da2a13340437be52a25f6b9e798dfb7f9ce874f0b825debfc8e2ac3'],
  ['other-secret', COMPACT, '427319d9da742e75b6d633ec37fe8951457dd74f4362f2f7f3024b7047b06d2b'],
] as const;

describe('a webhook signature', () => {
  it.each(VECTORS)('of %s over %s is recognised', (secret, body, hex) => {
    expect(isSigned(Buffer.from(body), { header: `sha256=${hex}`, secret })).toBe(true);
    expect(isSigned(Buffer.from(body), { header: `sha256=${hex.toUpperCase()}`, secret })).toBe(true);
  });

  it.each([
    ['another secret', 'other-secret', VECTORS[0][2]],
    ['other spacing', 'demo-app-secret', VECTORS[1][2]],
    ['an empty secret', '', VECTORS[0][2]],
    ['a digit too few', 'demo-app-secret', VECTORS[0][2].slice(1)],
    ['no digits', 'demo-app-secret', ''],
    ['no hexadecimal', 'demo-app-secret', 'z'.repeat(64)],
  ])('is refused for %s', (_why, secret, hex) => {
    expect(isSigned(Buffer.from(COMPACT), { header: `sha256=${hex}`, secret })).toBe(false);
  });

  it.each([undefined, '', VECTORS[0][2], `sha1=${VECTORS[0][2]}`, ['sha256=']])(
    'is refused as %s',
    (header) => {
      expect(isSigned(Buffer.from(COMPACT), { header, secret: 'demo-app-secret' })).toBe(false);
    },
  );
});

describe('the verify token', () => {
  it.each([
    ['verify-me', 'verify-me', true],
    ['verify-m', 'verify-me', false],
    ['', 'verify-me', false],
    ['', '', false],
    [undefined, 'verify-me', false],
    [['verify-me'], 'verify-me', false],
  ])('%s against %s is %s', (given, expected, same) => {
    expect(isSameWord(given, expected)).toBe(same);
  });
});
