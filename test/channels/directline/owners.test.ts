import { decodeJwt } from 'jose';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { BASE, type ChatServer, chatServer, startChat } from '../../fakes/chat-server.ts';

let server: ChatServer;
afterEach(() => server.app.close());

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const generate = async (payload: object, headers: Record<string, string> = {}) =>
  (await server.app.inject({ method: 'POST', url: `${BASE}/tokens/generate`, payload, headers })).json();
const begin = (token: string, payload: object = {}) =>
  server.app.inject({ method: 'POST', url: `${BASE}/conversations`, headers: bearer(token), payload });
const say = (conversationId: string, token: string, text: string) =>
  server.app.inject({
    method: 'POST',
    url: `${BASE}/conversations/${conversationId}/activities`,
    headers: bearer(token),
    payload: { type: 'message', text, from: { id: 'dl_someone-else' } },
  });
const read = (conversationId: string, token: string) =>
  server.app.inject({ url: `${BASE}/conversations/${conversationId}/activities`, headers: bearer(token) });
const asked = async ({ conversationId, token }: { conversationId: string; token: string }) => {
  await say(conversationId, token, 'who am I');
  return (await read(conversationId, token)).json().activities.at(-1).text;
};

describe('a customer token', () => {
  it('makes the chat the customer’s, under an id that is the same each time and tells nothing', async () => {
    server = await chatServer();
    const first = await generate({ customerToken: 'ok:c-first-of-all' });
    const second = await generate({ customerToken: 'told:c-first-of-all' });
    const other = await generate({ customerToken: 'ok:c-second' });
    expect(first.customer).toEqual({ status: 'verified' });
    const users = [first, second, other].map(({ token }) => decodeJwt(token).user as string);
    expect(users[0]).toMatch(/^dl_[\w-]{22}$/);
    expect(users[1]).toBe(users[0]);
    expect(users[2]).not.toBe(users[0]);
    // So long a word stands in no random id.
    expect(JSON.stringify(decodeJwt(first.token))).not.toContain('c-first-of-all');

    const started = await begin(first.token, { locale: 'fr' });
    expect([started.statusCode, started.json().customer]).toEqual([201, { status: 'verified' }]);
    expect(await asked(first)).toBe('customer c-first-of-all');
    expect((await read(first.conversationId, first.token)).json().activities[1].from.id).toBe(users[0]);
  });

  it('may come with the start of the conversation instead', async () => {
    server = await chatServer();
    const { token } = await generate({});
    const started = (await begin(token, { customerToken: 'ok:c-1' })).json();
    expect(started.customer).toEqual({ status: 'verified' });
    expect(await asked(started)).toBe('customer c-1');
  });

  it('that is refused says why, and the chat goes on as a guest', async () => {
    server = await chatServer();
    const answer = await generate({ customerToken: 'stale' });
    expect(answer.customer).toEqual({
      status: 'refused',
      code: 'EXPIRED',
      message: expect.stringMatching(/too old/),
    });
    await begin(answer.token);
    expect(await asked(answer)).toBe('guest');
  });

  it('may be as long as a request, and is judged by what it says', async () => {
    server = await chatServer();
    expect((await generate({ customerToken: `ok:c-${'9'.repeat(20_000)}` })).customer).toEqual({
      status: 'verified',
    });
  });

  it('counts until it expires; the conversation stays the customer’s', async () => {
    server = await chatServer();
    const chat = await generate({ customerToken: 'told:c-1' });
    await begin(chat.token);
    server.pass(601);
    expect(await asked(chat)).toBe('guest');
    const again = await begin(chat.token);
    expect(again.json().customer).toEqual({ status: 'guest' });
    const renewed = await generate({ customerToken: 'told:c-1' }, bearer(chat.token));
    expect(renewed.conversationId).toBe(chat.conversationId);
    expect(await asked(renewed)).toBe('customer c-1');
  });

  it.each([
    ['ok:nobody', 'customer nobody'],
    ['ok:away', 'customer away'],
  ])('of someone the directory cannot tell about still says who asks: %s', async (customerToken, text) => {
    server = await chatServer();
    const chat = await generate({ customerToken });
    await begin(chat.token);
    expect(await asked(chat)).toBe(text);
  });
});

