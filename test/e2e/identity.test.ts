import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
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

const SECRET = 'a secret of at least 32 bytes, shared';
const QUESTION = 'what would it cost to cancel my subscription today?';

/** A shop's own service, in which everybody has the same subscription. */
async function shop(): Promise<Server> {
  const months = 3;
  const start = new Date();
  start.setUTCMonth(start.getUTCMonth() - months, 1);
  const subscriptionStart = start.toISOString().slice(0, 10);
  const subscription = { fullPrice: 279, subscriptionPrice: 99, commitmentMonths: 24, subscriptionStart };
  const server = createServer((request, response) => {
    const id = decodeURIComponent(request.url?.split('/').pop() ?? '');
    response.end(JSON.stringify({ id, subscriptions: [subscription] }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

interface Posted {
  readonly id: string;
  readonly token: string;
  readonly conversationId: string;
}

/** Chats over Direct Line as a customer whose token tells the id only; what Crema says, each time. */
async function chatAs(origin: string, customerId: string) {
  const now = Math.floor(Date.now() / 1_000);
  const customerToken = await new SignJWT({ sub: customerId, iat: now, exp: now + 600 })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(SECRET));
  const base = `${origin}/v3/directline`;
  const post = async (url: string, body: object, token?: string): Promise<Posted> => {
    const headers = {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    };
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    expect(answer.status).toBeLessThan(300);
    return (await answer.json()) as Posted;
  };
  const { token, conversationId } = await post(`${base}/tokens/generate`, { customerToken });
  await post(`${base}/conversations`, { locale: 'en' }, token);
  const activities = `${base}/conversations/${conversationId}/activities`;
  return async (text: string): Promise<string> => {
    const { id } = await post(activities, { type: 'message', text, from: { id: 'me' } }, token);
    const read = await fetch(activities, { headers: { authorization: `Bearer ${token}` } });
    const { activities: lines } = (await read.json()) as {
      activities: { replyToId?: string; text: string }[];
    };
    return lines
      .filter(({ replyToId }) => replyToId === id)
      .map((line) => line.text)
      .join('\n');
  };
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
        CUSTOMER_TOKEN_SECRET: SECRET,
        CUSTOMERS_FILE: 'docs/examples/customers.yaml',
        MICROSOFT_APP_ID: '11111111-2222-3333-4444-555555555555',
        MICROSOFT_APP_PASSWORD: 'password',
      };
      expect(await statusesWith(settings)).toEqual({ signIn: 404, messages: 401 });
    },
    START_TIMEOUT_MS,
  );

  it(
    "knows customers by the shop's service, and without it goes on, saying so once",
    async () => {
      const service = await shop();
      const url = `http://127.0.0.1:${(service.address() as AddressInfo).port}/crema`;
      const settings = { CUSTOMER_TOKEN_SECRET: SECRET, CUSTOMERS_URL: url };
      const server = await startServer(folder, await freePort(), settings);

      const known = await chatAs(server.origin, 'c-1');
      expect(await known(QUESTION)).toContain('€124');
      service.closeAllConnections();
      service.close();
      const unreachable = await chatAs(server.origin, 'c-2');
      const first = await unreachable(QUESTION);
      expect(first).toContain('cannot reach your account');
      expect(first).toContain('When did your subscription start');
      expect(await unreachable("I don't know")).not.toContain('your account');
      expect(await known('and what happens at the end of my commitment?')).not.toContain('cannot reach');
      expect(await server.end('SIGTERM')).toBe(0);
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
