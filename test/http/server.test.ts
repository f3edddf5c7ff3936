import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CremaError, ERROR_CODES, type ErrorCode } from '../../src/domain/errors.ts';
import { errorAnswer, STATUS } from '../../src/http/errors.ts';
import { listen } from '../../src/http/listen.ts';
import { createMetrics } from '../../src/http/metrics.ts';
import { createServer, type ServerOptions } from '../../src/http/server.ts';
import { silentLog } from '../fakes/log.ts';

let app: FastifyInstance;
afterEach(() => app?.close());

const echo: FastifyPluginAsync = async (scope) => {
  scope.post('/echo', { schema: { body: z.object({ text: z.string() }) } }, async ({ body }) => body);
  scope.get('/fail/:code', async ({ params }) => {
    const { code } = params as { code: string };
    throw code === 'BUG' ? new Error('secret detail') : new CremaError(code as 'NOT_FOUND', 'said so');
  });
  scope.get('/ip', async ({ ip }) => ({ ip }));
};

async function serve(options: Partial<ServerOptions> = {}) {
  app = await createServer({
    log: silentLog,
    trustProxy: 0,
    allowedOrigins: [],
    newId: () => 'id-1',
    health: { ready: async () => {} },
    metrics: createMetrics({ openSockets: () => 3 }),
    plugins: [echo],
    staticDir: null,
    ...options,
  });
  return app;
}

/** Their messages say where the database is. */
const OPERATORS_ALONE: readonly ErrorCode[] = ['STORAGE_FAILED', 'STORAGE_LOCKED'];

const JSON_TYPE = { 'content-type': 'application/json' };

describe('a request that cannot be served', () => {
  it.each([
    ['broken JSON', JSON_TYPE, '{"text":', 400, 'INPUT_INVALID'],
    ['null', JSON_TYPE, 'null', 400, 'INPUT_INVALID'],
    ['no body', {}, '', 400, 'INPUT_INVALID'],
    ['an empty JSON body', JSON_TYPE, '', 400, 'INPUT_INVALID'],
    ['the wrong shape', JSON_TYPE, '{"text":1}', 400, 'INPUT_INVALID'],
    ['a poisoned prototype', JSON_TYPE, '{"text":"x","__proto__":{"a":1}}', 400, 'INPUT_INVALID'],
    [
      'a poisoned constructor',
      JSON_TYPE,
      '{"text":"x","constructor":{"prototype":{}}}',
      400,
      'INPUT_INVALID',
    ],
    ['the wrong content type', { 'content-type': 'text/csv' }, 'text', 415, 'INPUT_INVALID'],
    ['2 MB', JSON_TYPE, `{"text":"${'x'.repeat(2_000_000)}"}`, 413, 'INPUT_TOO_LARGE'],
  ])('says so in one form: %s', async (_, headers, payload, status, code) => {
    await serve();
    const answer = await app.inject({ method: 'POST', url: '/echo', headers, payload });
    expect([answer.statusCode, answer.json()]).toEqual([
      status,
      { error: { code, message: expect.stringMatching(/\w+/) } },
    ]);
  });

  it.each([
    ['an address that cannot be read', '/%', 400, 'INPUT_INVALID'],
    ['an endless id', `/fail/${'x'.repeat(5_000)}`, 414, 'INPUT_TOO_LARGE'],
  ])('says so in one form: %s', async (_, url, status, code) => {
    await serve();
    const answer = await app.inject({ url });
    expect([answer.statusCode, answer.json()]).toEqual([
      status,
      { error: { code, message: expect.stringMatching(/; .+\.$/) } },
    ]);
  });

  it.each([
    ['{"text":1}', /^body\.text: .+; \/openapi\.json/],
    ['null', /^body: .+; \/openapi\.json/],
  ])('names what is wrong in %s, and where the right form is described', async (payload, message) => {
    await serve();
    const answer = await app.inject({ method: 'POST', url: '/echo', headers: JSON_TYPE, payload });
    expect(answer.json().error.message).toMatch(message);
  });

  it('is told what is nowhere, without its query', async () => {
    await serve();
    const answer = await app.inject({ url: '/nothing?token=abc' });
    expect([answer.statusCode, answer.json().error.code]).toEqual([404, 'NOT_FOUND']);
    expect(answer.body).not.toContain('abc');
  });

  it.each(ERROR_CODES)('answers %s by the table', async (code) => {
    await serve();
    const answer = await app.inject({ url: `/fail/${code}` });
    expect(answer.statusCode).toBe(STATUS[code]);
    expect(answer.json().error).toEqual({
      code: code === 'TOKEN_EXPIRED' ? 'TokenExpired' : code,
      message: OPERATORS_ALONE.includes(code) ? expect.not.stringContaining('said so') : 'said so',
    });
  });

  it('learns nothing of an unexpected failure', async () => {
    await serve();
    const answer = await app.inject({ url: '/fail/BUG' });
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('secret detail');
    expect(errorAnswer('not even an error').status).toBe(500);
  });
});