describe('signing in while chatting', () => {
  it('keeps the conversation, and shuts the guest’s token and sockets out', async () => {
    server = await chatServer();
    const origin = await server.listen();
    const guest = await startChat(server);
    const { pathname, search } = new URL(guest.streamUrl);
    const socket = new WebSocket(`${origin.replace('http', 'ws')}${pathname}${search}`);
    const closed = new Promise((resolve) => socket.on('close', resolve));
    await vi.waitFor(() => expect(server.chat.openSockets()).toBe(1), { timeout: 15_000 });

    const signedIn = await generate({ customerToken: 'ok:c-1' }, guest.headers);
    expect(signedIn).toMatchObject({
      conversationId: guest.conversationId,
      customer: { status: 'verified' },
    });
    expect(await closed).toBe(1008);
    expect(await asked(signedIn)).toBe('customer c-1');
    const shut = [
      guest.read(),
      guest.say({ type: 'message', text: 'hi' }),
      server.app.inject({ url: guest.url, headers: guest.headers }),
      server.app.inject({ url: `${guest.url}/stream${search}` }),
      begin(guest.token),
      server.app.inject({ method: 'POST', url: `${BASE}/tokens/refresh`, headers: guest.headers }),
    ];
    for (const answer of await Promise.all(shut)) {
      expect([answer.statusCode, answer.json().error.code]).toEqual([403, 'TOKEN_INVALID']);
    }
  });

  it('starts a new conversation when the old one is another customer’s', async () => {
    server = await chatServer();
    const ann = await generate({ customerToken: 'ok:ann' });
    await begin(ann.token);
    const bob = await generate({ customerToken: 'ok:bob' }, bearer(ann.token));
    expect(bob.conversationId).not.toBe(ann.conversationId);
    await begin(bob.token);
    expect(await asked(bob)).toBe('customer bob');
    expect((await read(ann.conversationId, bob.token)).statusCode).toBe(403);
  });

  it('with a secret on the server takes the chat’s own token, but makes no new guest of it', async () => {
    server = await chatServer({ config: { secret: 's3cret' } });
    const chat = await generate({}, bearer('s3cret'));
    await begin(chat.token);
    const signedIn = await generate({ customerToken: 'ok:c-1' }, bearer(chat.token));
    expect(signedIn.conversationId).toBe(chat.conversationId);
    expect((await generate({}, bearer(chat.token))).error.code).toBe('TOKEN_INVALID');
  });

  it('ends by asking for a new chat: nothing of the customer goes with it', async () => {
    server = await chatServer();
    const ann = await generate({ customerToken: 'ok:ann' });
    await begin(ann.token);
    const guest = await generate({}, bearer(ann.token));
    expect(guest).toMatchObject({ customer: { status: 'guest' } });
    expect(guest.conversationId).not.toBe(ann.conversationId);
    await begin(guest.token);
    expect(await asked(guest)).toBe('guest');
  });
});

describe('one conversation', () => {
  it.each([
    ['read', 'GET', '/activities'],
    ['post', 'POST', '/activities'],
    ['upload', 'POST', '/upload'],
    ['resume', 'GET', ''],
    ['stream', 'GET', '/stream'],
  ] as const)('is shut to the token of another: %s', async (_, method, path) => {
    server = await chatServer();
    const mine = await startChat(server);
    const other = await startChat(server);
    const payload = method === 'POST' ? { type: 'message', text: 'hi' } : undefined;
    const query = path === '/stream' ? new URL(other.streamUrl).search : '';
    for (const conversationId of [mine.conversationId, 'unknown', `${mine.conversationId}%2f..`]) {
      const url = `${BASE}/conversations/${conversationId}${path}${query}`;
      const answer = await server.app.inject({
        method,
        url,
        headers: other.headers,
        ...(payload && { payload }),
      });
      expect([403, 404]).toContain(answer.statusCode);
      expect(answer.body).not.toContain('Hello');
    }
    expect((await mine.read()).json().activities).toHaveLength(1);
  });
});
