import { CremaError } from '../../domain/errors.ts';
import type { ConversationRef } from '../../domain/ports/bot.ts';
import type { Effects } from '../../domain/ports/whatsapp.ts';
import { languagesFor, notice } from './compose.ts';
import type { Inbound, Said } from './inbound.ts';
import type { Parts } from './parts.ts';
import { conversationIdOf, conversationOf, type Talk } from './turn.ts';

type RatingParts = Pick<Parts, 'bot' | 'storage' | 'say' | 'newId' | 'clock' | 'counts'>;

const THUMB = /^(👍|👎)\p{Emoji_Modifier}?\ufe0f?$/u;

/** A pressed "did this help": the vote, and a word of thanks or the way on. */
export async function ratePressed(
  talk: Talk,
  { vote, sendId }: { vote: 'up' | 'down'; sendId: string },
  said: Said,
  parts: RatingParts,
): Promise<Effects> {
  const send = await parts.storage.outbox.find({ sendId });
  const conversation = conversationOf(talk);
  if (send !== null && send.conversationId === conversation.id) {
    for (const messageId of send.answers) await rateOne(conversation, messageId, vote, parts);
    parts.counts.inbound('rated');
  }
  const phrase = vote === 'up' ? 'rating-thanks' : 'rating-sorry';
  const languages = languagesFor(said.text, said.sender, talk.customer.locale).slice(0, 1);
  return notice(talk.occasion, { phrase, languages, quietMs: 0 }, parts);
}

/** A thumb put on an answer of ours counts as a vote, and taken away as none; never answered. */
export async function rateReaction(
  { to, emoji, sender }: Extract<Inbound, { kind: 'reacted' }>,
  parts: RatingParts,
): Promise<void> {
  const [, thumb] = (emoji !== null && THUMB.exec(emoji)) || [];
  if (emoji !== null && thumb === undefined) return;
  const send = await parts.storage.outbox.find({ wamid: to });
  const person = await parts.storage.people.find(sender);
  if (send === null || person === null || send.conversationId !== conversationIdOf(person)) return;
  const conversation = {
    id: send.conversationId,
    channel: 'whatsapp',
    userId: person.id,
    customer: null,
  } as const;
  for (const messageId of send.answers) {
    if (thumb === undefined) await parts.bot.withdraw(conversation, messageId);
    else await rateOne(conversation, messageId, thumb === '👍' ? 'up' : 'down', parts);
  }
  parts.counts.inbound('rated');
}

/** An answer erased since then can no longer be rated, which is nobody's fault. */
async function rateOne(
  conversation: ConversationRef,
  messageId: string,
  vote: 'up' | 'down',
  { bot }: RatingParts,
): Promise<void> {
  try {
    await bot.rate(conversation, { messageId, vote, comment: null });
  } catch (error) {
    if (!(error instanceof CremaError) || error.code !== 'NOT_FOUND') throw error;
  }
}
