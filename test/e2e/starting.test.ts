import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createDatabase, findServer } from '../storage/support/postgres.ts';
import { freePort, startServer } from './process.ts';

// On a server of its own, as the embedded database takes longer to start than the content to be learnt.
const serverUrl = await findServer();

describe.skipIf(serverUrl === null)('a server that starts', () => {
  let dataDir: string;
  let database: Awaited<ReturnType<typeof createDatabase>>;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'crema-start-'));
    database = await createDatabase(serverUrl ?? '');
  });
  afterAll(async () => {
    await database?.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const start = (port: number) =>
    startServer(dataDir, port, { DATABASE_URL: database.url }, { learns: 'anew' });

  it('lives and says that it is not ready while it learns, answers what came meanwhile, and ends when told', async () => {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const starting = start(port);
    await vi.waitFor(async () => expect((await fetch(`${origin}/healthz`)).status).toBe(200), {
      timeout: 150_000,
    });
    const ready = await fetch(`${origin}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { error: { code: 'NOT_READY', message: expect.any(String) } },
    ]);
    const early = ask(origin, 'how long is the warranty of a Magimix?');

    const server = await starting;
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
    expect(await early).toContain('Magimix');
    // Of each language the questions and the follow-ups.
    expect(await readdir(join(dataDir, 'models'))).toHaveLength(4);
    expect(await server.end('SIGTERM')).toBe(0);
  }, 300_000);

  it('reads what it learnt before', async () => {
    const models = join(dataDir, 'models');
    const before = await readdir(models);
    const server = await start(await freePort());
    expect(await ask(server.origin, 'how long is the warranty of a Magimix?')).toContain('Magimix');
    expect(await server.end('SIGTERM')).toBe(0);
    expect(await readdir(models)).toEqual(before);
  });
});

describe('a server told to stop while it starts', () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'crema-stop-'));
  });
  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  it('closes what it was opening, and ends well', async () => {
    const env = { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'info' };
    const child = spawn(process.execPath, ['src/main.ts'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const exited = once(child, 'exit');
    const printed: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      printed.push(line);
      // The first thing it tells, before the database is opened.
      if (line.includes('contentVersion')) child.kill('SIGTERM');
    }
    expect(await exited).toEqual([0, null]);
    expect(printed.join()).not.toContain('Crema is ready');
  }, 300_000);
});

/** The bot's reply to one message in a new conversation. */
async function ask(origin: string, text: string): Promise<string> {
  const base = `${origin}/v3/directline`;
  // While it still learns, the server asks to try again.
  const patiently = <T>(attempt: () => Promise<T>) =>
    vi.waitFor(attempt, { timeout: 180_000, interval: 1_000 });
  const post = (path: string, token: string | null, body: object) =>
    patiently(async () => {
      const response = await fetch(`${base}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as { token: string; conversationId: string };
    });
  const { token } = await post('/tokens/generate', null, {});
  const { conversationId, token: own } = await post('/conversations', token, {});
  const path = `/conversations/${conversationId}/activities`;
  await post(path, own, { type: 'message', from: { id: 'me' }, text });
  // A message that has to wait for what is learnt is answered later than its post returns.
  return patiently(async () => {
    const answer = await fetch(`${base}${path}?watermark=`, {
      headers: { authorization: `Bearer ${own}` },
    });
    if (!answer.ok) throw new Error(`no activities: ${answer.status} ${await answer.text()}`);
    const { activities } = (await answer.json()) as {
      activities: { from: { role: string }; text: string }[];
    };
    const reply = activities.slice(activities.findIndex(({ from }) => from.role === 'user') + 1).at(-1);
    const isAnswered = activities.some(({ from }) => from.role === 'user') && reply?.from.role === 'bot';
    if (!isAnswered) throw new Error('no reply yet');
    return reply.text;
  });
}
