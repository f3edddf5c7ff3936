import type { Conversation } from '../../domain/conversation.ts';

/** Sets a topic aside, to come back to it once the present one is answered. */
export const setAside = (conversation: Conversation, intent: string): Conversation => ({
  ...conversation,
  agenda: [intent, ...conversation.agenda.filter((other) => other !== intent)],
});

/** Lets a topic wait behind those already set aside. */
export const queueUp = (conversation: Conversation, intent: string): Conversation => ({
  ...conversation,
  agenda: [...conversation.agenda.filter((other) => other !== intent), intent],
});
