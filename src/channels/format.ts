import type { Activity } from 'botframework-schema';
import type { Reply } from '../domain/message.ts';
import type { StoredMessage } from '../domain/ports/store.ts';
import { voteEntity } from './vote.ts';

export const BOT = { id: 'crema', name: 'Crema', role: 'bot' } as const;

/** Where a line is shown, and who is looking. */
export interface Viewer {
  readonly conversationId: string;
  readonly userId: string | null;
}

/** A transcript line as a Bot Framework activity. */
export function toActivity(line: StoredMessage, viewer: Viewer): Partial<Activity> {
  const common = {
    type: 'message',
    id: line.id,
    timestamp: new Date(line.at),
    channelId: 'directline',
    conversation: { id: viewer.conversationId } as Activity['conversation'],
    text: line.text,
    ...(line.replyToId === null ? {} : { replyToId: line.replyToId }),
  };
  if (line.from === 'customer') {
    return {
      ...common,
      from: { id: viewer.userId ?? '', name: '', role: 'user' },
      textFormat: 'plain',
      // The sender's client finds its own message again by what it put here.
      ...(line.channelData === null ? {} : { channelData: line.channelData }),
    };
  }
  return { ...common, from: BOT, textFormat: 'markdown', ...(line.reply && extras(line.reply, line.id)) };
}

function extras(reply: Reply, id: string): Partial<Activity> {
  return {
    ...(reply.choices.length > 0 && {
      suggestedActions: {
        to: [],
        actions: reply.choices.map((choice) => ({ type: 'imBack', title: choice, value: choice })),
      },
    }),
    ...(reply.answers !== null && { entities: [voteEntity(id)] }),
    ...(reply.receipt !== null && { channelData: { receipt: reply.receipt } }),
  };
}
