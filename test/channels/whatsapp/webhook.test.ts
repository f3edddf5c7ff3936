import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { messageFrom, signatureOf, text, webhookOf } from '../../../scripts/whatsapp/phone.ts';
import {
  ALEX,
  type Channel,
  LINE,
  PATH,
  until,
  VERIFY_TOKEN,
  whatsAppChannel,
  wordsOf,
} from '../../fakes/whatsapp.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let channel: Channel;
beforeAll(async () => {
  channel = await whatsAppChannel();
});
afterAll(() => channel?.close());

const counted = (name: string) => channel.counts.get(name) ?? 0;

describe('setting the webhook up', () => {
  const set = (query: Record<string, string>) => channel.app.inject({ url: PATH, query });

  it('is answered with the challenge, as plain text', async () => {
    const answer = await set({
      'hub.mode': 'subscribe',
      'hub.verify_token': VERIFY_TOKEN,
      'hub.challenge': '1158201444',
    });
    expect([answer.statusCode, answer.body]).toEqual([200, '1158201444']);
    expect(answer.headers['content-type']).toMatch(/^text\/plain/);
  });

  it.each([
    ['another token', { 'hub.mode': 'subscribe', 'hub.verify_token': 'other', 'hub.challenge': '1' }],
    ['no token', { 'hub.mode': 'subscribe', 'hub.challenge': '1' }],
    ['an empty token', { 'hub.mode': 'subscribe', 'hub.verify_token': '', 'hub.challenge': '1' }],
    ['another mode', { 'hub.mode': 'unsubscribe', 'hub.verify_token': VERIFY_TOKEN, 'hub.challenge': '1' }],
    ['no challenge', { 'hub.mode': 'subscribe', 'hub.verify_token': VERIFY_TOKEN }],
  ])('is refused with %s', async (_what, query) => {
    expect((await set(query as Record<string, string>)).statusCode).toBe(403);
  });
});

describe('a delivery', () => {
  let sentBefore: number;
  beforeEach(() => {
    sentBefore = channel.graph.sent.length;
  });
  const answersTo = async (count: number) =>
    (await channel.graph.untilSent(sentBefore + count)).slice(sentBefore).map(wordsOf);
  const post = (body: string, headers: Record<string, string>) =>
    channel.app.inject({
      method: 'POST',
      url: PATH,
      headers: { 'content-type': 'application/json', ...headers },
      payload: body,
    });

  it.each([
    ['raw UTF-8', (json: string) => json],
    [
      'escapes',
      (json: string) => json.replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ],
    ['other spacing', (json: string) => json.replaceAll('":', '" : ')],
  ])('with %s is read as its bytes were signed', async (_what, written) => {
    const body = webhookOf(LINE, { messages: [messageFrom(ALEX, text('où est-ce ? 😀'))] });
    expect(await channel.deliver(written(JSON.stringify(body)))).toBe(200);
    expect(await answersTo(1)).toEqual(['echo: où est-ce ? 😀']);
  });

  it('of three megabytes is taken', async () => {
    const messages = [
      messageFrom(ALEX, text('big')),
      ...Array.from({ length: 30 }, () => ({ type: 'x', pad: 'x'.repeat(100_000) })),
    ];
    expect(await channel.deliver(webhookOf(LINE, { messages }))).toBe(200);
    expect(await answersTo(1)).toEqual(['echo: big']);
  });

  it.each([
    ['of no signature', {}],
    ['of an empty signature', { 'x-hub-signature-256': '' }],
    ['signed with another secret', { 'x-hub-signature-256': signatureOf('BODY', 'other-secret') }],
    ['signed with an empty secret', { 'x-hub-signature-256': signatureOf('BODY', '') }],
  ])('%s is refused and counted, and nothing of it is stored', async (_what, headers) => {
    const body = JSON.stringify(webhookOf(LINE, { messages: [messageFrom(ALEX, text('evil'))] }));
    const before = { refused: counted('inbound signature-refused'), stored: counted('inbound stored') };
    const signed = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [
        name,
        value && signatureOf(body, value === signatureOf('BODY', '') ? '' : 'other-secret'),
      ]),
    );
    expect((await post(body, signed)).statusCode).toBe(401);
    expect(counted('inbound signature-refused')).toBe(before.refused + 1);
    expect(counted('inbound stored')).toBe(before.stored);
  });

  it('that is signed but no JSON is refused as such', async () => {
    expect(await channel.deliver('{"object":')).toBe(400);
  });

  it('for another number is taken and left alone', async () => {
    const other = webhookOf({ phoneNumberId: '999' }, { messages: [messageFrom(ALEX, text('not for us'))] });
    expect(await channel.deliver(other)).toBe(200);
    await channel.say(ALEX, text('for us'));
    expect(await answersTo(1)).toEqual(['echo: for us']);
  });

  it('repeated five times at once, and shuffled, is one turn and one reply per message', async () => {
    const messages = Array.from({ length: 6 }, (_, i) =>
      messageFrom(ALEX, text(`q${i}`), new Date(Date.now() + i * 1_000)),
    );
    const deliveries = Array.from({ length: 5 }, () => messages.toReversed())
      .flat()
      .map((message) => webhookOf(LINE, { messages: [message] }));
    expect(await Promise.all(deliveries.map(channel.deliver))).toEqual(deliveries.map(() => 200));
    const all = await answersTo(6);
    expect(new Set(all)).toEqual(new Set(messages.map((_, i) => `echo: q${i}`)));
    await channel.say(ALEX, text('last'));
    expect((await answersTo(7)).at(-1)).toBe('echo: last');
  });

  it('of several messages is answered one by one, in order, each shown as read', async () => {
    const readBefore = channel.graph.read.length;
    await channel.say(ALEX, text('a'), text('b'), text('c'));
    expect(await answersTo(3)).toEqual(['echo: a', 'echo: b', 'echo: c']);
    await until('three are marked as read', () => channel.graph.read.length === readBefore + 3);
  });
});
