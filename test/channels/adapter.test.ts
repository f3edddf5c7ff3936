import { ActivityHandler } from 'botbuilder';
import { describe, expect, it } from 'vitest';
import { CollectingAdapter } from '../../src/channels/adapter.ts';
import { createHandler } from '../../src/channels/handler.ts';
import { echoBot } from '../fakes/bot.ts';
import { memoryConversations, memoryRatings } from '../fakes/store.ts';

const incoming = {
  type: 'message',
  id: 'in-1',
  text: 'leave',
  channelId: 'directline',
  conversation: { id: 'c' } as never,
  from: { id: 'ann', name: '', role: 'user' },
  recipient: { id: 'crema', name: 'Crema', role: 'bot' },
};

const setup = () => {
  const conversations = memoryConversations();
  const ratings = memoryRatings();
  const bot = echoBot({ conversations, ratings, clock: () => new Date('2026-03-01T10:00:00Z') });
  return { conversations, ratings, handler: createHandler(bot), adapter: new CollectingAdapter() };
};

describe('the bot as a Bot Framework handler', () => {
  it('answers a message with activities addressed to its sender', async () => {
    const { adapter, handler } = setup();
    const outgoing = await adapter.process(incoming, (context) => handler.run(context));
    expect(outgoing).toMatchObject([
      { type: 'message', replyToId: 'in-1', recipient: { id: 'ann' }, conversation: { id: 'c' } },
    ]);
  });

  it('welcomes whoever joins, in their language, once', async () => {
    const { adapter, handler } = setup();
    const joined = {
      ...incoming,
      type: 'conversationUpdate',
      locale: 'fr-CA',
      membersAdded: [incoming.from],
    };
    const first = await adapter.process(joined, (context) => handler.run(context));
    expect(first).toMatchObject([{ text: 'Bonjour !' }]);
    expect(await adapter.process(joined, (context) => handler.run(context))).toEqual([]);
  });

  it('runs middleware around the turn', async () => {
    const { adapter, handler } = setup();
    const order: string[] = [];
    adapter.use(async (_, next) => {
      order.push('before');
      await next();
      order.push('after');
    });
    await adapter.process(incoming, (context) => handler.run(context));
    expect(order).toEqual(['before', 'after']);
  });

  it('lets failures through to the caller', async () => {
    const { adapter } = setup();
    const failing = new ActivityHandler();
    failing.onMessage(() => Promise.reject(new Error('no luck')));
    await expect(adapter.process(incoming, (context) => failing.run(context))).rejects.toThrow('no luck');
  });
});
