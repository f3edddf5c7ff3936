import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, type Running, startServer } from './process.ts';

let server: Running;
let dataDir: string;
let chat: { conversationId: string; token: string };

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'crema-bad-'));
  server = await startServer(dataDir, await freePort());
  chat = await newChat();
});
afterAll(async () => {
  const code = await server?.end('SIGTERM');
  await rm(dataDir, { recursive: true, force: true });
  expect(code).toBe(0);
});

const base = () => `${server.origin}/v3/directline`;

async function newChat(): Promise<typeof chat> {
  const generated = await fetch(`${base()}/tokens/generate`, { method: 'POST' });
  const { token } = (await generated.json()) as typeof chat;
  const started = await fetch(`${base()}/conversations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  });
  return (await started.json()) as typeof chat;
}

const post = (body: string, { conversationId, token }: typeof chat = chat) =>
  fetch(`${base()}/conversations/${conversationId}/activities`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body,
  });

async function lastReply(): Promise<string> {
  const answer = await fetch(`${base()}/conversations/${chat.conversationId}/activities?watermark=`, {
    headers: { authorization: `Bearer ${chat.token}` },
  });
  const { activities } = (await answer.json()) as { activities: { from: { role: string }; text: string }[] };
  return activities.filter(({ from }) => from.role === 'bot').at(-1)?.text ?? '';
}

const message = (text: string) => JSON.stringify({ type: 'message', from: { id: 'me' }, text });

describe('rubbish sent to a running server', () => {
  it.each([
    ['an empty text', ''],
    ['emoji only', '🙂🎉'],
    ['NUL characters', '\u0000\u0000'],
  ])('%s is answered: it could not be read', async (_what, text) => {
    expect((await post(message(text))).status).toBe(200);
    expect(await lastReply()).toContain('could not read');
  });

  it.each([
    ['a text of a megabyte', () => post(message('x'.repeat(1_000_000))), 413, 'INPUT_TOO_LARGE'],
    ['broken JSON', () => post('{"type":'), 400, 'INPUT_INVALID'],
    ['null', () => post('null'), 400, 'INPUT_INVALID'],
    [
      'an unknown conversation',
      () => post(message('hi'), { ...chat, conversationId: 'nobody' }),
      403,
      'TOKEN_INVALID',
    ],
    [
      'a foreign token',
      () => post(message('hi'), { ...chat, token: 'eyJhbGciOiJIUzI1NiJ9.e30.x' }),
      403,
      'TOKEN_INVALID',
    ],
    ['no token', () => fetch(`${base()}/conversations`, { method: 'POST' }), 401, 'CREDENTIALS_MISSING'],
    ['an unknown address', () => fetch(`${server.origin}/nothing-here`), 404, 'NOT_FOUND'],
  ])('%s is refused clearly', async (_what, send, status, code) => {
    const answer = await send();
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ error: { code, message: expect.stringMatching(/\w{3,}/) } });
  });

  it("opens no conversation with another conversation's token", async () => {
    const other = await newChat();
    expect((await post(message('hi'), { ...chat, token: other.token })).status).toBe(403);
  });

  it('leaves the server well', async () => {
    expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
    expect((await fetch(`${server.origin}/readyz`)).status).toBe(200);
    await post(message('do I keep the machine?'));
    expect(await lastReply()).toContain('yours to keep');
  });
});

describe('a start that cannot work', () => {
  it('is refused in one line for a wrong setting', async () => {
    await expect(startServer(dataDir, 0, { TIME_ZONE: 'Mars/Olympus' })).rejects.toThrow(
      /CONFIG_INVALID: TIME_ZONE: /,
    );
  });

  it('is refused while another process uses the data folder', async () => {
    await expect(startServer(dataDir, await freePort())).rejects.toThrow(/STORAGE_LOCKED: .*DATABASE_URL/s);
  });
});
