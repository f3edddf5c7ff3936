import { NEW_CONVERSATION } from './domain/conversation.ts';
import { CremaError } from './domain/errors.ts';
import type { Language } from './domain/language.ts';
import type { InboundMessage, Reply, Trace } from './domain/message.ts';
import type { Bot, ConversationRef } from './domain/ports/bot.ts';
import type { Logger } from './domain/ports/logger.ts';
import type { ConversationStore, NewMessage, RatingStore, StoredMessage } from './domain/ports/store.ts';
import { type World, worldAt } from './domain/world.ts';
import { type Brain, greet, takeTurn } from './turn.ts';

export interface BotParts {
  /** The brain in use now; a message that comes before there is one waits for it. A reload swaps it between turns. */
  readonly brain: () => Brain | Promise<Brain>;
  readonly conversations: ConversationStore;
  readonly ratings: RatingStore;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly timeZone: string;
  readonly log: Logger;
  /** Called once per committed turn, for metrics. */
  readonly onTurn: (trace: Trace) => void;
}

/** A turn that lost this many races in a row is given up: another process is flooding the conversation. */
const MAX_ATTEMPTS = 8;

/** The shell around the pure turn: one turn at a time per conversation, computed, committed, then handed to the channel. */
export function createBot(parts: BotParts): Bot {
  const inTurn = serially();
  return {
    receive: (conversation, message) => inTurn(conversation.id, () => receive(parts, conversation, message)),
    welcome: (conversation, locale) => inTurn(conversation.id, () => welcome(parts, conversation, locale)),
    rate: (conversation, vote) => rate(parts, conversation, vote),
    withdraw: ({ id, userId }, messageId) =>
      parts.ratings.remove({ conversationId: id, messageId, personId: userId ?? id }),
  };
}

type Received = Parameters<Bot['receive']>[1];

async function receive(
  parts: BotParts,
  ref: ConversationRef,
  message: Received,
): Promise<{ messages: readonly StoredMessage[]; repeated: boolean }> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const stored = await open(parts, ref);
    const world = worldOf(parts, ref);
    const brain = await parts.brain();
    const turn = takeTurn(brain, stored.state, message, world);
    const result = await parts.conversations.commitTurn({
      conversationId: ref.id,
      expectedVersion: stored.version,
      state: turn.conversation,
      messages: [
        customerLine(message, world),
        ...turn.replies.map((reply) => botLine(parts, { reply, world, replyToId: message.id })),
      ],
      trace: turn.trace,
    });
    switch (result.kind) {
      case 'committed':
        parts.onTurn(turn.trace);
        logTurn(parts, ref, turn.trace);
        return { messages: result.messages, repeated: false };
      case 'duplicate':
        return { messages: await firstTime(parts, ref, message.id), repeated: true };
      case 'conflict':
        break;
      default:
        result satisfies never;
    }
  }
  throw new CremaError(
    'CONVERSATION_BUSY',
    `conversation ${ref.id}: other messages kept coming first; send the message again`,
  );
}

async function welcome(
  parts: BotParts,
  ref: ConversationRef,
  locale: Language | null,
): Promise<readonly StoredMessage[]> {
  const stored = await open(parts, ref);
  if (stored.version > 0) return [];
  const world = worldOf(parts, ref);
  const reply = greet(await parts.brain(), world, locale ?? ref.customer?.locale ?? null);
  const result = await parts.conversations.commitTurn({
    conversationId: ref.id,
    expectedVersion: 0,
    state: stored.state,
    messages: [botLine(parts, { reply, world, replyToId: null })],
    trace: null,
  });
  return result.kind === 'committed' ? result.messages : [];
}

async function rate(parts: BotParts, ref: ConversationRef, vote: Parameters<Bot['rate']>[1]): Promise<void> {
  const message = await parts.conversations.findMessage(ref.id, vote.messageId);
  if (!message?.reply?.answers)
    throw new CremaError(
      'NOT_FOUND',
      `no answer ${vote.messageId} in this conversation; rate one of its answers`,
    );
  const traces = await parts.conversations.traces(ref.id);
  const trace = traces.find(({ messageId }) => messageId === message.replyToId)?.trace;
  await parts.ratings.put({
    conversationId: ref.id,
    messageId: vote.messageId,
    personId: ref.userId ?? ref.id,
    vote: vote.vote,
    comment: vote.comment,
    at: parts.clock().toISOString(),
    intent: message.reply.answers,
    contentVersion: trace?.contentVersion ?? (await parts.brain()).version,
  });
  parts.log.info({ conversationId: ref.id, intent: message.reply.answers, vote: vote.vote }, 'rating');
}

const open = ({ conversations }: BotParts, { id, channel, userId }: ConversationRef) =>
  conversations.open({ id, channel, userId, state: NEW_CONVERSATION });

/** What was committed when this message came the first time. */
async function firstTime({ conversations }: BotParts, { id }: ConversationRef, messageId: string) {
  const own = await conversations.findMessage(id, messageId);
  return [...(own ? [own] : []), ...(await conversations.repliesTo(id, messageId))];
}

const worldOf = ({ clock, timeZone }: BotParts, ref: ConversationRef): World =>
  worldAt(clock(), { ...ref, timeZone });

const customerLine = (message: Received & InboundMessage, world: World): NewMessage => ({
  id: message.id,
  from: 'customer',
  text: message.text,
  at: world.now,
  reply: null,
  replyToId: null,
  channelData: message.channelData,
});

const botLine = (
  { newId }: BotParts,
  { reply, world, replyToId }: { reply: Reply; world: World; replyToId: string | null },
): NewMessage => ({
  id: newId(),
  from: 'bot',
  text: reply.text,
  at: world.now,
  reply,
  replyToId,
  channelData: null,
});

function logTurn({ log }: BotParts, { id }: ConversationRef, trace: Trace): void {
  const { kind, intent, asks, language, confidence, contentVersion } = trace;
  log.info({ conversationId: id, kind, intent, asks, language, confidence, contentVersion }, 'turn');
}

/** Runs tasks of the same key one after another, in the order they came; a failed task does not stop the next. */
function serially() {
  const tails = new Map<string, Promise<unknown>>();
  return <T>(key: string, task: () => Promise<T>): Promise<T> => {
    const run = (tails.get(key) ?? Promise.resolve()).then(task, task);
    const tail = run.catch(() => undefined);
    tails.set(key, tail);
    void tail.then(() => {
      if (tails.get(key) === tail) tails.delete(key);
    });
    return run;
  };
}
