import { TestAdapter } from 'botbuilder';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import nock from 'nock';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { botFramework, conversationOf } from '../../../src/channels/botframework/botframework.ts';
import { createHandler } from '../../../src/channels/handler.ts';
import { CremaError } from '../../../src/domain/errors.ts';
import type { Bot } from '../../../src/domain/ports/bot.ts';
import { echoBot } from '../../fakes/bot.ts';
import { silentLog } from '../../fakes/log.ts';
import { serverWith } from '../../fakes/server.ts';
import { memoryConversations, memoryRatings } from '../../fakes/store.ts';

const APP_ID = '11111111-2222-3333-4444-555555555555';
const SERVICE = 'https://smba.example';
const MESSAGE = {
  type: 'message',
  id: 'm-1',
  channelId: 'msteams',
  serviceUrl: `${SERVICE}/emea/`,
  conversation: { id: 'a:1' },
  from: { id: '29:anna', name: 'Anna' },
  recipient: { id: '28:crema', name: 'Crema' },
  text: 'hello',
};

function bots() {
  const conversations = memoryConversations();
  const ratings = memoryRatings();
  return { conversations, ratings, bot: echoBot({ conversations, ratings, clock: () => new Date() }) };
}

async function server(change: (bot: Bot) => Bot = (bot) => bot) {
  const { bot, conversations } = bots();
  const logged: object[] = [];
  const log = { ...silentLog, error: (data: object) => logged.push(data) };
  let ids = 0;
  const options = { bot: change(bot), appId: APP_ID, appPassword: 'password', log };
  const app = await serverWith([botFramework({ ...options, newId: () => `new-${++ids}` })]);
  const post = (payload: unknown, authorization?: string) =>
    app.inject({
      method: 'POST',
      url: '/api/messages',
      payload: payload as object,
      headers: authorization === undefined ? {} : { authorization },
    });
  return { post, conversations, logged };
}

describe('the handler, on the adapter that botbuilder offers for tests', () => {
  it('welcomes, answers in order and keeps the conversation apart from the web ones', async () => {
    const { bot, conversations } = bots();
    const handler = createHandler(bot, conversationOf);
    const adapter = new TestAdapter((context) => handler.run(context));
    await adapter
      .send({ type: 'conversationUpdate', membersAdded: [{ id: 'user', name: '' }], locale: 'fr-FR' })
      .assertReply('Bonjour !')
      .send('one')
      .assertReply('echo: one')
      .send('choose')
      .assertReply((activity) => {
        expect(activity.suggestedActions?.actions.map(({ title }) => title)).toEqual(['Cancel', 'Refund']);
      })
      .startTest();
    const { id } = adapter.conversation.conversation;
    expect(await conversations.find(id)).toBeNull();
    const kept = await conversations.messagesAfter(`bf:test:${id}`, { after: 0, limit: 10 });
    expect(kept.map(({ text }) => text)).toEqual([
      'Bonjour !',
      'one',
      'echo: one',
      'choose',
      'Which one do you mean?',
    ]);
  });
});

