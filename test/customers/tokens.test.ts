import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { CompactSign, type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  keysInFile,
  parseKeySet,
  publishedKeys,
  sharedSecret,
  type TokenKeys,
} from '../../src/customers/keys.ts';
import { customerTokens } from '../../src/customers/tokens.ts';
import type { CustomerDirectory, Lookup, Verified } from '../../src/domain/ports/customers.ts';
import { silentLog } from '../fakes/log.ts';

const SECRET = new TextEncoder().encode('a secret of at least 32 bytes, shared');
const OTHER_SECRET = new TextEncoder().encode('another secret of at least 32 bytes!!');
const NOW = new Date('2026-06-15T08:00:00Z');
const now = NOW.getTime() / 1_000;
const GOOD = { sub: 'c-1', iat: now, exp: now + 600 };

const knows = (lookup: Lookup): CustomerDirectory => ({ find: async () => lookup });
const NOBODY = knows({ kind: 'unknown' });

function check(
  token: string,
  {
    keys = sharedSecret(async () => SECRET),
    directory = NOBODY,
  }: { keys?: TokenKeys; directory?: CustomerDirectory } = {},
): Promise<Verified> {
  return customerTokens({ keys, directory, clock: () => NOW, log: silentLog }).verify(token);
}

const codeOf = (verified: Verified) => (verified.kind === 'refused' ? verified.code : verified.kind);

const sign = (claims: object, key: Uint8Array | CryptoKey = SECRET, header: object = {}): Promise<string> =>
  new SignJWT({ ...claims }).setProtectedHeader({ alg: 'HS256', ...header }).sign(key);

const without = (claim: keyof typeof GOOD) => ({ ...GOOD, [claim]: undefined });
const base64 = (data: object): string => Buffer.from(JSON.stringify(data)).toString('base64url');

