import type { Activity } from 'botframework-schema';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { CremaError } from '../../domain/errors.ts';
import { POSTS } from './limits.ts';
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
import type { Stretch } from './transcript.ts';
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
        config: { rateLimit: POSTS },
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
        const { activities, last } = await readLines(room, pass, after);
        return { activities: [...activities], watermark: watermarkOf(last) };
      },
    );
  };
}

/** Hands one posted activity to the bot and returns the id it got. */
export async function post(room: Room, pass: ChatPass, wire: WireActivity): Promise<string> {
  const { conversationId } = pass;
  const conversation = await startedConversation(room, pass);
  const sender = {
    conversationId,
    userId: pass.userId ?? (wire.from?.id || conversation.userId),
    now: room.clock(),
    newId: room.newId,
  };
  const activity = parseActivity(wire, sender);
  if (wire.type === 'message' && !hasContent(wire, activity)) {
    throw new CremaError('INPUT_INVALID', 'text: a message needs a text, or a value that is one.');
  }
  await room.turns.take(activity, conversation);
  return activity.id;
}

const hasContent = ({ value }: WireActivity, { text, attachments }: Partial<Activity>): boolean =>
  text !== undefined || Boolean(attachments?.length) || (value !== undefined && value !== null);

/** One failed poll ends a client's polling for good, so a database away for a moment reads as "nothing new". */
async function readLines(room: Room, pass: ChatPass, after: number): Promise<Stretch> {
  const { conversationId } = pass;
  try {
    const { userId } = await startedConversation(room, pass);
    const viewer = { conversationId, userId: pass.userId ?? userId };
    return await room.transcript.read(viewer, { after, limit: PAGE_LINES });
  } catch (err) {
    if (!(err instanceof CremaError) || err.code !== 'STORAGE_FAILED') throw err;
    room.log.warn({ err, conversationId }, 'poll not answered');
    return { activities: [], count: 0, last: after };
  }
}
