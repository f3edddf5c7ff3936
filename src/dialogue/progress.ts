import type { Conversation } from '../domain/conversation.ts';
import type { DialogueStep } from '../domain/step.ts';
import type { Understood } from '../domain/understanding.ts';

/** Where the dialogue stands after a message, and what to say. */
export interface Progress {
  readonly conversation: Conversation;
  readonly steps: readonly DialogueStep[];
  /** The question left for a person to read, by the message that asked it. */
  readonly leaves?: { readonly messageId: string; readonly intent: string };
  /** What the message was read as, where the talk made more of it than it says by itself. */
  readonly read?: Understood;
}
