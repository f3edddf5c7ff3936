import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { httpDirectory } from '../../src/customers/http-directory.ts';
import type { Identity } from '../../src/domain/ports/customers.ts';
import { silentLog } from '../fakes/log.ts';
import { testClock } from './clock.ts';

const ANNA = { id: 'c-1', ambassador: true, phone: '+33612345678' };
const BY_ID: Identity = { kind: 'customer', id: 'c-1' };
const byWhatsApp = (userIds: string[], phone: string | null): Identity => ({
  kind: 'whatsapp',
  userIds,
  phone,
});

/** A directory at a test clock that keeps what it logged and how long it slept. */
function directoryAt(url: string, { timeoutMs = 2_000, token = null as string | null } = {}) {
  const time = testClock();
  const logged: object[] = [];
  const naps: number[] = [];
  const directory = httpDirectory({
    url: new URL(url),
    token,
    fetch,
    timeoutMs,
    clock: time.clock,
    random: () => 0.5,
    sleep: async (ms) => naps.push(ms),
    log: { ...silentLog, warn: (data: object) => logged.push(data) },
  });
  return { ...directory, ...time, logged, naps };
}

describe('the directory service', () => {
  const HOST = 'https://shop.example';
  beforeEach(() => {
    nock.disableNetConnect();
  });
  afterEach(() => {
    const pending = nock.pendingMocks();
    nock.cleanAll();
    nock.enableNetConnect();
    expect(pending).toEqual([]);
  });

  it('is asked by id, with the token, below its address', async () => {
    nock(`${HOST}/api`, { reqheaders: { authorization: 'Bearer 0123456789abcdef' } })
      .get('/v1/customers/a%2Fb%3Fc')
      .reply(200, { id: 'a/b?c', shoeSize: 43 });
    const { find } = directoryAt(`${HOST}/api/v1/`, { token: '0123456789abcdef' });
    expect(await find({ kind: 'customer', id: 'a/b?c' })).toEqual({
      kind: 'found',
      customer: { id: 'a/b?c' },
    });
  });

  it.each(['.', '..'])('is not asked for the customer "%s", which would be another address', async (id) => {
    expect(await directoryAt(HOST).find({ kind: 'customer', id })).toEqual({ kind: 'unknown' });
  });

  it('is asked by the ids of a WhatsApp person first, then by the number in each of its spellings', async () => {
    const service = nock(HOST);
    service.get('/customers').query({ whatsappUserId: 'MX.ENT.1' }).reply(404);
    service.get('/customers').query({ whatsappUserId: 'MX.2' }).reply(404);
    service.get('/customers').query({ phone: '+5215512345678' }).reply(404);
    service
      .get('/customers')
      .query({ phone: '+525512345678' })
      .reply(200, { id: 'c-2', phone: '+52 55 1234 5678' });
    expect(await directoryAt(HOST).find(byWhatsApp(['MX.ENT.1', 'MX.2'], '+5215512345678'))).toEqual({
      kind: 'found',
      customer: { id: 'c-2', phone: '+52 55 1234 5678' },
    });
  });

  it('is remembered: a customer for a minute, a stranger for ten seconds', async () => {
    const { find, pass } = directoryAt(HOST);
    nock(HOST).get('/customers/c-1').reply(404);
    expect(await find(BY_ID)).toEqual({ kind: 'unknown' });
    pass(9);
    expect(await find(BY_ID)).toEqual({ kind: 'unknown' });
    pass(1);
    nock(HOST).get('/customers/c-1').reply(200, ANNA);
    expect(await find(BY_ID)).toEqual({ kind: 'found', customer: ANNA });
    pass(59);
    expect(await find(BY_ID)).toEqual({ kind: 'found', customer: ANNA });
    pass(1);
    nock(HOST)
      .get('/customers/c-1')
      .reply(200, { ...ANNA, ambassador: false });
    expect(await find(BY_ID)).toMatchObject({ customer: { ambassador: false } });
  });

  it('is asked once for the same question at the same time', async () => {
    nock(HOST).get('/customers/c-1').reply(200, ANNA);
    const { find } = directoryAt(HOST);
    const answers = await Promise.all([find(BY_ID), find(BY_ID), find(BY_ID)]);
    expect(answers.map(({ kind }) => kind)).toEqual(['found', 'found', 'found']);
  });

  it.each([
    ['an error of the service', (service: nock.Interceptor) => service.reply(500, 'oops')],
    ['a broken connection', (service: nock.Interceptor) => service.replyWithError('reset')],
  ])('is asked once more, a moment later, after %s', async (_what, fail) => {
    fail(nock(HOST).get('/customers/c-1'));
    nock(HOST).get('/customers/c-1').reply(200, ANNA);
    const { find, naps } = directoryAt(HOST);
    expect(await find(BY_ID)).toEqual({ kind: 'found', customer: ANNA });
    expect(naps).toEqual([150]);
  });

  it.each([
    ['refuses our token', 401, {}, 'status 401'],
    ['sends us elsewhere', 302, {}, 'status 302'],
    ['answers without an id', 200, { ambassador: true }, 'id'],
    [
      'answers with a wrong field',
      200,
      { ...ANNA, machines: [{ purchaseDate: 'Monday' }] },
      'machines.0.purchaseDate',
    ],
    ['answers with a list', 200, [ANNA], 'body'],
    ['answers with a page', 200, '<html>hello</html>', 'not JSON'],
    ['answers with far too much', 200, { ...ANNA, note: 'x'.repeat(300_000) }, '256 KiB'],
    ['answers about somebody else', 200, { ...ANNA, id: 'c-2' }, 'another id'],
  ])(
    'is unavailable when it %s, and the log says why without their words',
    async (_what, status, body, why) => {
      nock(HOST)
        .get('/customers/c-1')
        .reply(status, body as nock.Body);
      const { find, logged } = directoryAt(HOST);
      const lookup = await find(BY_ID);
      expect(lookup).toMatchObject({ kind: 'unavailable', reason: expect.stringContaining(why) });
      expect(logged).toHaveLength(1);
      expect(JSON.stringify(logged)).not.toMatch(/c-1|c-2|Monday|33612|hello/);
    },
  );

  it('is unavailable when it answers a number with another number', async () => {
    nock(HOST).get('/customers').query({ phone: '+33600000000' }).reply(200, ANNA);
    expect(await directoryAt(HOST).find(byWhatsApp([], '+33600000000'))).toMatchObject({
      kind: 'unavailable',
    });
  });

  it('may answer null for what it does not know, and a language that Crema does not speak', async () => {
    nock(HOST)
      .get('/customers/c-1')
      .reply(200, { id: 'c-1', phone: null, locale: 'de', orders: [{ id: null }] });
    expect(await directoryAt(HOST).find(BY_ID)).toEqual({
      kind: 'found',
      customer: { id: 'c-1', orders: [{}] },
    });
  });

  it('stays in use for others when one record is wrong, however often it is asked for', async () => {
    const { find } = directoryAt(HOST);
    nock(HOST).get('/customers/c-1').times(20).reply(200, { id: 'c-1', machines: 'many' });
    for (let count = 0; count < 20; count++) expect(await find(BY_ID)).toMatchObject({ kind: 'unavailable' });
    nock(HOST).get('/customers/c-3').reply(200, { id: 'c-3' });
    expect(await find({ kind: 'customer', id: 'c-3' })).toMatchObject({ kind: 'found' });
  });

  it('is not asked at once again when it says that it is asked too often', async () => {
    nock(HOST).get('/customers/c-1').reply(429);
    expect(await directoryAt(HOST).find(BY_ID)).toEqual({ kind: 'unavailable', reason: 'status 429' });
  });

  it('is left alone after failing repeatedly, tried once after a rest, and used again when it is back', async () => {
    const { find, pass, logged } = directoryAt(HOST);
    // Every question fails twice; the fifth failure in a row opens the breaker.
    nock(HOST).get('/customers/c-1').times(5).reply(503);
    for (let count = 0; count < 5; count++) expect(await find(BY_ID)).toMatchObject({ kind: 'unavailable' });
    expect(logged).toContainEqual({ state: 'open', restMs: 30_000 });

    pass(30);
    nock(HOST).get('/customers/c-1').reply(503);
    expect(await find(BY_ID)).toMatchObject({ kind: 'unavailable' });
    expect(await find(BY_ID)).toMatchObject({ kind: 'unavailable' });

    pass(30);
    nock(HOST).get('/customers/c-1').reply(200, ANNA);
    expect(await find(BY_ID)).toEqual({ kind: 'found', customer: ANNA });
    expect(logged).toContainEqual({ state: 'closed', restMs: 30_000 });
    nock(HOST).get('/customers/c-3').reply(404);
    expect(await find({ kind: 'customer', id: 'c-3' })).toEqual({ kind: 'unknown' });
  });
});

