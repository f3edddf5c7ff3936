import { decodeJwt } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import { type ChatServer, chatServer, startChat } from '../../fakes/chat-server.ts';

let server: ChatServer;
afterEach(() => server.app.close());

async function answered() {
  server = await chatServer();
  const chat = await startChat(server);
  await chat.say({ type: 'message', text: 'leave' });
  const { id } = (await chat.read()).json().activities.at(-1);
  const rate = (value: unknown) => chat.say({ type: 'event', name: 'crema/rating', value });
  return { ...chat, messageId: id as string, rate };
}

describe('a rating', () => {
  it('is kept once per person with all it is about, the last one, and shown to that person again', async () => {
    const { rate, read, messageId, token } = await answered();
    expect((await rate({ messageId, vote: 'down', stars: 2, comment: ' too dear ' })).statusCode).toBe(200);
    expect((await read()).json().activities[2].channelData).toMatchObject({
      receipt: { outcome: 'penalty' },
      rating: { vote: 'down', stars: 2, comment: 'too dear' },
    });
    await rate({ messageId, vote: 'up' });
    expect((await read()).json().activities[2].channelData.rating).toEqual({ vote: 'up' });
    expect(server.ratings.all).toMatchObject([
      {
        messageId,
        personId: decodeJwt(token).user,
        vote: 'up',
        stars: null,
        comment: null,
        intent: 'cancel-subscription',
        policy: 'commitment-penalty',
        receipt: { outcome: 'penalty' },
      },
    ]);
  });

  it('comes back to whoever listens and polls, as it was posted', async () => {
    const { rate, read, messageId } = await answered();
    const value = { messageId, vote: 'up', stars: 5 };
    await rate(value);
    expect((await read('?watermark=3')).json().activities).toMatchObject([
      { type: 'event', name: 'crema/rating', value, from: { role: 'user' } },
    ]);
  });

  it.each([
    ['no value', undefined, 'value'],
    ['no message', { vote: 'up' }, 'value.messageId'],
    ['another vote', { vote: 'sideways' }, 'value.vote'],
    ['no whole star', { vote: 'up', stars: 2.5 }, 'value.stars'],
    ['six stars', { vote: 'up', stars: 6 }, 'value.stars'],
    ['too long a comment', { vote: 'up', comment: 'x'.repeat(1_001) }, 'value.comment'],
  ])('with %s is refused, naming what is wrong', async (_, value, field) => {
    const { rate, read, messageId } = await answered();
    const answer = await rate(value && (field === 'value.messageId' ? value : { messageId, ...value }));
    expect([answer.statusCode, answer.json().error.code]).toEqual([400, 'INPUT_INVALID']);
    expect(answer.json().error.message).toMatch(
      new RegExp(`^${field.replace('.', '\\.')}: .*stars\\?: 1 to 5`),
    );
    expect(server.ratings.all).toEqual([]);
    expect((await read()).json().activities).toHaveLength(3);
  });

  it('of what is no answer of this conversation is refused', async () => {
    const { rate } = await answered();
    const answer = await rate({ messageId: 'elsewhere', vote: 'up' });
    expect([answer.statusCode, answer.json().error.code]).toEqual([404, 'NOT_FOUND']);
  });
});
