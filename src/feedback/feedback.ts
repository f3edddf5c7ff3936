import { CremaError } from '../domain/errors.ts';
import type { Reply, Trace } from '../domain/message.ts';
import type { Feedback } from '../domain/ports/feedback.ts';
import type { Logger } from '../domain/ports/logger.ts';
import type { ConversationStore, Rating, RatingStore, StoredMessage } from '../domain/ports/store.ts';
import { type RatedAnswer, Vote } from '../domain/rating.ts';

export interface FeedbackParts {
  readonly conversations: ConversationStore;
  readonly ratings: RatingStore;
  readonly clock: () => Date;
  readonly log: Logger;
  /** Called once per vote kept, for metrics. */
  readonly onRating: (vote: Rating['vote']) => void;
}

/** Keeps each opinion with all it is about: the text said, what decided it, its receipt and the content of that day. */
export function createFeedback(parts: FeedbackParts): Feedback {
  const { conversations, ratings, clock, log, onRating } = parts;
  return {
    async rate({ id: conversationId, userId }, given) {
      const vote = Vote.parse(given);
      const message = await conversations.findMessage(conversationId, vote.messageId);
      const reply = message?.reply;
      if (!message || !reply?.answers)
        throw new CremaError(
          'NOT_FOUND',
          `no answer ${vote.messageId} in this conversation; rate one of its answers`,
        );
      const intent = reply.answers;
      const traces = await conversations.traces(conversationId);
      const turn = traces.findIndex(({ messageId }) => messageId === message.replyToId);
      const trace = traces[turn]?.trace;
      await ratings.put({
        ...vote,
        ...subject(reply, intent, trace),
        conversationId,
        personId: userId ?? conversationId,
        at: clock().toISOString(),
      });
      onRating(vote.vote);
      log.info({ conversationId, intent, vote: vote.vote, stars: vote.stars }, 'rating');

      const asked = traces[openingTurn(traces, turn)];
      const question = await conversations.findMessage(conversationId, asked?.messageId ?? '');
      return ratedAnswer({ message, question, intent, ranking: asked?.trace.ranking ?? [] });
    },
    withdraw: ({ id: conversationId, userId }, messageId) =>
      ratings.remove({ conversationId, messageId, personId: userId ?? conversationId }),
  };
}

function subject(
  { outcome, receipt }: Reply,
  intent: string,
  trace: Trace | undefined,
): Pick<Rating, 'intent' | 'answer' | 'policy' | 'outcome' | 'receipt' | 'contentVersion'> {
  return {
    intent,
    answer: outcome === undefined ? `${intent}.text` : `${intent}.outcomes.${outcome}`,
    policy: receipt?.policy ?? (trace?.intent === intent ? trace.policy : null),
    outcome: outcome ?? null,
    receipt,
    contentVersion: receipt?.contentVersion ?? trace?.contentVersion ?? '',
  };
}

/** The turn that asked the question: before each reply to a question of ours stands the turn that put it. */
function openingTurn(traces: readonly { readonly trace: Trace }[], answered: number): number {
  let turn = answered;
  while (turn > 0 && traces[turn - 1]?.trace.asks != null) turn -= 1;
  return turn;
}

const ratedAnswer = ({
  message,
  question,
  ...about
}: Pick<RatedAnswer, 'intent' | 'ranking'> & {
  message: StoredMessage;
  question: StoredMessage | null;
}): RatedAnswer => ({
  ...about,
  messageId: question?.id ?? message.replyToId ?? message.id,
  question: question?.text ?? '',
});
