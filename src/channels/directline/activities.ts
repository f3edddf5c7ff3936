import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { CremaError } from '../../domain/errors.ts';
import type { StoredMessage } from '../../domain/ports/store.ts';
import { toActivity } from '../format.ts';
import { parseActivity } from './parse.ts';
import { type Room, startedConversation } from './room.ts';
import {
  ActivitiesAnswer,
  ConversationParams,
  IdAnswer,
  REFUSALS,
  WatermarkQuery,
  WireActivity,
} from './schemas.ts';
import type { ChatPass } from './tokens.ts';
import { readWatermark, watermarkOf } from './watermark.ts';

const PAGE_LINES = 500;

/** Posts to a conversation, and reads it for clients without a socket. */
export function activityRoutes(room: Room): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/conversations/:conversationId/activities',
      {
        schema: {
          tags: ['direct line'],
          summary: 'Say something',
          params: ConversationParams,
          body: WireActivity,
          response: { ...REFUSALS, 200: IdAnswer },
        },
        onRequest: async (request) => {
          await room.access.enter(request, (request.params as { conversationId: string }).conversationId);
        },
      },
      async (request) => {
        const pass = await room.access.enter(request, request.params.conversationId);
        return { id: await post(room, pass, request.body) };
      },
    );
    app.get(
      '/conversations/:conversationId/activities',
      {
        schema: {
          tags: ['direct line'],
          summary: 'What was said since a watermark, or all of it',
          params: ConversationParams,
          querystring: WatermarkQuery,
          response: { ...REFUSALS, 200: ActivitiesAnswer },
        },
      },
      async (request) => {
        const { conversationId } = request.params;
        const pass = await room.access.enter(request, conversationId);
        const after = readWatermark(request.query.watermark) ?? 0;
        const { userId, lines } = await readLines(room, pass, after);
        const activities = lines.map((line) => ({
          ...toActivity(line, { conversationId, userId }),
          type: 'message',
          id: line.id,
        }));
        return { activities, watermark: watermarkOf(lines.at(-1)?.seq ?? after) };
      },
    );
  };
}

/** Hands one posted activity to the bot and returns the id it got. */
export async function post(room: Room, pass: ChatPass, wire: WireActivity, files = 0): Promise<string> {
  const { conversationId } = pass;
  const { userId } = await startedConversation(room, conversationId);
  // Clients show a refused post as "not sent" with a button to retry; only a 403 would end the chat.
  if (!room.mayPost(conversationId)) {
    throw new CremaError('TOO_MANY_REQUESTS', 'Too many messages at once; wait a few seconds.');
  }
  const sender = {
    conversationId,
    userId: pass.userId ?? (wire.from?.id || userId),
    now: room.clock(),
    newId: room.newId,
  };
  const activity = parseActivity(wire, sender);
  const hasFiles = files > 0 || (wire.attachments?.length ?? 0) > 0;
  if (wire.type !== 'message' || activity.text !== undefined) {
    await room.turns.take(activity);
  } else if (!hasFiles) {
    throw new CremaError('INPUT_INVALID', 'text: a message needs a text, or a value that is one.');
  }
  if (hasFiles) room.turns.declineFiles(activity);
  return activity.id;
}

/** One failed poll ends a client's polling for good, so a database away for a moment reads as "nothing new". */
async function readLines(
  room: Room,
  pass: ChatPass,
  after: number,
): Promise<{ userId: string | null; lines: readonly StoredMessage[] }> {
  const { conversationId } = pass;
  try {
    const { userId } = await startedConversation(room, conversationId);
    const lines = await room.conversations.messagesAfter(conversationId, { after, limit: PAGE_LINES });
    return { userId: pass.userId ?? userId, lines };
  } catch (err) {
    if (!(err instanceof CremaError) || err.code !== 'STORAGE_FAILED') throw err;
    room.log.warn({ err, conversationId }, 'poll not answered');
    return { userId: null, lines: [] };
  }
}
