import { NEW_CONVERSATION } from './domain/conversation.ts';
import { CremaError } from './domain/errors.ts';
import type { Language } from './domain/language.ts';
import type { InboundMessage, Reply, Trace } from './domain/message.ts';
import type { Bot, ConversationRef } from './domain/ports/bot.ts';
import type { Feedback } from './domain/ports/feedback.ts';
import type { Logger } from './domain/ports/logger.ts';
import type {
  ConversationStore,
  NewMessage,
  OpenQuestion,
  StoredConversation,
  StoredMessage,
  TurnCommit,
} from './domain/ports/store.ts';
import type { GivenVote } from './domain/rating.ts';
import { type World, worldAt } from './domain/world.ts';
import { afterUnhelpful, type Brain, greet, type Turn, takeTurn } from './turn.ts';

export interface BotParts {
  /** The brain in use now; a message that comes before there is one waits for it. A reload swaps it between turns. */
  readonly brain: () => Brain | Promise<Brain>;
  readonly conversations: ConversationStore;
  readonly feedback: Feedback;
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
    rate: (conversation, vote) => inTurn(conversation.id, () => rate(parts, conversation, vote)),
    record: (conversation, lines) => inTurn(conversation.id, () => record(parts, conversation, lines)),
  };
}

type Received = Parameters<Bot['receive']>[1];

async function receive(
  parts: BotParts,
  ref: ConversationRef,
  message: Received,
): Promise<{ messages: readonly StoredMessage[]; repeated: boolean }> {
  const world = worldOf(parts, ref);
  const committed = await commit(parts, ref, async ({ state }) => {
    const turn = takeTurn(await parts.brain(), state, message, world);
    const openQuestion = turn.leaves && (await leftQuestion(parts, ref, { turn, at: world.now }));
    return {
      state: turn.conversation,
      messages: [
        customerLine(message, world),
        ...turn.replies.map((reply) => botLine(parts, { reply, world, replyToId: message.id })),
      ],
      trace: turn.trace,
      ...(openQuestion && { openQuestion }),
    };
  });
  if (committed === null) return { messages: await firstTime(parts, ref, message.id), repeated: true };
  const { trace } = committed.draft;
  if (trace !== null) {
    parts.onTurn(trace);
    logTurn(parts, ref, trace);
  }
  return { messages: committed.messages, repeated: false };
}

async function welcome(
  parts: BotParts,
  ref: ConversationRef,
  locale: Language | null,
): Promise<readonly StoredMessage[]> {
  const world = worldOf(parts, ref);
  const committed = await commit(parts, ref, async ({ version, state }) => {
    if (version > 0) return null;
    const reply = greet(await parts.brain(), world, locale ?? ref.customer?.locale ?? null);
    return { state, messages: [botLine(parts, { reply, world, replyToId: null })], trace: null };
  });
  return committed?.messages ?? [];
}

async function rate(
  parts: BotParts,
  ref: ConversationRef,
  vote: GivenVote,
): Promise<readonly StoredMessage[]> {
  const answer = await parts.feedback.rate(ref, vote);
  if (vote.vote === 'up') return [];
  const world = worldOf(parts, ref);
  const committed = await commit(parts, ref, async ({ state }) => {
    // The ways on are offered as a reply to the answer, so a reply there means that they were offered before.
    if ((await parts.conversations.repliesTo(ref.id, vote.messageId)).length > 0) return null;
    const turn = afterUnhelpful(await parts.brain(), state, { answer, world });
    return {
      state: turn.conversation,
      messages: turn.replies.map((reply) => botLine(parts, { reply, world, replyToId: vote.messageId })),
      trace: null,
    };
  });
  return committed?.messages ?? [];
}

async function record(
  parts: BotParts,
  ref: ConversationRef,
  lines: readonly NewMessage[],
): Promise<readonly StoredMessage[]> {
  const committed = await commit(parts, ref, async ({ state }) => ({ state, messages: lines, trace: null }));
  return committed?.messages ?? [];
}

type Draft = Omit<TurnCommit, 'conversationId' | 'expectedVersion'>;

/** Drafts from the conversation as it stands and commits, again when another process came first; null when there is nothing new to write. */
async function commit(
  parts: BotParts,
  ref: ConversationRef,
  write: (stored: StoredConversation) => Promise<Draft | null>,
): Promise<{ messages: readonly StoredMessage[]; draft: Draft } | null> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const stored = await open(parts, ref);
    const draft = await write(stored);
    if (draft === null) return null;
    const turn = { conversationId: ref.id, expectedVersion: stored.version, ...draft };
    const result = await parts.conversations.commitTurn(turn);
    switch (result.kind) {
      case 'committed':
        return { messages: result.messages, draft };
      case 'duplicate':
        return null;
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

/** The words of the question being left, as they were first asked; null when the transcript no longer has them. */
async function leftQuestion(
  { conversations }: BotParts,
  { id: conversationId }: ConversationRef,
  { turn: { leaves, trace }, at }: { turn: Turn; at: string },
): Promise<OpenQuestion | null> {
  const asked = leaves && (await conversations.findMessage(conversationId, leaves.messageId));
  if (!asked) return null;
  return { conversationId, ...leaves, text: asked.text, language: trace.language, at };
}

async function open({ conversations }: BotParts, { id, channel, userId }: ConversationRef) {
  const stored = await conversations.open({ id, channel, userId, state: NEW_CONVERSATION });
  // A conversation kept by an earlier version lacks what the state has gained since.
  return { ...stored, state: { ...NEW_CONVERSATION, ...stored.state } };
}

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
  ...(message.activity && { activity: message.activity }),
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
