import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { connectClient } from '../fakes/directline-client.ts';
import { type Balancer, roundRobin } from '../fakes/round-robin.ts';
import { createDatabase, findServer } from '../storage/support/postgres.ts';
import { freePort, type Running, startServer } from './process.ts';

const postgres = await findServer();
const START_TIMEOUT_MS = 180_000;
/** What a person does not notice; measured as the median, as this machine may be busy with other things. */
const SOON_MS = 250;

interface Activity {
  readonly type: string;
  readonly text?: string;
  readonly from: { readonly role: string };
  readonly id: string;
  readonly channelData?: { readonly rating?: object };
}

describe.skipIf(postgres === null)('two servers on one PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let dataDir: string;
  let ports: [number, number];
  let servers: [Running, Running];
  let balancer: Balancer;
  const clients: { end(): void }[] = [];

  beforeAll(async () => {
    database = await createDatabase(postgres ?? '');
    dataDir = await mkdtemp(join(tmpdir(), 'crema-several-'));
    ports = [await freePort(), await freePort()];
    // One after the other: the second finds the content learnt already.
    servers = [await start(0), await start(1)];
    balancer = await roundRobin(ports);
  }, START_TIMEOUT_MS);
  afterAll(async () => {
    for (const client of clients) client.end();
    await balancer?.close();
    for (const server of servers ?? []) await server.end('SIGTERM');
    await database?.drop();
    await rm(dataDir, { recursive: true, force: true });
  }, START_TIMEOUT_MS);

  const start = (index: 0 | 1) => startServer(dataDir, ports[index], { DATABASE_URL: database.url });

  async function call<T>(origin: string, path: string, token?: string, body?: object): Promise<T> {
    const response = await fetch(`${origin}/v3/directline${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    expect(response.status).toBeLessThan(300);
    return (await response.json()) as T;
  }

  /** A chat begun on one server, with its socket there; `at` are the instants its activities arrived. */
  async function chatOn(origin: string) {
    const { token } = await call<{ token: string }>(origin, '/tokens/generate', undefined, {});
    const started = await call<{ conversationId: string; streamUrl: string }>(
      origin,
      '/conversations',
      token,
      {},
    );
    const seen: Activity[] = [];
    const at = new Map<string, number>();
    const socket = new WebSocket(started.streamUrl);
    clients.push({ end: () => socket.terminate() });
    socket.on('message', (data) => {
      if (String(data) === '') return;
      for (const activity of JSON.parse(String(data)).activities as Activity[]) {
        // Whether the bot is seen to type depends on how busy the machine is.
        if (activity.type === 'typing') continue;
        seen.push(activity);
        at.set(activity.text ?? activity.type, performance.now());
      }
    });
    await vi.waitFor(() => expect(seen).toHaveLength(1), { timeout: 15_000 });
    const activities = `/conversations/${started.conversationId}/activities`;
    return { token, activities, seen, at, socket };
  }

  it('show on the socket of one what is posted to the other, soon', async () => {
    const [a, b] = servers;
    const { token, activities, seen, at } = await chatOn(a.origin);
    const delays: number[] = [];
    for (let i = 0; i < 15; i++) {
      const text = `do I keep the machine? ${'!'.repeat(i)}`;
      await call(b.origin, activities, token, { type: 'message', text });
      const posted = performance.now();
      await vi.waitFor(() => expect(at.has(text)).toBe(true), { interval: 5, timeout: 15_000 });
      delays.push((at.get(text) ?? 0) - posted);
    }
    delays.sort((one, other) => one - other);
    console.info(`seen on the other server after ${delays.map(Math.round).join(', ')} ms`);
    expect(delays[7]).toBeLessThan(SOON_MS);
    expect(seen).toHaveLength(31);
  });

  it('keep one history: rated here, read there', async () => {
    const [a, b] = servers;
    const { token, activities, seen } = await chatOn(a.origin);
    await call(b.origin, activities, token, { type: 'message', text: 'do I keep the machine?' });
    await vi.waitFor(() => expect(seen).toHaveLength(3), { timeout: 15_000 });
    const value = { messageId: seen[2]?.id, vote: 'down', stars: 1 };
    await call(a.origin, activities, token, { type: 'event', name: 'crema/rating', value });
    const read = await call<{ activities: Activity[] }>(b.origin, activities, token);
    expect(read.activities[2]?.channelData?.rating).toEqual({ vote: 'down', stars: 1 });
    expect(read.activities.map(({ type }) => type)).toEqual([
      'message',
      'message',
      'message',
      'message',
      'event',
    ]);
  });

  it('answer every message once and in order when they come by turns', async () => {
    const { token, activities, seen } = await chatOn(servers[0].origin);
    const texts = Array.from({ length: 8 }, (_, i) => `hello ${'!'.repeat(i)}`);
    await Promise.all(
      texts.map((text) => call(balancer.origin, activities, token, { type: 'message', text })),
    );
    await vi.waitFor(() => expect(seen.filter(({ from }) => from.role === 'user')).toHaveLength(8), {
      timeout: 15_000,
    });
    await vi.waitFor(() => expect(seen).toHaveLength(17), { timeout: 15_000 });
    expect(new Set(seen.map(({ id }) => id)).size).toBe(17);
    const history = await call<{ activities: Activity[] }>(servers[1].origin, activities, token);
    expect(history.activities.map(({ id }) => id)).toEqual(seen.map(({ id }) => id));
  });

  it.each([
    ['a socket', {}],
    ['polling', { webSocket: false }],
  ])(
    "lose nothing of Microsoft's client with %s when either is killed and comes back",
    async (_, options) => {
      const { client, texts, say, seen } = await connectClient(balancer.origin, options);
      clients.push(client);
      await vi.waitFor(() => expect(texts()).toHaveLength(1), { timeout: 10_000 });
      for (const index of [0, 1] as const) {
        await servers[index].end('SIGKILL');
        const before = texts().length;
        await say('est-ce que je garde la machine ?');
        await vi.waitFor(() => expect(texts().length).toBeGreaterThanOrEqual(before + 2), {
          timeout: 15_000,
        });
        servers[index] = await start(index);
      }
      await say('merci');
      await vi.waitFor(() => expect(texts()).toHaveLength(7), { timeout: 15_000 });
      expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    },
    START_TIMEOUT_MS,
  );
});