describe('a real service on this machine', () => {
  let server: Server;
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  async function serve(listener: RequestListener): Promise<string> {
    server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it('is given up when it never answers, without a second try', async () => {
    let asked = 0;
    const url = await serve(() => {
      asked += 1;
    });
    const { find, naps } = directoryAt(url, { timeoutMs: 50 });
    expect(await find(BY_ID)).toEqual({ kind: 'unavailable', reason: 'timeout' });
    expect({ asked, naps }).toEqual({ asked: 1, naps: [] });
  });

  it('is given up when its answer never ends', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"id":"c-1",');
    });
    expect(await directoryAt(url, { timeoutMs: 50 }).find(BY_ID)).toEqual({
      kind: 'unavailable',
      reason: 'timeout',
    });
  });

  it('is asked again when it hangs up', async () => {
    let asked = 0;
    const url = await serve((request, response) => {
      asked += 1;
      if (asked === 1) request.destroy();
      else response.end(JSON.stringify(ANNA));
    });
    expect(await directoryAt(url).find(BY_ID)).toEqual({ kind: 'found', customer: ANNA });
  });

  it('is unavailable while nobody listens there', async () => {
    const url = await serve(() => {});
    await new Promise((resolve) => server.close(resolve));
    expect(await directoryAt(url).find(BY_ID)).toEqual({ kind: 'unavailable', reason: 'network error' });
  });

  it('gives the right answers while it is up and none while it is down, however it flaps', async () => {
    let isUp = true;
    const url = await serve((request, response) => {
      if (!isUp) response.writeHead(500).end();
      else response.end(JSON.stringify({ id: decodeURIComponent(request.url!.split('/').pop()!) }));
    });
    const { find, pass } = directoryAt(url);
    for (let round = 0; round < 20; round++) {
      isUp = round % 3 !== 0;
      // Longer than any memory and any rest, so that each round asks.
      pass(61);
      const lookup = await find(BY_ID);
      expect(lookup).toEqual(
        isUp ? { kind: 'found', customer: { id: 'c-1' } } : expect.objectContaining({ kind: 'unavailable' }),
      );
    }
  });
});
