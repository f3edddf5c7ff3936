import { NEW_CONVERSATION } from '../../src/domain/conversation.ts';
import { CremaError } from '../../src/domain/errors.ts';
import type { Reply } from '../../src/domain/message.ts';
import type { Bot, ConversationRef } from '../../src/domain/ports/bot.ts';
import type { ConversationStore, NewMessage, RatingStore } from '../../src/domain/ports/store.ts';
import { createFeedback } from '../../src/feedback/feedback.ts';
import { silentLog } from './log.ts';
import { RECEIPT } from './receipt.ts';

/** Answers "echo: …" to everything, says who asks for "who am I", computes a penalty for "leave", and offers choices for "choose". */
export function echoBot({
  conversations,
  ratings,
  clock,
  replies: scripted = repliesTo,
}: {
  conversations: ConversationStore;
  ratings: RatingStore;
  clock: () => Date;
  /** What it says instead. */
  replies?: ((text: string, ref: ConversationRef) => Reply[]) | undefined;
}): Bot {
  const feedback = createFeedback({ conversations, ratings, clock, log: silentLog, onRating: () => {} });
  const open = (ref: ConversationRef) =>
    conversations.open({ id: ref.id, channel: ref.channel, userId: ref.userId, state: NEW_CONVERSATION });

  const commit = async (ref: ConversationRef, messages: readonly NewMessage[]) => {
    const { version, state } = await open(ref);
    const turn = { conversationId: ref.id, expectedVersion: version, state, messages, trace: null };
    return conversations.commitTurn(turn);
  };

  const botLine = (id: string, reply: Reply, replyToId: string | null): NewMessage => ({
    id,
    from: 'bot',
    text: reply.text,
    at: clock().toISOString(),
    reply,
    replyToId,
    channelData: null,
  });

  return {
    async receive(ref, message) {
      const { id, text, channelData, activity } = message;
      const at = clock().toISOString();
      const own = {
        id,
        from: 'customer',
        text,
        at,
        reply: null,
        replyToId: null,
        channelData,
        ...(activity && { activity }),
      } as const;
      const replies = scripted(text, ref).map((reply, index) => botLine(`${id}-r${index}`, reply, id));
      const result = await commit(ref, [own, ...replies]);
      if (result.kind === 'committed') return { messages: result.messages, repeated: false };
      if (result.kind === 'conflict') throw new CremaError('CONVERSATION_BUSY', 'try again');
      const first = await conversations.findMessage(ref.id, id);
      const again = await conversations.repliesTo(ref.id, id);
      return { messages: first ? [first, ...again] : again, repeated: true };
    },
    async welcome(ref, locale) {
      const { version } = await open(ref);
      if (version > 0) return [];
      const text = locale === 'fr' ? 'Bonjour !' : 'Hello!';
      const result = await commit(ref, [botLine(`${ref.id}-w`, plainReply(text), null)]);
      return result.kind === 'committed' ? result.messages : [];
    },
    async rate(ref, vote) {
      await feedback.rate(ref, vote);
      return [];
    },
    async record(ref, lines) {
      const result = await commit(ref, lines);
      return result.kind === 'committed' ? result.messages : [];
    },
  };
}

export const plainReply = (text: string): Reply => ({ text, choices: [], answers: null, receipt: null });

function repliesTo(text: string, { customer }: ConversationRef): Reply[] {
  if (text === 'who am I') return [plainReply(customer ? `customer ${customer.id}` : 'guest')];
  if (text === 'leave') {
    const answer =
      'To leave now you pay **€44.00**.\n\n- Shop: [terms](https://shop.example/terms)\n- Call us';
    return [{ text: answer, choices: [], answers: 'cancel-subscription', receipt: RECEIPT }];
  }
  if (text === 'choose') {
    return [{ ...plainReply('Which one do you mean?'), choices: ['Cancel', 'Refund'] }];
  }
  return [{ ...plainReply(`echo: ${text}`), answers: 'echo' }];
}
