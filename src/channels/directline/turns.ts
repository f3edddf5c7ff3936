import type { Activity } from 'botframework-schema';
import { CremaError } from '../../domain/errors.ts';
import type { Bot } from '../../domain/ports/bot.ts';
import { CollectingAdapter } from '../adapter.ts';
import { BOT } from '../format.ts';
import { createHandler } from '../handler.ts';
import { languageOf } from '../locale.ts';
import type { Hub } from './hub.ts';
import { FILES_DECLINED } from './words.ts';

export interface Turns {
  /** Opens the conversation, says hello, and shows it to whoever listens. */
  start(conversation: { id: string; userId: string | null; locale: string | null }): Promise<void>;
  /** Has a posted activity answered and shows the sender's line, then the replies. */
  take(activity: Partial<Activity> & { id: string }): Promise<void>;
  /** Says that files are not read. */
  declineFiles(activity: Partial<Activity>): void;
}

// Clients give up a post after 20 s; the lines still reach them by the stream when they come later.
const ANSWER_TIMEOUT_MS = 15_000;

// Web Chat waits for every post to come back on the stream, conversation updates excepted.
const NEVER_ECHOED = new Set(['message', 'conversationUpdate']);

/** The way from a posted activity through the bot and back to the sockets. */
export function createTurns({
  bot,
  hub,
  newId,
  clock,
}: {
  bot: Bot;
  hub: Hub;
  newId: () => string;
  clock: () => Date;
}): Turns {
  const adapter = new CollectingAdapter();
  const handler = createHandler(bot);

  const run = async (conversationId: string, activity: Partial<Activity>): Promise<void> => {
    const { lines } = await adapter.process(activity, (context) => handler.run(context));
    hub.publish(conversationId, lines);
  };

  return {
    start({ id, userId, locale }) {
      const person = { id: userId ?? '', name: '', role: 'user' };
      return inTime(
        run(id, {
          type: 'conversationUpdate',
          channelId: 'directline',
          conversation: { id } as Activity['conversation'],
          from: person,
          recipient: BOT,
          membersAdded: [person],
          ...(locale !== null && { locale }),
        }),
      );
    },
    async take(activity) {
      const conversationId = activity.conversation?.id ?? '';
      await inTime(run(conversationId, activity));
      if (!NEVER_ECHOED.has(activity.type ?? '')) hub.broadcast(conversationId, activity);
    },
    declineFiles(activity) {
      const conversationId = activity.conversation?.id ?? '';
      if (activity.text === undefined) hub.broadcast(conversationId, { text: '', ...activity });
      hub.broadcast(conversationId, {
        type: 'message',
        id: newId(),
        timestamp: clock(),
        channelId: 'directline',
        conversation: { id: conversationId } as Activity['conversation'],
        from: BOT,
        text: FILES_DECLINED[languageOf(activity.locale) ?? 'en'],
      });
    },
  };
}

async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new CremaError('CONVERSATION_BUSY', 'The answer takes too long; try again in a moment.')),
      ANSWER_TIMEOUT_MS,
    );
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
