import type { Activity } from 'botframework-schema';
import type { ConversationStore, Rating, RatingStore, StoredMessage } from '../../domain/ports/store.ts';
import { toActivity, type Viewer } from '../format.ts';

/** A stretch of a conversation as one person sees it. */
export interface Stretch {
  readonly activities: readonly Partial<Activity>[];
  /** How many lines were read, and the last one's number; the same as asked for when there were none. */
  readonly count: number;
  readonly last: number;
}

export interface Transcript {
  /** The lines after `after`, at most `limit`, each answer with what the viewer thought of it. */
  read(viewer: Viewer, page: { after: number; limit: number }): Promise<Stretch>;
}

export function createTranscript({
  conversations,
  ratings,
}: {
  conversations: Pick<ConversationStore, 'messagesAfter'>;
  ratings: Pick<RatingStore, 'find'>;
}): Transcript {
  return {
    async read(viewer, page) {
      const lines = await conversations.messagesAfter(viewer.conversationId, page);
      const rated = lines.some(isRateable) ? await ratings.find(viewer.conversationId) : [];
      const own = rated.filter(({ personId }) => personId === (viewer.userId ?? viewer.conversationId));
      return stretchOf(lines, viewer, { after: page.after, ratings: own });
    },
  };
}

/** Lines as they are shown; `ratings` are the viewer's own. */
export function stretchOf(
  lines: readonly StoredMessage[],
  viewer: Viewer,
  { after, ratings = [] }: { after: number; ratings?: readonly Rating[] },
): Stretch {
  const byMessage = new Map(ratings.map((rating) => [rating.messageId, rating]));
  const activities = lines.map((line) => toActivity(line, viewer, byMessage.get(line.id)));
  return { activities, count: lines.length, last: lines.at(-1)?.seq ?? after };
}

const isRateable = ({ reply }: StoredMessage): boolean => Boolean(reply?.answers);
