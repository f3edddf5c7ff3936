import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSettingsFile } from '../../src/content/settings-file.ts';
import { type CustomersOptions, createCustomers } from '../../src/customers/customers.ts';
import { CremaError } from '../../src/domain/errors.ts';
import type { Identity } from '../../src/domain/ports/customers.ts';
import { silentLog } from '../fakes/log.ts';
import { serverWith } from '../fakes/server.ts';
import { testClock } from './clock.ts';

const SECRET = 'a secret of at least 32 bytes, shared';
const NOTHING = { tokenSecret: null, tokenKeys: null, file: null, url: null, urlToken: null };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crema-customers-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function customers(config: Partial<CustomersOptions['config']>) {
  const logged: object[] = [];
  const time = testClock('2028-01-31T23:30:00Z');
  const made = await createCustomers({
    config: { ...NOTHING, ...config },
    demoFile: 'docs/examples/customers.yaml',
    readYaml: readSettingsFile,
    demoKey: async () => new Uint8Array(32).fill(7),
    fetch,
    clock: time.clock,
    random: Math.random,
    timeZone: 'Europe/Paris',
    log: { ...silentLog, error: (data: object) => logged.push(data) },
  });
  return { ...made, ...time, logged };
}

/** A file in the test's folder; written beside and moved, so that it is never half there. */
function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
  return path;
}

async function refusalOf(making: Promise<unknown>): Promise<CremaError> {
  const error = await making.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(CremaError);
  return error as CremaError;
}

describe('the file of customers', () => {
  const ANNA =
    'customers:\n  - { id: c-1, phone: "06 12 34 56 78", whatsappUserId: FR.1, ambassador: true }\n';
  const byWhatsApp = (userIds: string[], phone: string | null): Identity => ({
    kind: 'whatsapp',
    userIds,
    phone,
  });

  it.each([
    ['her id', { kind: 'customer', id: 'c-1' }],
    ['her number', byWhatsApp([], '+33612345678')],
    ['her WhatsApp id', byWhatsApp(['FR.ENT.9', 'FR.1'], null)],
    ['her WhatsApp id, whatever the number', byWhatsApp(['FR.1'], '+33700000000')],
  ] as const)('knows a customer by %s', async (_what, identity) => {
    const { directory } = await customers({ file: write('customers.yaml', ANNA) });
    expect(await directory.find(identity)).toMatchObject({
      kind: 'found',
      customer: { id: 'c-1', ambassador: true },
    });
  });

  it.each([
    ['another id', { kind: 'customer', id: 'c-2' }],
    ['no number', byWhatsApp([], null)],
    ['another number', byWhatsApp(['FR.2'], '+33612345679')],
    ['what is no number', byWhatsApp([], '')],
  ] as const)('does not know a stranger by %s', async (_what, identity) => {
    const { directory } = await customers({ file: write('customers.yaml', ANNA) });
    expect(await directory.find(identity)).toEqual({ kind: 'unknown' });
  });

  it('may leave the quotes of a number out', async () => {
    const file = write(
      'customers.yaml',
      'customers:\n  - id: a\n    phone: +33612345678\n  - id: b\n    phone: 0712345678\n',
    );
    const { directory } = await customers({ file });
    expect(await directory.find(byWhatsApp([], '+33612345678'))).toMatchObject({ customer: { id: 'a' } });
    expect(await directory.find(byWhatsApp([], '+33712345678'))).toMatchObject({ customer: { id: 'b' } });
  });

  it('is read again when it changes', async () => {
    const file = write('customers.yaml', ANNA);
    const { directory } = await customers({ file });
    write('customers.yaml', 'customers:\n  - id: c-2\n');
    expect(await directory.find({ kind: 'customer', id: 'c-1' })).toEqual({ kind: 'unknown' });
    expect(await directory.find({ kind: 'customer', id: 'c-2' })).toMatchObject({ kind: 'found' });
  });

  it.each([
    ['broken', () => write('customers.yaml', 'customers: [')],
    ['gone', () => rmSync(join(folder, 'customers.yaml'))],
  ])('stays as it was while the new version is %s, which is logged once', async (_what, spoil) => {
    const file = write('customers.yaml', ANNA);
    const { directory, logged } = await customers({ file });
    spoil();
    for (let count = 0; count < 3; count++) {
      expect(await directory.find({ kind: 'customer', id: 'c-1' })).toMatchObject({ kind: 'found' });
    }
    expect(logged).toEqual([{ file, reason: expect.stringContaining('customers.yaml:1') }]);
    write('customers.yaml', 'customers: []\n');
    expect(await directory.find({ kind: 'customer', id: 'c-1' })).toEqual({ kind: 'unknown' });
  });

  it.each([
    ['is no YAML', 'customers: [', ':1 ', 'not valid YAML'],
    ['has no list', 'clients: []', ':1 ', 'customers: Invalid input'],
    ['has a customer without id', 'customers:\n  - id: a\n  - ambassador: true\n', ':3 ', 'customers.1.id'],
    ['has an id without quotes', 'customers:\n  - id: 1001\n', ':2 ', 'quote ids'],
    [
      'has a day that is none',
      'customers:\n  - id: a\n    machines:\n      - purchaseDate: 2026-02-30\n',
      ':4 ',
      'purchaseDate',
    ],
    ['has a number that is none', 'customers:\n  - id: a\n    phone: "12"\n', ':3 ', 'not a phone number'],
    [
      'has an id twice',
      'customers:\n  - id: a\n  - id: a\n',
      ':3 ',
      'customers.1.id: the same as that of customers.0',
    ],
    [
      'has a number twice',
      'customers:\n  - id: a\n    phone: "0612345678"\n  - id: b\n    phone: "+33 6 12 34 56 78"\n',
      ':5 ',
      'customers.1.phone: the same',
    ],
    [
      'has a WhatsApp id twice',
      'customers:\n  - { id: a, whatsappUserId: FR.1 }\n  - { id: b, whatsappUserId: FR.1 }\n',
      ':3 ',
      'the same',
    ],
  ])('stops the start when it %s, with line and remedy', async (_what, text, line, why) => {
    const file = write('customers.yaml', text);
    const { code, message } = await refusalOf(customers({ file }));
    expect(code).toBe('CONFIG_INVALID');
    expect(message).toContain(`CUSTOMERS_FILE: ${file}${line}`);
    expect(message).toContain(why);
    expect(message).not.toContain('\n');
  });

  it('stops the start when it is not there', async () => {
    const { message } = await refusalOf(customers({ file: join(folder, 'nothing.yaml') }));
    expect(message).toContain('cannot be read');
  });

  it('is shown by an example that works', async () => {
    const { directory } = await customers({ file: 'docs/examples/customers.yaml' });
    expect(await directory.find(byWhatsApp([], '+33639980002'))).toMatchObject({
      customer: { ambassador: true },
    });
  });
});

