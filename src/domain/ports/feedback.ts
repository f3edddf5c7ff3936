import type { GivenVote, RatedAnswer } from '../rating.ts';

/** Where opinions of answers go. */
export interface Feedback {
  /**
   * Keeps a person's opinion of an answer in place of their earlier one, and says what the answer was about.
   * Fails with NOT_FOUND when the conversation has no such answer.
   */
  rate(
    conversation: { readonly id: string; readonly userId: string | null },
    vote: GivenVote,
  ): Promise<RatedAnswer>;
  /** Takes a person's opinion of an answer back; nothing happens when there is none. */
  withdraw(
    conversation: { readonly id: string; readonly userId: string | null },
    messageId: string,
  ): Promise<void>;
}
