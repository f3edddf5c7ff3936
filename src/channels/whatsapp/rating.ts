import { CremaError } from '../../domain/errors.ts';
import type { StoredMessage } from '../../domain/ports/store.ts';
import type { Effects } from '../../domain/ports/whatsapp.ts';
import { languagesFor, notice } from './compose.ts';
import type { Inbound, Said } from './inbound.ts';
import type { Parts } from './parts.ts';
import { conversationIdOf, conversationOf, showLines, type Talk } from './turn.ts';

type RatingParts = Pick<Parts, 'bot' | 'feedback' | 'storage' | 'say' | 'newId' | 'clock' | 'counts'>;

const THUMB = /^(👍|👎)\p{Emoji_Modifier}?\ufe0f?$/u;

/** A pressed "did this help": the vote, and a word of thanks or the ways on. */
export async function ratePressed(
  talk: Talk,
  { vote, sendId }: { vote: 'up' | 'down'; sendId: string },
  said: Said,
  parts: RatingParts,
): Promise<Effects> {
  const send = await parts.storage.outbox.find({ sendId });
  const conversation = conversationOf(talk);
  if (send !== null && send.conversationId === conversation.id) {
    const waysOn: StoredMessage[] = [];
    for (const messageId of send.answers)
      waysOn.push(...((await unlessErased(parts.bot.rate(conversation, { messageId, vote }))) ?? []));
    parts.counts.inbound('rated');
    if (waysOn.length > 0) return showLines(talk, waysOn, parts);
  }
  const phrase = vote === 'up' ? 'rating-thanks' : 'rating-sorry';
  const languages = languagesFor(said.text, said.sender, talk.customer.locale).slice(0, 1);
  return notice(talk.occasion, { phrase, languages, quietMs: 0 }, parts);
}

/** A thumb put on an answer of ours counts as a vote, and taken away as none; never answered. False while the answer may be one whose id is not known yet. */
export async function rateReaction(
  { to, emoji, sender }: Extract<Inbound, { kind: 'reacted' }>,
  lane: string,
  parts: RatingParts,
): Promise<boolean> {
  const [, thumb] = (emoji !== null && THUMB.exec(emoji)) || [];
  if (emoji !== null && thumb === undefined) return true;
  // Asked first: an answer whose id is noted in between is then found.
  const isUnderWay = await parts.storage.outbox.isUnderWay(lane);
  const send = await parts.storage.outbox.find({ wamid: to });
  if (send === null) return !isUnderWay;
  const person = await parts.storage.people.find(sender);
  if (person === null || send.conversationId !== conversationIdOf(person)) return true;
  const conversation = {
    id: send.conversationId,
    channel: 'whatsapp',
    userId: person.id,
    customer: null,
  } as const;
  for (const messageId of send.answers) {
    if (thumb === undefined) await parts.feedback.withdraw(conversation, messageId);
    else
      await unlessErased(
        parts.feedback.rate(conversation, { messageId, vote: thumb === '👍' ? 'up' : 'down' }),
      );
  }
  parts.counts.inbound('rated');
  return true;
}

/** An answer erased since then can no longer be rated, which is nobody's fault: null. */
async function unlessErased<T>(rating: Promise<T>): Promise<T | null> {
  try {
    return await rating;
  } catch (error) {
    if (error instanceof CremaError && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}
