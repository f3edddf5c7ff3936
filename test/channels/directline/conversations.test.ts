import { decodeJwt } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import { BASE, type ChatServer, chatServer, startChat } from '../../fakes/chat-server.ts';

let server: ChatServer;
afterEach(() => server.app.close());

const message = (text: string, more: object = {}) => ({ type: 'message', text, from: { id: 'me' }, ...more });

describe('conversations', () => {
  it('starts once: 201 at first, 200 when started already, and one welcome', async () => {
    server = await chatServer();
    const { started, headers, read } = await startChat(server, 'fr-FR');
    expect(started.statusCode).toBe(201);
    expect(started.json().streamUrl).toMatch(
      /^ws:\/\/[^/]+\/v3\/directline\/conversations\/[^/]+\/stream\?t=/,
    );
    const again = await server.app.inject({ method: 'POST', url: `${BASE}/conversations`, headers });
    expect(again.statusCode).toBe(200);
    expect((await read()).json().activities.map(({ text }: { text: string }) => text)).toEqual(['Bonjour !']);
  });

  it('renews the token of whoever comes back', async () => {
    server = await chatServer();
    const { url, headers } = await startChat(server);
    server.pass(1_700);
    const { token } = (await server.app.inject({ url, headers })).json();
    server.pass(200);
    const again = await server.app.inject({ url, headers: { authorization: `Bearer ${token}` } });
    expect(again.statusCode).toBe(200);
  });

  it('makes stream addresses of the public URL when there is one', async () => {
    server = await chatServer({ config: { publicUrl: 'https://bot.example/' } });
    const { started } = await startChat(server);
    expect(started.json().streamUrl).toMatch(/^wss:\/\/bot\.example\/v3\/directline\//);
  });

  it('opens every conversation to the secret', async () => {
    server = await chatServer({ config: { secret: 's3cret' } });
    const headers = { authorization: 'Bearer s3cret' };
    const payload = { user: { id: 'ann' } };
    const started = await server.app.inject({
      method: 'POST',
      url: `${BASE}/conversations`,
      headers,
      payload,
    });
    expect(started.statusCode).toBe(201);
    const url = `${BASE}/conversations/${started.json().conversationId}`;
    const posted = await server.app.inject({
      method: 'POST',
      url: `${url}/activities`,
      headers,
      payload: message('hi'),
    });
    expect(posted.statusCode).toBe(200);
    const resumed = await server.app.inject({ url: `${url}?watermark=`, headers });
    expect(decodeJwt(resumed.json().token)).toMatchObject({ user: 'dl_ann' });
  });

  it.each([
    ['no credentials', () => ({}), 401, 'CREDENTIALS_MISSING'],
    ['a token that is none', () => ({ authorization: 'Bearer x.y.z' }), 403, 'TOKEN_INVALID'],
    ['an unsigned token', unsigned, 403, 'TOKEN_INVALID'],
  ])('refuses %s everywhere', async (_, headersOf, status, code) => {
    server = await chatServer();
    const { url, conversationId } = await startChat(server);
    const headers = headersOf(conversationId);
    const calls = [
      { method: 'POST', url: `${BASE}/conversations` },
      { method: 'POST', url: `${BASE}/tokens/refresh` },
      { method: 'GET', url },
      { method: 'GET', url: `${url}/activities` },
      { method: 'POST', url: `${url}/activities`, payload: message('hi') },
      { method: 'POST', url: `${url}/upload`, payload: 'x' },
    ] as const;
    for (const call of calls) {
      const answer = await server.app.inject({ ...call, headers });
      expect([call.url, answer.statusCode, answer.json().error.code]).toEqual([call.url, status, code]);
    }
  });

  it('refuses the token of another conversation, and says which conversation is unknown', async () => {
    server = await chatServer();
    const mine = await startChat(server);
    const other = await startChat(server);
    const foreign = await server.app.inject({ url: `${mine.url}/activities`, headers: other.headers });
    expect([foreign.statusCode, foreign.json().error.code]).toEqual([403, 'TOKEN_INVALID']);

    const generated = (await server.app.inject({ method: 'POST', url: `${BASE}/tokens/generate` })).json();
    const headers = { authorization: `Bearer ${generated.token}` };
    const unknown = await server.app.inject({
      url: `${BASE}/conversations/${generated.conversationId}`,
      headers,
    });
    expect([unknown.statusCode, unknown.json().error.code]).toEqual([404, 'CONVERSATION_UNKNOWN']);
  });

  it('does not take a stream address for a token, nor a token for a stream address', async () => {
    server = await chatServer();
    const { streamUrl, url, token } = await startChat(server);
    const t = new URL(streamUrl).searchParams.get('t');
    const read = await server.app.inject({
      url: `${url}/activities`,
      headers: { authorization: `Bearer ${t}` },
    });
    expect(read.statusCode).toBe(403);
    const stream = await server.app.inject({ url: `${url}/stream?t=${token}` });
    expect(stream.statusCode).toBe(403);
  });

  it('answers "too early" while the database is away, which Web Chat tries again, and never 5xx, which it does not', async () => {
    server = await chatServer();
    const { headers, url } = await startChat(server);
    server.conversations.fail(true);
    for (const call of [{ method: 'POST', url: `${BASE}/conversations` }, { url }] as const) {
      const answer = await server.app.inject({ ...call, headers });
      expect([answer.statusCode, answer.json().error.code]).toEqual([429, 'TOO_MANY_REQUESTS']);
    }
  });

  it('has no sign-in session', async () => {
    server = await chatServer();
    const answer = await server.app.inject({ url: `${BASE}/session/getsessionid` });
    expect([answer.statusCode, answer.json().error.code]).toEqual([404, 'NOT_FOUND']);
  });
});

function unsigned(conversationId: string) {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { conv: conversationId, aud: 'directline', exp: 9_999_999_999 };
  return { authorization: `Bearer ${part({ alg: 'none' })}.${part(claims)}.` };
}