describe('health and metrics', () => {
  it.each([
    ['ready', async () => {}, 200],
    ['its database is away', () => Promise.reject(new CremaError('STORAGE_FAILED', 'away')), 503],
    ['anything else is wrong', () => Promise.reject(new Error('?')), 503],
  ])('says whether it can answer: %s', async (_, ready, status) => {
    await serve({ health: { ready } });
    expect((await app.inject({ url: '/readyz' })).statusCode).toBe(status);
    expect((await app.inject({ url: '/healthz' })).json()).toEqual({ status: 'ok' });
  });

  it('counts turns, votes and requests, by route and never by address', async () => {
    const metrics = createMetrics({ openSockets: () => 3 });
    await serve({ metrics });
    metrics.turn('answer');
    metrics.rating('up');
    await app.inject({ url: '/fail/NOT_FOUND?x=1' });
    await app.inject({ url: '/made/up' });
    const { body } = await app.inject({ url: '/metrics' });
    expect(body).toContain('crema_turns_total{kind="answer"} 1');
    expect(body).toContain('crema_ratings_total{vote="up"} 1');
    expect(body).toContain('crema_sockets_open 3');
    expect(body).toContain(
      'crema_http_request_seconds_count{method="GET",route="/fail/:code",status="404"} 1',
    );
    expect(body).not.toContain('/made/up');
  });
});

describe('the API description', () => {
  it('covers every JSON route with its schemas', async () => {
    await serve();
    const { paths, openapi } = (await app.inject({ url: '/openapi.json' })).json();
    expect(openapi).toBe('3.1.0');
    expect(Object.keys(paths)).toEqual(expect.arrayContaining(['/healthz', '/readyz', '/echo']));
    const schema = paths['/echo'].post.requestBody.content['application/json'].schema;
    expect(schema).toMatchObject({ type: 'object', required: ['text'] });
  });
});

describe('headers', () => {
  it('keep our pages to our own code', async () => {
    await serve();
    const { headers } = await app.inject({ url: '/healthz' });
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-request-id']).toBe('id-1');
  });

  it.each([
    [['https://shop.example'], 'https://shop.example', 'https://shop.example'],
    [['https://shop.example'], 'https://evil.example', undefined],
    [['*'], 'https://any.example', '*'],
    [[], 'https://any.example', undefined],
  ])('let the sites %j call from %s: %s', async (allowedOrigins, origin, allowed) => {
    await serve({ allowedOrigins });
    const { headers } = await app.inject({
      method: 'OPTIONS',
      url: '/echo',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,x-ms-bot-agent,x-requested-with',
      },
    });
    expect(headers['access-control-allow-origin']).toBe(allowed);
    if (allowed === undefined) return;
    for (const name of ['authorization', 'content-type', 'x-ms-bot-agent', 'x-requested-with']) {
      expect(headers['access-control-allow-headers']).toContain(name);
    }
    expect(Number(headers['access-control-max-age'])).toBeGreaterThan(0);
  });

  it.each([
    [0, '127.0.0.1'],
    [1, '9.9.9.9'],
    [2, '8.8.8.8'],
  ])('believe as many proxies as there are: %i', async (trustProxy, ip) => {
    await serve({ trustProxy });
    const answer = await app.inject({
      url: '/ip',
      headers: { 'x-forwarded-for': '7.7.7.7, 8.8.8.8, 9.9.9.9' },
    });
    expect(answer.json()).toEqual({ ip });
  });
});

describe('pages', () => {
  it('are served by their exact path, and the widget to every site', async () => {
    const staticDir = await mkdtemp(join(tmpdir(), 'crema-pages-'));
    await writeFile(join(staticDir, 'index.html'), '<!doctype html>');
    await writeFile(join(staticDir, 'widget.js'), 'void 0;');
    await serve({ staticDir });
    const page = await app.inject({ url: '/' });
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.headers['cross-origin-resource-policy']).toBe('same-origin');
    const widget = await app.inject({ url: '/widget.js' });
    expect(widget.headers['cross-origin-resource-policy']).toBe('cross-origin');
    expect(widget.headers['access-control-allow-origin']).toBe('*');
    expect((await app.inject({ url: '/../package.json' })).statusCode).toBe(404);
    await rm(staticDir, { recursive: true });
  });
});

describe('where it listens', () => {
  it('is a clear matter of settings where it may not', async () => {
    const first = await serve();
    const address = new URL(await listen(first, { host: '127.0.0.1', port: 0 }));
    const second = await serve();
    try {
      await expect(listen(second, { host: '127.0.0.1', port: Number(address.port) })).rejects.toMatchObject({
        code: 'CONFIG_INVALID',
        message: expect.stringMatching(`127\\.0\\.0\\.1:${address.port}: .*set PORT`),
      });
      await expect(listen(second, { host: '192.0.2.1', port: 0 })).rejects.toMatchObject({
        code: 'CONFIG_INVALID',
        message: expect.stringContaining('set HOST'),
      });
    } finally {
      await first.close();
    }
  });
});
