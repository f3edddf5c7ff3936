import type { Activity } from 'botframework-schema';
import type { Reply } from '../domain/message.ts';
import type { Rating, StoredMessage } from '../domain/ports/store.ts';
import { voteEntity } from './vote.ts';

export const BOT = { id: 'crema', name: 'Crema', role: 'bot' } as const;

/** Where a line is shown, and who is looking. */
export interface Viewer {
  readonly conversationId: string;
  readonly userId: string | null;
}

/** A transcript line as a Bot Framework activity, with what its viewer thought of it. */
export function toActivity(line: StoredMessage, viewer: Viewer, rating?: Rating): Partial<Activity> {
  const common = {
    type: 'message',
    id: line.id,
    timestamp: new Date(line.at),
    channelId: 'directline',
    conversation: { id: viewer.conversationId } as Activity['conversation'],
    ...(line.replyToId === null ? {} : { replyToId: line.replyToId }),
  };
  if (line.from === 'customer') {
    return {
      ...common,
      from: { id: viewer.userId ?? '', name: '', role: 'user' },
      // The sender's client finds its own message again by what it put here.
      ...(line.channelData === null ? {} : { channelData: line.channelData }),
      ...(isMessage(line) && { text: line.text, textFormat: 'plain' }),
      ...line.activity,
    };
  }
  const { text, reply, id } = line;
  return {
    ...common,
    text,
    from: BOT,
    textFormat: 'markdown',
    ...(reply?.language && { locale: reply.language }),
    ...(reply && extras(reply, id, rating)),
  };
}

const isMessage = ({ activity }: StoredMessage): boolean => activity?.type === undefined;

function extras(reply: Reply, id: string, rating: Rating | undefined): Partial<Activity> {
  const channelData = {
    ...(reply.receipt !== null && { receipt: reply.receipt }),
    ...(rating && { rating: opinion(rating) }),
  };
  return {
    ...(reply.choices.length > 0 && {
      suggestedActions: {
        to: [],
        actions: reply.choices.map((choice) => ({ type: 'imBack', title: choice, value: choice })),
      },
    }),
    ...(reply.answers !== null && { entities: [voteEntity(id)] }),
    ...(Object.keys(channelData).length > 0 && { channelData }),
  };
}

const opinion = ({ vote, stars, comment }: Rating) => ({
  vote,
  ...(stars !== null && { stars }),
  ...(comment !== null && { comment }),
});