describe('a customer token signed with the shared secret', () => {
  it('brings the facts it tells, under the id it names', async () => {
    const customer = {
      ambassador: true,
      locale: 'fr',
      subscriptions: [{ fullPrice: 279, subscriptionPrice: 99, commitmentMonths: 24 }],
      id: 'somebody-else',
      phone: '+33612345678',
      shoeSize: 43,
    };
    expect(await check(await sign({ ...GOOD, customer }))).toEqual({
      kind: 'verified',
      customer: {
        id: 'c-1',
        ambassador: true,
        locale: 'fr',
        subscriptions: [{ fullPrice: 279, subscriptionPrice: 99, commitmentMonths: 24 }],
      },
      expiresAt: '2026-06-15T08:10:00.000Z',
    });
  });

  it('may say null for what it does not know, and a region with the language', async () => {
    const customer = {
      ambassador: null,
      locale: 'fr-BE',
      machines: [{ brand: 'Krups', purchaseDate: null }],
    };
    expect(await check(await sign({ ...GOOD, customer }))).toMatchObject({
      customer: { id: 'c-1', locale: 'fr', machines: [{ brand: 'Krups' }] },
    });
  });

  it.each([
    [
      'found',
      { kind: 'found', customer: { id: 'c-1', ambassador: true } },
      { customer: { id: 'c-1', ambassador: true } },
    ],
    ['unknown', { kind: 'unknown' }, { customer: { id: 'c-1' } }],
    [
      'unavailable',
      { kind: 'unavailable', reason: 'down' },
      { customer: { id: 'c-1' }, isAccountUnavailable: true },
    ],
  ] as const)(
    'that names the customer only has the facts of the directory: %s',
    async (_what, lookup, expected) => {
      const verified = await check(await sign(GOOD), { directory: knows(lookup as Lookup) });
      expect(verified).toEqual({
        kind: 'verified',
        expiresAt: '2026-06-15T08:10:00.000Z',
        isLookedUp: true,
        ...expected,
      });
    },
  );

  it.each([
    ['valid from a moment ahead, for clocks differ', { ...GOOD, nbf: now + 20 }],
    ['issued a moment ahead', { ...GOOD, iat: now + 20, exp: now + 620 }],
    ['living exactly an hour', { ...GOOD, exp: now + 3_600 }],
    ['for us among others', { ...GOOD, aud: ['shop', 'crema'] }],
    ['from any issuer', { ...GOOD, iss: 'https://shop.example' }],
  ])('is accepted when %s', async (_what, claims) => {
    expect(codeOf(await check(await sign(claims)))).toBe('verified');
  });

  it.each([
    ['its time is over', 'EXPIRED', { ...GOOD, iat: now - 700, exp: now - 100 }],
    ['its time ends this second', 'EXPIRED', { ...GOOD, exp: now }],
    ['it is not valid yet', 'BAD_CLAIMS', { ...GOOD, nbf: now + 300 }],
    ['it was issued in the future', 'BAD_CLAIMS', { ...GOOD, iat: now + 300 }],
    ['it lives longer than an hour', 'BAD_CLAIMS', { ...GOOD, exp: now + 3_601 }],
    ['it lives for ever', 'BAD_CLAIMS', without('exp')],
    ['it does not say when it was issued', 'BAD_CLAIMS', without('iat')],
    ['it names nobody', 'BAD_CLAIMS', without('sub')],
    ['it names nobody by an empty id', 'BAD_CLAIMS', { ...GOOD, sub: '' }],
    ['its times are texts', 'BAD_CLAIMS', { ...GOOD, exp: String(now + 600) }],
    ['it is for another service', 'BAD_CLAIMS', { ...GOOD, aud: 'newsletter' }],
    ['its facts have the wrong form', 'BAD_CLAIMS', { ...GOOD, customer: { ambassador: 'yes' } }],
    ['its facts are no object', 'BAD_CLAIMS', { ...GOOD, customer: 'c-1' }],
  ])('is refused when %s: %s', async (_what, code, claims) => {
    expect(codeOf(await check(await sign(claims)))).toBe(code);
  });

  it.each([
    ['another secret', async () => sign(GOOD, OTHER_SECRET)],
    ['a longer HMAC than agreed', async () => sign(GOOD, SECRET, { alg: 'HS512' })],
    ['no signature', async () => `${base64({ alg: 'none' })}.${base64(GOOD)}.`],
    [
      'a changed claim',
      async () => {
        const [header, , signature] = (await sign(GOOD)).split('.');
        return [header, base64({ ...GOOD, sub: 'c-2' }), signature].join('.');
      },
    ],
    ['no token at all', async () => 'not-a-token'],
    ['nothing', async () => ''],
  ])('is refused with %s', async (_what, token) => {
    expect(codeOf(await check(await token()))).toBe('BAD_SIGNATURE');
  });

  it('is never accepted unsigned and never fails otherwise, whatever it holds', async () => {
    const times = fc.constantFrom(now - 10, now, now + 600, -1, '1', null);
    const claims = fc.record(
      { sub: fc.oneof(fc.string(), fc.integer()), iat: times, exp: times, customer: fc.jsonValue() },
      { requiredKeys: [] },
    );
    const signed = (payload: string) =>
      new CompactSign(new TextEncoder().encode(payload)).setProtectedHeader({ alg: 'HS256' }).sign(SECRET);
    const payload = fc.oneof(
      claims.map((some) => JSON.stringify(some)),
      fc.json(),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(payload, fc.string(), async (text, rubbish) => {
        expect(['verified', 'EXPIRED', 'BAD_CLAIMS']).toContain(codeOf(await check(await signed(text))));
        expect(codeOf(await check(rubbish))).toBe('BAD_SIGNATURE');
      }),
      { numRuns: 300 },
    );
  });

  it('is refused with a reason that tells what to do and repeats nothing of it', async () => {
    const token = await sign({ ...GOOD, customer: { subscriptions: [{ fullPrice: 'secret price' }] } });
    const refused = await check(token);
    expect(refused).toMatchObject({ code: 'BAD_CLAIMS' });
    const { message } = refused as Extract<Verified, { kind: 'refused' }>;
    expect(message).toContain('customer.subscriptions.0.fullPrice');
    expect(message).toContain('docs/identity.md');
    expect(message).not.toContain('secret price');
  });
});

