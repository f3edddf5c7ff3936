import { randomUUID } from 'node:crypto';
import { NEW_CONVERSATION } from '../../../src/domain/conversation.ts';
import type { Reply, Trace } from '../../../src/domain/message.ts';
import type { NewMessage, StoredConversation, TurnCommit } from '../../../src/domain/ports/store.ts';

export const AT = '2026-03-01T09:00:00.000Z';

export const REPLY: Reply = {
  text: 'You have **14 days**.',
  choices: ['Yes', 'No'],
  answers: 'refund-period',
  receipt: null,
};

export const TRACE: Trace = {
  kind: 'answer',
  language: 'en',
  intent: 'refund-period',
  asks: null,
  confidence: 0.97,
  verdict: 'sure',
  reading: 'alone',
  followUp: null,
  ranking: [{ intent: 'refund-period', confidence: 0.97 }],
  entities: [],
  policy: 'refund',
  outcome: 'period',
  notes: [],
  problem: null,
  contentVersion: 'v1',
};

/** A conversation nobody has used yet. */
export function newConversation(
  overrides: Partial<StoredConversation> = {},
): Omit<StoredConversation, 'version'> {
  return { id: randomUUID(), channel: 'web', userId: null, state: NEW_CONVERSATION, ...overrides };
}

export function customerLine(id: string, text = 'can I send it back?'): NewMessage {
  return { id, from: 'customer', text, at: AT, reply: null, replyToId: null, channelData: null };
}

export function botLine(id: string, replyToId: string | null): NewMessage {
  return { id, from: 'bot', text: REPLY.text, at: AT, reply: REPLY, replyToId, channelData: null };
}

/** One question and its answer, as the bot would commit it. */
export function turn(conversationId: string, expectedVersion: number, messageId: string): TurnCommit {
  return {
    conversationId,
    expectedVersion,
    state: { ...NEW_CONVERSATION, topic: messageId },
    messages: [customerLine(messageId), botLine(`re:${messageId}`, messageId)],
    trace: TRACE,
  };
}

export function welcome(conversationId: string): TurnCommit {
  return {
    conversationId,
    expectedVersion: 0,
    state: NEW_CONVERSATION,
    messages: [botLine(randomUUID(), null)],
    trace: null,
  };
}
