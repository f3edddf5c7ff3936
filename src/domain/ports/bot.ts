import type { Customer } from '../customer.ts';
import type { Language } from '../language.ts';
import type { Channel, InboundMessage } from '../message.ts';
import type { StoredMessage } from './store.ts';

export interface ConversationRef {
  readonly id: string;
  readonly channel: Channel;
  readonly userId: string | null;
  readonly customer: Customer | null;
  /** The directory could not be asked about this person now. */
  readonly isAccountUnavailable?: boolean;
}

/** What channels may ask of the bot. */
export interface Bot {
  /**
   * Answers one message and returns the lines it committed: the customer's own, then the replies.
   * A message id already answered returns the lines of that first time, `repeated` true.
   * Fails with STORAGE_FAILED or CONVERSATION_BUSY; nothing is committed then.
   */
  receive(
    conversation: ConversationRef,
    message: InboundMessage & { readonly channelData: Readonly<Record<string, unknown>> | null },
  ): Promise<{ readonly messages: readonly StoredMessage[]; readonly repeated: boolean }>;
  /** Opens the conversation and says hello once; a conversation already welcomed gives []. */
  welcome(conversation: ConversationRef, locale: Language | null): Promise<readonly StoredMessage[]>;
  /** Records a vote on an answer; NOT_FOUND when no such answer was given in this conversation. */
  rate(
    conversation: ConversationRef,
    vote: { readonly messageId: string; readonly vote: 'up' | 'down'; readonly comment: string | null },
  ): Promise<void>;
  /** Takes a vote back; nothing happens when there is none. */
  withdraw(conversation: ConversationRef, messageId: string): Promise<void>;
}