describe('a customer token signed with a private key', () => {
  const kinds = ['RS256', 'ES256', 'EdDSA'] as const;
  const pairs = new Map<string, { privateKey: CryptoKey; jwk: object }>();
  beforeAll(async () => {
    for (const alg of kinds) {
      const { privateKey, publicKey } = await generateKeyPair(alg);
      pairs.set(alg, { privateKey, jwk: { ...(await exportJWK(publicKey)), kid: alg, alg } });
    }
  });
  const pair = (alg: string) => pairs.get(alg)!;
  const inFile = (...algs: string[]) => {
    const keySet = parseKeySet(JSON.stringify({ keys: algs.map((alg) => pair(alg).jwk) }));
    return keysInFile(async () => keySet);
  };

  it.each(kinds)('is accepted by the public key: %s', async (alg) => {
    const token = await sign(GOOD, pair(alg).privateKey, { alg, kid: alg });
    expect(codeOf(await check(token, { keys: inFile(...kinds) }))).toBe('verified');
  });

  it('is refused when the public key itself was used as a shared secret', async () => {
    const { jwk } = pair('RS256');
    const token = await sign(GOOD, new TextEncoder().encode(JSON.stringify(jwk)), { kid: 'RS256' });
    expect(codeOf(await check(token, { keys: inFile('RS256') }))).toBe('BAD_SIGNATURE');
  });

  it('is refused when its key id names another key', async () => {
    const token = await sign(GOOD, pair('ES256').privateKey, { alg: 'ES256', kid: 'RS256' });
    expect(codeOf(await check(token, { keys: inFile(...kinds) }))).toBe('BAD_SIGNATURE');
  });

  describe('published at an address', () => {
    let server: Server;
    afterEach(() => server.close());

    /** Serves what `answer` gives and counts how often it was asked for. */
    async function publish(answer: () => { status: number; body: unknown }) {
      let asked = 0;
      server = createServer((_request, response) => {
        asked += 1;
        const { status, body } = answer();
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`);
      return { url, asked: () => asked };
    }

    it('is accepted by a key that was added later, with one more fetch', async () => {
      const keys: object[] = [pair('RS256').jwk];
      const { url, asked } = await publish(() => ({ status: 200, body: { keys } }));
      const found = publishedKeys(url, { fetch, cooldownMs: 0 });
      const old = await sign(GOOD, pair('RS256').privateKey, { alg: 'RS256', kid: 'RS256' });
      const rotated = await sign(GOOD, pair('ES256').privateKey, { alg: 'ES256', kid: 'ES256' });

      expect(codeOf(await check(old, { keys: found }))).toBe('verified');
      expect(codeOf(await check(old, { keys: found }))).toBe('verified');
      expect(asked()).toBe(1);
      expect(codeOf(await check(rotated, { keys: found }))).toBe('BAD_SIGNATURE');
      keys.push(pair('ES256').jwk);
      expect(codeOf(await check(rotated, { keys: found }))).toBe('verified');
      expect(codeOf(await check(old, { keys: found }))).toBe('verified');
      expect(asked()).toBe(3);
    });

    it('does not make us ask the shop at every forged key id', async () => {
      const { url, asked } = await publish(() => ({ status: 200, body: { keys: [pair('RS256').jwk] } }));
      const found = publishedKeys(url, { fetch });
      for (const kid of ['x1', 'x2', 'x3']) {
        const forged = await sign(GOOD, pair('ES256').privateKey, { alg: 'ES256', kid });
        expect(codeOf(await check(forged, { keys: found }))).toBe('BAD_SIGNATURE');
      }
      expect(asked()).toBe(1);
    });

    it.each([
      ['answers an error', { status: 500, body: {} }],
      ['answers something else', { status: 200, body: { hello: 'world' } }],
      ['sends us elsewhere', { status: 302, body: {} }],
    ])('cannot be checked while the address %s, and can be afterwards', async (_what, failure) => {
      let answer: { status: number; body: unknown } = failure;
      const { url } = await publish(() => answer);
      const found = publishedKeys(url, { fetch });
      const token = await sign(GOOD, pair('EdDSA').privateKey, { alg: 'EdDSA', kid: 'EdDSA' });
      expect(codeOf(await check(token, { keys: found }))).toBe('KEYS_UNAVAILABLE');
      answer = { status: 200, body: { keys: [pair('EdDSA').jwk] } };
      expect(codeOf(await check(token, { keys: found }))).toBe('verified');
    });
  });
});