describe('/api/messages', () => {
  let privateKey: CryptoKey;
  let otherKey: CryptoKey;
  let jwk: object;
  /** What was delivered to the channel in this test, in order. */
  const sent: unknown[] = [];
  beforeAll(async () => {
    const pair = await generateKeyPair('RS256');
    privateKey = pair.privateKey;
    otherKey = (await generateKeyPair('RS256')).privateKey;
    jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k1', endorsements: ['msteams', 'webchat'] };
    nock.disableNetConnect();
    // The library keeps the keys for a day, so they are fetched in one test only.
    nock('https://login.botframework.com')
      .persist()
      .get('/v1/.well-known/openidconfiguration')
      .reply(200, {
        issuer: 'https://api.botframework.com',
        jwks_uri: 'https://login.botframework.com/v1/keys',
      })
      .get('/v1/keys')
      .reply(200, { keys: [jwk] });
    nock('https://login.microsoftonline.com')
      .persist()
      .get(/.*/)
      .reply(200, ({ url }: Request) => (url.includes('discovery') ? DISCOVERY : OPENID))
      .post(/oauth2\/v2\.0\/token/)
      .reply(200, { token_type: 'Bearer', expires_in: 3600, access_token: 'outgoing' });
    nock(SERVICE)
      .persist()
      .post(/\/emea\/v3\/conversations\/a%3A1\/activities/)
      .reply(200, async (request: Request) => {
        sent.push(await request.json());
        return { id: String(sent.length) };
      })
      .post(/conversations\/blocked/)
      .reply(403, { error: { code: 'BotDisabled', message: 'blocked by the user' } });
  });
  afterAll(() => {
    nock.cleanAll();
    nock.enableNetConnect();
  });
  let printed: string[];
  beforeEach(() => {
    printed = [];
    sent.length = 0;
    const keep = (...texts: unknown[]) => void printed.push(texts.map(String).join(' '));
    vi.spyOn(console, 'error').mockImplementation(keep);
    vi.spyOn(console, 'warn').mockImplementation(keep);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    expect(printed.join('\n')).not.toContain(MESSAGE.text);
  });

  const signed = async (change: object = {}, { key = privateKey, kid = 'k1' } = {}): Promise<string> => {
    const now = Math.floor(Date.now() / 1_000);
    const claims = {
      iss: 'https://api.botframework.com',
      aud: APP_ID,
      serviceurl: MESSAGE.serviceUrl,
      iat: now,
      nbf: now,
      exp: now + 600,
      ...change,
    };
    return `Bearer ${await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(key)}`;
  };

  it('answers a message from Microsoft by its service, addressed to who asked', async () => {
    const { post, conversations } = await server();
    const answer = await post({ ...MESSAGE, channelData: { tenant: { id: 't-1' } } }, await signed());
    expect(answer.statusCode).toBe(200);
    expect(sent).toMatchObject([
      {
        type: 'message',
        text: 'echo: hello',
        replyToId: 'm-1',
        recipient: { id: '29:anna' },
        from: { id: '28:crema' },
      },
    ]);
    const [own] = await conversations.messagesAfter('bf:msteams:a:1', { after: 0, limit: 1 });
    expect(own).toMatchObject({ id: 'm-1', text: 'hello', channelData: null });
  });

  it('sends several replies in the order they were committed', async () => {
    const { post } = await server((bot) => ({
      ...bot,
      async receive(conversation, message) {
        const { messages, repeated } = await bot.receive(conversation, message);
        const replies = ['first', 'second', 'third'].map((text) => ({ ...messages.at(-1)!, text }));
        return { messages: [messages[0]!, ...replies], repeated };
      },
    }));
    await post(MESSAGE, await signed());
    expect(sent).toMatchObject([{ text: 'first' }, { text: 'second' }, { text: 'third' }]);
  });

  it('answers what was asked of it by name in a group', async () => {
    const { post } = await server();
    const entities = [{ type: 'mention', text: '<at>Crema</at>', mentioned: MESSAGE.recipient }];
    await post({ ...MESSAGE, text: '<at>Crema</at> hello', entities }, await signed());
    expect(sent).toMatchObject([{ text: 'echo: hello' }]);
  });

  it.each([
    ['no token', async () => undefined],
    ['an empty header', async () => ''],
    ['something else than a token', async () => 'Bearer nonsense'],
    ['another scheme', async () => 'Basic dXNlcjpwYXNz'],
    ['a token signed by somebody else', () => signed({}, { key: otherKey })],
    ['a token with an unknown key', () => signed({}, { kid: 'k2' })],
    ['a token for another app', () => signed({ aud: 'another-app' })],
    ['a token from another issuer', () => signed({ iss: 'https://evil.example' })],
    ['a token for another service', () => signed({ serviceurl: 'https://evil.example/' })],
    ['a token that has expired', () => signed({ iat: 1, nbf: 1, exp: 2 })],
    [
      'an unsigned token',
      async () => {
        const part = (data: object) => Buffer.from(JSON.stringify(data)).toString('base64url');
        const claims = { iss: 'https://api.botframework.com', aud: APP_ID, serviceurl: MESSAGE.serviceUrl };
        return `Bearer ${part({ alg: 'none', kid: 'k1' })}.${part(claims)}.`;
      },
    ],
  ])('refuses %s with 401 and says nothing to anybody', async (_what, authorization) => {
    const { post, conversations } = await server();
    const answer = await post(MESSAGE, await authorization());
    expect(answer.statusCode).toBe(401);
    expect(answer.json()).toMatchObject({ error: { code: 'CREDENTIALS_MISSING' } });
    expect(await conversations.find('bf:msteams:a:1')).toBeNull();
    expect(sent).toEqual([]);
  });

  it.each(['emulator', 'AseChannel', 'webchat'])(
    'lets no channel in without a token: %s',
    async (channelId) => {
      const { post } = await server();
      expect((await post({ ...MESSAGE, channelId, recipient: { id: 'x', role: 'skill' } })).statusCode).toBe(
        401,
      );
      expect((await post({ ...MESSAGE, channelId }, 'Bearer a.b.c')).statusCode).toBe(401);
    },
  );

  it.each([
    ['no conversation', { ...MESSAGE, conversation: undefined }],
    ['no service', { ...MESSAGE, serviceUrl: undefined }],
    ['a text that is none', { ...MESSAGE, text: 5 }],
  ])('refuses an activity with %s, whoever sends it', async (_what, activity) => {
    const { post } = await server();
    const answer = await post(activity, await signed({ serviceurl: activity.serviceUrl }));
    expect(answer.statusCode).toBe(400);
  });

  it('says sorry when a turn fails, in the language of the channel, and logs no word of it', async () => {
    const { post, logged } = await server((bot) => ({
      ...bot,
      receive: async () => {
        throw new CremaError('STORAGE_FAILED', `the database refused "${MESSAGE.text}"`);
      },
    }));
    const answer = await post({ ...MESSAGE, locale: 'fr-FR' }, await signed());
    expect(answer.statusCode).toBe(200);
    expect(sent).toMatchObject([{ text: expect.stringContaining('Désolé') }]);
    expect(logged).toEqual([{ channelId: 'msteams', name: 'CremaError', code: 'STORAGE_FAILED' }]);
  });

  it('logs no word of a reply that could not be delivered', async () => {
    const { post, logged } = await server();
    const answer = await post({ ...MESSAGE, conversation: { id: 'blocked' } }, await signed());
    expect(answer.statusCode).toBe(200);
    const failure = { channelId: 'msteams', name: 'RestError', statusCode: 403 };
    expect(logged).toMatchObject([failure, failure]);
    expect(JSON.stringify(logged)).not.toContain(MESSAGE.text);
  });

  it('does not store the same message twice', async () => {
    const { post, conversations } = await server();
    await post(MESSAGE, await signed());
    await post(MESSAGE, await signed());
    expect(await conversations.messagesAfter('bf:msteams:a:1', { after: 0, limit: 10 })).toHaveLength(2);
  });
});

const DISCOVERY = {
  tenant_discovery_endpoint:
    'https://login.microsoftonline.com/botframework.com/v2.0/.well-known/openid-configuration',
  'api-version': '1.1',
  metadata: [],
};
const OPENID = {
  token_endpoint: 'https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token',
  issuer: 'https://login.microsoftonline.com/botframework.com/v2.0',
  authorization_endpoint: 'https://login.microsoftonline.com/botframework.com/oauth2/v2.0/authorize',
  jwks_uri: 'https://login.microsoftonline.com/botframework.com/discovery/v2.0/keys',
};
