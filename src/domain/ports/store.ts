import type { Conversation } from '../conversation.ts';
import type { Customer } from '../customer.ts';
import type { Language } from '../language.ts';
import type { Channel, Reply, Trace } from '../message.ts';
import type { Vote } from '../rating.ts';
import type { Receipt } from '../receipt.ts';
import type { WhatsAppStorage } from './whatsapp.ts';

/** A conversation as stored: `version` grows by one with every committed turn. */
export interface StoredConversation {
  readonly id: string;
  readonly channel: Channel;
  /** The id of the person, as the channel knows them; null until a channel says so. */
  readonly userId: string | null;
  readonly version: number;
  readonly state: Conversation;
  /** The verified customer the conversation belongs to; absent for a guest's. */
  readonly owner?: Owner;
}

/** What a signed token said of a customer, for as long as it may be believed. */
export interface Owner {
  readonly customer: Customer;
  /** The token only named the customer: the facts are the directory's, as of then. */
  readonly isLookedUp?: boolean;
  /** ISO instant from which these facts are no longer used; the conversation stays the customer's. */
  readonly expiresAt: string;
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
  /** What the line is besides its text, shown again as it was posted: the type, name and value of an event, names of files. */
  readonly activity?: Readonly<Record<string, unknown>>;
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
  /** A question the customer left for a person with this turn. */
  readonly openQuestion?: OpenQuestion;
}

/** conflict: another turn came first, compute again; duplicate: this message id was already answered. */
export type CommitResult =
  | { readonly kind: 'committed'; readonly messages: readonly StoredMessage[] }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'conflict' };

export interface ConversationStore {
  /** Creates the conversation at version 0, or returns the one already there. */
  open(conversation: Omit<StoredConversation, 'version' | 'owner'>): Promise<StoredConversation>;
  /**
   * Gives a conversation to a verified customer, under the user id its channel knows them by from now on, and moves what
   * the guest rated over to them. False when it belongs to somebody else already, or does not exist.
   */
  claim(conversationId: string, claim: { userId: string; owner: Owner }): Promise<boolean>;
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
export interface Rating extends Readonly<Vote> {
  readonly conversationId: string;
  readonly personId: string;
  readonly at: string;
  /** What was answered, copied so that the rating outlives content changes. */
  readonly intent: string | null;
  /** The text that was said, by its place in answers/: `subscription-penalty.outcomes.due`, `subscription-ownership.text`. */
  readonly answer: string | null;
  readonly policy: string | null;
  readonly outcome: string | null;
  readonly receipt: Receipt | null;
  readonly contentVersion: string;
}

export interface RatingStore {
  put(rating: Rating): Promise<void>;
  find(conversationId: string): Promise<Rating[]>;
  /** Takes a person's opinion of an answer back. */
  remove(rating: Pick<Rating, 'conversationId' | 'messageId' | 'personId'>): Promise<void>;
}

/** A question a customer left for a person to read, after an answer that did not help. */
export interface OpenQuestion {
  readonly conversationId: string;
  /** The customer's message that asked it. */
  readonly messageId: string;
  readonly text: string;
  readonly language: Language;
  /** The intent whose answer did not help. */
  readonly intent: string;
  readonly at: string;
}

export interface OpenQuestionStore {
  /** The newest first, at most `limit`. */
  latest(limit: number): Promise<OpenQuestion[]>;
}

/** Hears of lines as they are committed on this database. */
export interface TranscriptListener {
  /** This process committed these lines. */
  committed(conversationId: string, lines: readonly StoredMessage[]): void;
  /** Another process committed lines. */
  elsewhere(conversationId: string): void;
  /** The conversation was given to a customer: whoever listened as a guest must prove who they are. */
  claimed(conversationId: string): void;
  /** News from other processes may have been missed for a while, of any conversation. */
  missed(): void;
}

export interface TranscriptFeed {
  subscribe(listener: TranscriptListener): void;
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
  readonly openQuestions: OpenQuestionStore;
  readonly feed: TranscriptFeed;
  readonly keys: KeyStore;
  /** What the WhatsApp channel needs, with its queue: opened once, and only when the channel is on. */
  openWhatsApp(): Promise<WhatsAppStorage>;
  /** Resolves when a trivial query succeeds; rejects with STORAGE_FAILED. */
  ping(): Promise<void>;
  /** Flushes, releases the lock; later calls fail. */
  close(): Promise<void>;
}