describe('the file of public keys', () => {
  it('is read again when a key is added', async () => {
    const [old, next] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')]);
    const keySet = async (...pairs: (typeof old)[]) =>
      JSON.stringify({
        keys: await Promise.all(
          pairs.map(async ({ publicKey }) => ({
            ...(await exportJWK(publicKey)),
            kid: pairs.length > 1 && publicKey === next.publicKey ? 'next' : 'old',
          })),
        ),
      });
    const file = write('keys.json', await keySet(old));
    const { tokens, clock } = await customers({ tokenKeys: file });
    const signed = (kid: string, key: (typeof old)['privateKey']) =>
      new SignJWT({ sub: 'c-1', iat: clock().getTime() / 1_000, exp: clock().getTime() / 1_000 + 60 })
        .setProtectedHeader({ alg: 'ES256', kid })
        .sign(key);

    expect(await tokens.verify(await signed('next', next.privateKey))).toMatchObject({
      code: 'BAD_SIGNATURE',
    });
    write('keys.json', await keySet(old, next));
    expect(await tokens.verify(await signed('next', next.privateKey))).toMatchObject({ kind: 'verified' });
    expect(await tokens.verify(await signed('old', old.privateKey))).toMatchObject({ kind: 'verified' });
  });

  it.each([
    ['is no JSON', 'hello'],
    ['holds no keys', '{"keys":[]}'],
    ['holds a shared secret', '{"keys":[{"kty":"oct","k":"c2VjcmV0"}]}'],
    ['holds a private key', '{"keys":[{"kty":"OKP","crv":"Ed25519","x":"eA","d":"ZA"}]}'],
  ])('stops the start when it %s, without repeating it', async (_what, text) => {
    const { code, message } = await refusalOf(customers({ tokenKeys: write('keys.json', text) }));
    expect(code).toBe('CONFIG_INVALID');
    expect(message).toMatch(/^CUSTOMER_TOKEN_JWKS: .*keys\.json/);
    expect(message).not.toMatch(/c2VjcmV0|ZA/);
  });
});

describe('the demo customers', () => {
  async function demoServer(config: Partial<CustomersOptions['config']> = {}) {
    const made = await customers(config);
    const app = await serverWith(made.demo ? [made.demo] : []);
    const signIn = (customer: unknown) =>
      app.inject({ method: 'POST', url: '/demo/sign-in', payload: { customer } });
    return { ...made, signIn };
  }

  it('are a guest, a subscriber in the middle of a commitment, and an Ambassador', async () => {
    const { signIn, tokens } = await demoServer();
    expect((await signIn('guest')).json()).toEqual({ customerToken: null, name: 'Guest' });
    const verified = async (name: string) => {
      const { customerToken } = (await signIn(name)).json();
      return tokens.verify(customerToken);
    };
    expect(await verified('subscriber')).toMatchObject({
      kind: 'verified',
      expiresAt: '2028-02-01T00:30:00.000Z',
      // As long before 1 February 2028, the day in Paris, as the file's dates lie before the day it was written.
      customer: {
        id: 'demo-subscriber',
        subscriptions: [{ fullPrice: 279, subscriptionStart: '2027-10-20' }],
      },
    });
    expect(await verified('ambassador')).toMatchObject({ customer: { ambassador: true } });
  });

  it('are these three only, and not without end', async () => {
    const { signIn } = await demoServer();
    expect((await signIn('admin')).statusCode).toBe(400);
    const statuses = [];
    for (let count = 0; count < 40; count++) statuses.push((await signIn('guest')).statusCode);
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
  });

  it('are not offered where real customers sign in', async () => {
    const { signIn } = await demoServer({ tokenSecret: SECRET });
    expect((await signIn('subscriber')).statusCode).toBe(404);
  });

  it('do not make another token good: its refusal names the settings', async () => {
    const { tokens, clock } = await customers({});
    const now = clock().getTime() / 1_000;
    const token = await new SignJWT({ sub: 'c-1', iat: now, exp: now + 60 })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(SECRET));
    expect(await tokens.verify(token)).toMatchObject({
      kind: 'refused',
      code: 'NOT_CONFIGURED',
      message: expect.stringContaining('CUSTOMER_TOKEN_SECRET'),
    });
  });
});

it('knows nobody when nothing is configured', async () => {
  const { directory } = await customers({});
  expect(await directory.find({ kind: 'customer', id: 'c-1' })).toEqual({ kind: 'unknown' });
});
