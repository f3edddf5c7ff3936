import { decodeJwt } from 'jose';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type ChatServer, chatServer, startChat } from '../../fakes/chat-server.ts';

let server: ChatServer;
afterEach(async () => {
  vi.useRealTimers();
  await server.app.close();
});

const message = (text: string, more: object = {}) => ({ type: 'message', text, from: { id: 'me' }, ...more });

describe('activities', () => {
  it('echoes the message with its channelData, and answers it after', async () => {
    server = await chatServer();
    const { say, read, token } = await startChat(server);
    const posted = await say(message('leave', { channelData: { clientActivityID: 'x1', odd: [1] } }));
    const { activities, watermark } = (await read('?watermark=1')).json();
    expect(watermark).toBe('3');
    expect(activities[0]).toMatchObject({
      id: posted.json().id,
      text: 'leave',
      from: { id: decodeJwt(token).user, role: 'user' },
      channelData: { clientActivityID: 'x1', odd: [1] },
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    expect(activities[1]).toMatchObject({
      replyToId: posted.json().id,
      from: { role: 'bot', name: 'Crema' },
      textFormat: 'markdown',
      channelData: { receipt: { policy: 'commitment-penalty' } },
      entities: [{ '@id': '', '@type': 'Message', type: 'https://schema.org/Message' }],
    });
  });

  it('offers choices that post themselves, and no thumbs under a question', async () => {
    server = await chatServer();
    const { say, read } = await startChat(server);
    await say(message('choose'));
    const question = (await read()).json().activities.at(-1);
    expect(question.suggestedActions.actions).toEqual([
      { type: 'imBack', title: 'Cancel', value: 'Cancel' },
      { type: 'imBack', title: 'Refund', value: 'Refund' },
    ]);
    expect(question.entities).toBeUndefined();
  });

  it('answers a post repeated with the same client id only once', async () => {
    server = await chatServer();
    const { say, read } = await startChat(server);
    const first = await say(message('hi', { channelData: { clientActivityID: 'same' } }));
    const second = await say(message('hi', { channelData: { clientActivityID: 'same' } }));
    expect(second.json()).toEqual(first.json());
    expect((await read()).json().activities).toHaveLength(3);
  });

  it.each([
    ['the beginning when no watermark is given', '', ['Hello!', 'one', 'echo: one']],
    ['the beginning when it is empty', '?watermark=', ['Hello!', 'one', 'echo: one']],
    ['after the watermark', '?watermark=2', ['echo: one']],
    ['nothing when all was seen', '?watermark=3', []],
  ])('reads from %s', async (_, query, texts) => {
    server = await chatServer();
    const { say, read } = await startChat(server);
    await say(message('one'));
    const page = (await read(query)).json();
    expect(page.activities.map(({ text }: { text: string }) => text)).toEqual(texts);
    expect(page.watermark).toBe('3');
  });

  it.each([
    ['a button value', { type: 'message', value: 'Refund', channelData: { postBack: true } }, 'Refund'],
    ['a value with a text', { type: 'message', value: { text: 'Cancel' } }, 'Cancel'],
    [
      'characters a database refuses',
      message('a\0b\ud800c', { channelData: { x: '\0\udfff' } }),
      'ab\ufffdc',
    ],
  ])('understands %s', async (_, activity, text) => {
    server = await chatServer();
    const { say, read } = await startChat(server);
    expect((await say(activity)).statusCode).toBe(200);
    expect((await read()).json().activities.at(-2).text).toBe(text);
  });

  it.each([
    ['an activity without type', { text: 'x' }, 400, 'INPUT_INVALID'],
    ['a message without text', { type: 'message' }, 400, 'INPUT_INVALID'],
    ['a text that is no text', { type: 'message', text: 7 }, 400, 'INPUT_INVALID'],
    ['a text too long', message('x'.repeat(10_001)), 413, 'INPUT_TOO_LARGE'],
    ['a bag too heavy', message('x', { channelData: { x: 'x'.repeat(30_000) } }), 413, 'INPUT_TOO_LARGE'],
    ['a body too large', message('x'.repeat(300_000)), 413, 'INPUT_TOO_LARGE'],
    ['an unknown answer to rate', pressed('LikeAction', 'nothing'), 404, 'NOT_FOUND'],
  ])('refuses %s', async (_, activity, status, code) => {
    server = await chatServer();
    const { say } = await startChat(server);
    const answer = await say(activity);
    expect([answer.statusCode, answer.json().error.code]).toEqual([status, code]);
  });

  it.each([
    ['typing', { type: 'typing' }],
    ['an update of the conversation', { type: 'conversationUpdate' }],
  ])('accepts %s without answering it', async (_, activity) => {
    server = await chatServer();
    const { say, read } = await startChat(server);
    expect((await say(activity)).json().id).toEqual(expect.any(String));
    expect((await read()).json().activities).toHaveLength(1);
  });

  it.each([
    ['an event', { type: 'event', name: 'webchat/join', value: { language: 'en' } }],
    ['the end of the conversation', { type: 'endOfConversation', value: { reason: 'bye' } }],
    ['a submitted form', { type: 'message', value: { colour: 'red' }, text: undefined }],
  ])('shows %s again to those who poll, as it was posted', async (_, activity) => {
    server = await chatServer();
    const { say, read } = await startChat(server);
    const posted = await say({ ...activity, channelData: { clientActivityID: 'e1' } });
    expect((await read()).json().activities[1]).toMatchObject({
      ...JSON.parse(JSON.stringify(activity)),
      id: posted.json().id,
      from: { role: 'user' },
      channelData: { clientActivityID: 'e1' },
    });
  });

  it('records thumbs as Web Chat presses them, and takes the last one', async () => {
    server = await chatServer();
    const { say, read, token } = await startChat(server);
    await say(message('leave'));
    const answer = (await read()).json().activities.at(-1);
    const [like, dislike] = answer.entities[0].potentialAction;
    const press = (action: object, value?: object) =>
      say({ type: 'event', name: 'webchat:activity-status/feedback', entities: [action], value });
    expect((await press(like)).statusCode).toBe(200);
    expect((await press(dislike, { comment: ' too dear ' })).statusCode).toBe(200);
    expect(server.ratings.all).toMatchObject([
      { messageId: answer.id, vote: 'down', comment: 'too dear', personId: decodeJwt(token).user },
    ]);
  });

  it('slows down a conversation that floods, without ending it, and no other one', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    server = await chatServer();
    const { say } = await startChat(server);
    const other = await startChat(server);
    for (let i = 0; i < 30; i++) expect((await say(message('x'))).statusCode).toBe(200);
    const refused = await say(message('x'));
    expect([refused.statusCode, refused.json().error.code]).toEqual([429, 'TOO_MANY_REQUESTS']);
    expect((await other.say(message('x'))).statusCode).toBe(200);
    vi.advanceTimersByTime(11_000);
    expect((await say(message('x'))).statusCode).toBe(200);
  });

  it('does not let strangers use up the messages of a conversation', async () => {
    server = await chatServer();
    const { say, url } = await startChat(server);
    const { headers } = await startChat(server);
    const foreign = { method: 'POST', url: `${url}/activities`, headers, payload: message('x') } as const;
    for (let i = 0; i < 31; i++) expect((await server.app.inject(foreign)).statusCode).toBe(403);
    expect((await say(message('x'))).statusCode).toBe(200);
  });

  it('says "nothing new" to a poll while the database is away, and 503 to a post', async () => {
    server = await chatServer();
    const { say, read } = await startChat(server);
    server.conversations.fail(true);
    const poll = await read('?watermark=1');
    expect([poll.statusCode, poll.json()]).toEqual([200, { activities: [], watermark: '1' }]);
    expect((await say(message('x'))).statusCode).toBe(503);
  });
});

function pressed(type: string, messageId: string) {
  const entity = { '@type': type, '@id': `urn:crema:answer:${messageId}:like` };
  return { type: 'event', name: 'webchat:activity-status/feedback', entities: [entity] };
}
