import type { Conversation } from '../conversation.ts';
import type { Channel, Reply, Trace } from '../message.ts';
import type { WhatsAppStorage } from './whatsapp.ts';

/** A conversation as stored: `version` grows by one with every committed turn. */
export interface StoredConversation {
  readonly id: string;
  readonly channel: Channel;
  /** The id of the person, as the channel knows them; null until a channel says so. */
  readonly userId: string | null;
  readonly version: number;
  readonly state: Conversation;
}

/** One line of a conversation's transcript. `seq` starts at 1 and has no holes within a conversation. */
export interface StoredMessage {
  readonly seq: number;
  readonly id: string;
  readonly from: 'customer' | 'bot';
  readonly text: string;
  readonly at: string;
  /** On the bot's lines: the bubble, and the id of the customer's message it replies to (null for a welcome). */
  readonly reply: Reply | null;
  readonly replyToId: string | null;
  /** What the channel must echo unchanged, such as Direct Line's channelData; null when it needs nothing. */
  readonly channelData: Readonly<Record<string, unknown>> | null;
}

export type NewMessage = Omit<StoredMessage, 'seq'>;

/** Everything one turn writes, committed together or not at all. */
export interface TurnCommit {
  readonly conversationId: string;
  /** The version the turn was computed from. */
  readonly expectedVersion: number;
  readonly state: Conversation;
  /** The customer's message first (its id makes the turn unique), then the replies. Empty `trace` for a welcome. */
  readonly messages: readonly NewMessage[];
  readonly trace: Trace | null;
}

/** conflict: another turn came first, compute again; duplicate: this message id was already answered. */
export type CommitResult =
  | { readonly kind: 'committed'; readonly messages: readonly StoredMessage[] }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'conflict' };

export interface ConversationStore {
  /** Creates the conversation at version 0, or returns the one already there. */
  open(conversation: Omit<StoredConversation, 'version'>): Promise<StoredConversation>;
  find(id: string): Promise<StoredConversation | null>;
  /** Fails with STORAGE_FAILED when the database cannot be reached. */
  commitTurn(turn: TurnCommit): Promise<CommitResult>;
  /** Lines with seq > after, in order, at most `limit`. */
  messagesAfter(conversationId: string, page: { after: number; limit: number }): Promise<StoredMessage[]>;
  findMessage(conversationId: string, messageId: string): Promise<StoredMessage | null>;
  /** The replies to one of the customer's messages, in order. */
  repliesTo(conversationId: string, messageId: string): Promise<StoredMessage[]>;
  /** The traces of a conversation's turns, oldest first. */
  traces(conversationId: string): Promise<{ messageId: string; trace: Trace }[]>;
}

/** One person's opinion of one answer; rating again replaces it. */
export interface Rating {
  readonly conversationId: string;
  /** The id of the bot's message that is rated. */
  readonly messageId: string;
  readonly personId: string;
  readonly vote: 'up' | 'down';
  readonly comment: string | null;
  readonly at: string;
  /** What was answered, copied so that the rating outlives content changes. */
  readonly intent: string | null;
  readonly contentVersion: string;
}

export interface RatingStore {
  put(rating: Rating): Promise<void>;
  find(conversationId: string): Promise<Rating[]>;
  /** Takes a person's opinion of an answer back. */
  remove(rating: Pick<Rating, 'conversationId' | 'messageId' | 'personId'>): Promise<void>;
}

/** Signing keys shared by every process on the same database, created on first use. */
export interface KeyStore {
  /** 32 random bytes for `name`, the same for every caller ever after. */
  key(name: string): Promise<Uint8Array>;
}

export interface Storage {
  readonly engine: 'pglite' | 'postgres';
  readonly conversations: ConversationStore;
  readonly ratings: RatingStore;
  readonly keys: KeyStore;
  /** What the WhatsApp channel needs, with its queue: opened once, and only when the channel is on. */
  openWhatsApp(): Promise<WhatsAppStorage>;
  /** Resolves when a trivial query succeeds; rejects with STORAGE_FAILED. */
  ping(): Promise<void>;
  /** Flushes, releases the lock; later calls fail. */
  close(): Promise<void>;
}
