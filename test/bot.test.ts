import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createBot } from '../src/bot.ts';
import { type Conversation, NEW_CONVERSATION } from '../src/domain/conversation.ts';
import type { Bot } from '../src/domain/ports/bot.ts';
import type { StoredMessage } from '../src/domain/ports/store.ts';
import { createFeedback } from '../src/feedback/feedback.ts';
import type { Brain } from '../src/turn.ts';
import { shippedBrain } from './fakes/brain.ts';
import { silentLog } from './fakes/log.ts';
import { memoryConversations, memoryRatings } from './fakes/store.ts';

let brain: Brain;
beforeAll(async () => {
  brain = await shippedBrain();
}, 180_000);

const ANN = { id: 'c', channel: 'web', userId: 'ann', customer: null } as const;
const clock = () => new Date('2026-06-15T08:00:00Z');

let conversations: ReturnType<typeof memoryConversations>;
let ratings: ReturnType<typeof memoryRatings>;
let bot: Bot;
beforeEach(() => {
  conversations = memoryConversations();
  ratings = memoryRatings();
  const feedback = createFeedback({ conversations, ratings, clock, log: silentLog, onRating: () => {} });
  bot = createBot({
    brain: () => brain,
    conversations,
    feedback,
    clock,
    newId: randomUUID,
    timeZone: 'Europe/Paris',
    log: silentLog,
    onTurn: () => {},
  });
});

let count = 0;
async function say(text: string): Promise<StoredMessage> {
  count += 1;
  const { messages } = await bot.receive(ANN, { id: `m${count}`, text, channelData: null });
  const answer = messages.find(({ reply }) => reply?.answers) ?? messages.at(-1);
  if (!answer) throw new Error('nothing was said');
  return answer;
}

/** An answer that took several facts to get to. */
async function penalty(): Promise<StoredMessage> {
  await say('what is the fee if I cancel my subscription early?');
  await say('3 March 2026');
  await say('24 months');
  await say('today');
  await say('279 €');
  return say('99 €');
}

describe('rating an answer', () => {
  it('keeps what it is about: text, policy, outcome, receipt and content', async () => {
    const answer = await penalty();
    await bot.rate(ANN, { messageId: answer.id, vote: 'up', stars: 4 });
    expect(ratings.all).toEqual([
      {
        conversationId: 'c',
        messageId: answer.id,
        personId: 'ann',
        vote: 'up',
        stars: 4,
        comment: null,
        at: '2026-06-15T08:00:00.000Z',
        intent: 'subscription-penalty',
        answer: `subscription-penalty.outcomes.${answer.reply?.outcome}`,
        policy: 'subscription-penalty',
        outcome: answer.reply?.outcome,
        receipt: answer.reply?.receipt,
        contentVersion: brain.version,
      },
    ]);
    expect(answer.reply?.receipt?.result.value).toBe(124.2);
  });

  it('names a fixed text as such', async () => {
    const answer = await say('do I keep the machine?');
    await bot.rate(ANN, { messageId: answer.id, vote: 'up' });
    expect(ratings.all).toMatchObject([
      { answer: 'subscription-ownership.text', policy: null, outcome: null, receipt: null },
    ]);
  });

  it('offers the ways on after a first "down" and never again for that answer', async () => {
    const { id: messageId } = await say('do I keep the machine?');
    expect(await bot.rate(ANN, { messageId, vote: 'up' })).toEqual([]);
    const offered = await bot.rate(ANN, { messageId, vote: 'down' });
    expect(offered).toMatchObject([{ from: 'bot', replyToId: messageId }]);
    for (const vote of ['down', 'up', 'down'] as const)
      expect(await bot.rate(ANN, { messageId, vote })).toEqual([]);
    const other = await say('how do I cancel my subscription?');
    expect(await bot.rate(ANN, { messageId: other.id, vote: 'down' })).toHaveLength(1);
  });

  it('leaves the question as it was first asked, not the last fact given', async () => {
    const { id: messageId } = await penalty();
    await bot.rate(ANN, { messageId, vote: 'down' });
    const reply = await say('Leave my question');
    expect(reply.text).toContain('what is the fee if I cancel my subscription early');
    expect(conversations.left).toMatchObject([
      {
        conversationId: 'c',
        text: 'what is the fee if I cancel my subscription early?',
        language: 'en',
        intent: 'subscription-penalty',
        at: '2026-06-15T08:00:00.000Z',
      },
    ]);
  });

  it('refuses what is no answer: a question of ours, and what was never said', async () => {
    const question = await say('what is the fee if I cancel my subscription early?');
    for (const messageId of [question.id, 'nothing'])
      await expect(bot.rate(ANN, { messageId, vote: 'up' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a conversation kept by an earlier version', () => {
  it('goes on, although its state lacks what was added since', async () => {
    const { language, topic, asking, clarifying, facts, lastFilled, agenda, misses } = NEW_CONVERSATION;
    const { choosing, chosen, lastAnswer } = NEW_CONVERSATION;
    const old = { language, topic, asking, clarifying, facts, lastFilled, agenda, misses };
    const state = { ...old, choosing, chosen, lastAnswer } as Conversation;
    await conversations.open({ ...ANN, state });
    expect((await say('tell me a joke about parrots')).text).not.toBe('');
    expect((await say('do I keep the machine?')).reply?.answers).toBe('subscription-ownership');
  });
});
