import type { Customer } from '../customer.ts';
import type { Language } from '../language.ts';
import type { Channel, InboundMessage } from '../message.ts';
import type { GivenVote } from '../rating.ts';
import type { NewMessage, StoredMessage } from './store.ts';

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
    message: InboundMessage & Pick<StoredMessage, 'channelData' | 'activity'>,
  ): Promise<{ readonly messages: readonly StoredMessage[]; readonly repeated: boolean }>;
  /** Opens the conversation and says hello once; a conversation already welcomed gives []. */
  welcome(conversation: ConversationRef, locale: Language | null): Promise<readonly StoredMessage[]>;
  /**
   * Records a person's opinion of an answer in place of their earlier one, and returns what is said to it: after a first
   * "down" the ways to go on. NOT_FOUND when no such answer was given in this conversation.
   */
  rate(conversation: ConversationRef, vote: GivenVote): Promise<readonly StoredMessage[]>;
  /** Adds lines that are no turn of the dialogue: an event the channel shows again, a sentence of the channel itself. */
  record(conversation: ConversationRef, lines: readonly NewMessage[]): Promise<readonly StoredMessage[]>;
}
