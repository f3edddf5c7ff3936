import { decodeJwt } from 'jose';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BASE, type ChatServer, chatServer, startChat } from '../../fakes/chat-server.ts';

let server: ChatServer;
afterEach(async () => {
  vi.useRealTimers();
  await server.app.close();
});

describe('tokens', () => {
  it('gives a guest a token whose user id no page can choose for itself', async () => {
    server = await chatServer();
    const answer = await server.app.inject({
      method: 'POST',
      url: `${BASE}/tokens/generate`,
      payload: { user: { id: 'ann' } },
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ expires_in: 1_800, conversationId: expect.any(String) });
    expect(decodeJwt(answer.json().token)).toMatchObject({
      user: 'dl_ann',
      conv: answer.json().conversationId,
    });
  });

  it.each([
    ['no secret', {}, 401, 'CREDENTIALS_MISSING'],
    ['a wrong secret', { authorization: 'Bearer nope' }, 403, 'TOKEN_INVALID'],
    ['the secret', { authorization: 'Bearer s3cret' }, 200, undefined],
  ])('with a secret configured, a call with %s answers as it should', async (_, headers, status, code) => {
    server = await chatServer({ config: { secret: 's3cret' } });
    const answer = await server.app.inject({ method: 'POST', url: `${BASE}/tokens/generate`, headers });
    expect(answer.statusCode).toBe(status);
    expect(answer.json().error?.code).toBe(code);
  });

  it.each([
    ['our own page', [], 'http://localhost:8080', 200],
    ['an allowed site', ['https://shop.example'], 'https://shop.example', 200],
    ['any site when all are allowed', ['*'], 'https://else.example', 200],
    ['another site', ['https://shop.example'], 'https://evil.example', 403],
    ['a page without an origin of its own', [], 'null', 403],
  ])('a guest on %s is let in or not', async (_, allowedOrigins, origin, status) => {
    server = await chatServer({ config: { allowedOrigins } });
    const headers = { origin, host: 'localhost:8080' };
    const answer = await server.app.inject({ method: 'POST', url: `${BASE}/tokens/generate`, headers });
    expect(answer.statusCode).toBe(status);
  });

  it('stops an address that asks for tokens without end, and lets it back later', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    server = await chatServer();
    const ask = async () =>
      (await server.app.inject({ method: 'POST', url: `${BASE}/tokens/generate` })).statusCode;
    for (let i = 0; i < 60; i++) expect(await ask()).toBe(200);
    expect(await ask()).toBe(429);
    vi.advanceTimersByTime(61_000);
    expect(await ask()).toBe(200);
  });

  it('refreshes a token that is still good, without body or content type', async () => {
    server = await chatServer();
    const { headers, conversationId } = await startChat(server);
    server.pass(900);
    const answer = await server.app.inject({ method: 'POST', url: `${BASE}/tokens/refresh`, headers });
    expect(answer.json()).toMatchObject({ conversationId, expires_in: 1_800 });
    server.pass(1_000);
    const read = await server.app.inject({
      url: `${BASE}/conversations/${conversationId}/activities`,
      headers: { authorization: `Bearer ${answer.json().token}` },
    });
    expect(read.statusCode).toBe(200);
  });

  it('does not refresh an expired token', async () => {
    server = await chatServer();
    const { headers } = await startChat(server);
    server.pass(1_801);
    const answer = await server.app.inject({ method: 'POST', url: `${BASE}/tokens/refresh`, headers });
    expect([answer.statusCode, answer.json().error.code]).toEqual([403, 'TokenExpired']);
  });

  it('keeps a token to the sites it was made for', async () => {
    server = await chatServer({ config: { secret: 's3cret' } });
    const generated = await server.app.inject({
      method: 'POST',
      url: `${BASE}/tokens/generate`,
      headers: { authorization: 'Bearer s3cret' },
      payload: { trustedOrigins: ['https://shop.example'] },
    });
    const start = (origin: string) =>
      server.app.inject({
        method: 'POST',
        url: `${BASE}/conversations`,
        headers: { authorization: `Bearer ${generated.json().token}`, origin },
      });
    expect((await start('https://evil.example')).statusCode).toBe(403);
    expect((await start('https://shop.example')).statusCode).toBe(201);
  });

  it("lets a site's own server ask for all its visitors", async () => {
    server = await chatServer({ config: { secret: 's3cret' } });
    const headers = { authorization: 'Bearer s3cret' };
    for (let i = 0; i < 61; i++) {
      const answer = await server.app.inject({ method: 'POST', url: `${BASE}/tokens/generate`, headers });
      expect(answer.statusCode).toBe(200);
    }
  });
});
