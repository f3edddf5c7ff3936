import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, startServer } from './process.ts';

/** The first start learns the content, which takes long on a busy machine. */
const START_TIMEOUT_MS = 120_000;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crema-identity-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function statusesWith(settings: Record<string, string>): Promise<Record<string, number>> {
  const server = await startServer(folder, await freePort(), settings);
  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${server.origin}${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    return answer.status;
  };
  const statuses = {
    signIn: await post('/demo/sign-in', { customer: 'subscriber' }),
    messages: await post('/api/messages', { type: 'message', text: 'hello' }),
  };
  expect(await server.end('SIGTERM')).toBe(0);
  return statuses;
}

describe('a running server', () => {
  it(
    'lets visitors be demo customers and knows no Azure channel, as long as nothing is configured',
    async () => {
      expect(await statusesWith({})).toEqual({ signIn: 200, messages: 404 });
    },
    START_TIMEOUT_MS,
  );

  it(
    'takes away the demo customers and opens the Azure channels when both are configured',
    async () => {
      const settings = {
        CUSTOMER_TOKEN_SECRET: 'a secret of at least 32 bytes, shared',
        CUSTOMERS_FILE: 'docs/examples/customers.yaml',
        MICROSOFT_APP_ID: '11111111-2222-3333-4444-555555555555',
        MICROSOFT_APP_PASSWORD: 'password',
      };
      expect(await statusesWith(settings)).toEqual({ signIn: 404, messages: 401 });
    },
    START_TIMEOUT_MS,
  );

  it('does not start with a broken file of customers, and says so in one line', async () => {
    const file = join(folder, 'customers.yaml');
    await writeFile(file, 'customers:\n  - phone: "12"\n');
    const starting = startServer(folder, await freePort(), { CUSTOMERS_FILE: file, LOG_LEVEL: 'silent' });
    await expect(starting).rejects.toThrow(
      /ended with 1:\nCONFIG_INVALID: CUSTOMERS_FILE: .*customers\.yaml:2 .+$/,
    );
  });
});
