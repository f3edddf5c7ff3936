import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { CremaError, type ErrorCode } from '../../domain/errors.ts';
import type { Caller } from './access.ts';
import { checkOwner, conversationAnswer, type Room, startedConversation, vouchedUserId } from './room.ts';
import { ConversationAnswer, ConversationParams, REFUSALS, StartBody, WatermarkQuery } from './schemas.ts';
import type { ChatPass } from './tokens.ts';
import { readWatermark } from './watermark.ts';

/** Starts conversations, and takes them up again after a lost socket or a reload. */
export function conversationRoutes(room: Room): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/conversations',
      {
        schema: {
          tags: ['direct line'],
          summary: 'Start the conversation of a token',
          body: StartBody,
          response: { ...REFUSALS, 200: ConversationAnswer, 201: ConversationAnswer },
        },
        onRequest: async (request) => {
          await room.access.caller(request);
        },
      },
      async (request, reply) =>
        retriedLater(async () => {
          const who = await room.access.caller(request);
          const { user, locale = null, customerToken } = request.body ?? {};
          const given = passOf(who, user?.id, room.newId);
          const presented = customerToken ? await room.owners.present(given, customerToken) : null;
          const pass = presented?.pass ?? given;
          const conversation = await room.conversations.find(pass.conversationId);
          if (conversation !== null) checkOwner(conversation, pass);
          const customer = presented?.customer ?? room.owners.statusOf(conversation);
          // A customer's conversation exists before its first line: that is when their token came with the request for ours.
          const isNew = conversation === null || conversation.version === 0;
          if (isNew) await room.turns.start(pass, { conversation, locale });
          // Whoever starts has nothing on screen yet, so the stream begins with the first line.
          return reply
            .code(isNew ? 201 : 200)
            .send(await conversationAnswer(room, request, { pass, after: 0, customer }));
        }),
    );
    app.get(
      '/conversations/:conversationId',
      {
        schema: {
          tags: ['direct line'],
          summary: 'A fresh stream address',
          params: ConversationParams,
          querystring: WatermarkQuery,
          response: { ...REFUSALS, 200: ConversationAnswer },
        },
      },
      async (request) =>
        retriedLater(async () => {
          const { conversationId } = request.params;
          const pass = await room.access.enter(request, conversationId);
          const conversation = await startedConversation(room, pass);
          const after = readWatermark(request.query.watermark) ?? (await lastLine(room, conversationId));
          const full = { ...pass, userId: pass.userId ?? conversation.userId };
          const customer = room.owners.statusOf(conversation);
          return conversationAnswer(room, request, { pass: full, after, customer });
        }),
    );
  };
}

const PASSING_TROUBLES: readonly ErrorCode[] = ['STORAGE_FAILED', 'CONVERSATION_BUSY'];

/**
 * Web Chat gives up for good when a start is answered with 5xx, and tries a 429 again after 20 s: so a database that is
 * away for a moment, or content still being learnt, reads as "too early".
 */
async function retriedLater<T>(start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (cause) {
    if (!(cause instanceof CremaError) || !PASSING_TROUBLES.includes(cause.code)) throw cause;
    throw new CremaError('TOO_MANY_REQUESTS', 'Chats cannot be opened this moment; try again shortly.', {
      cause,
    });
  }
}

function passOf(who: Caller, userId: string | null | undefined, newId: () => string): ChatPass {
  if (who.kind === 'person') return who.pass;
  return { conversationId: newId(), userId: vouchedUserId(userId, newId), origins: null };
}

const PAGE_LINES = 1_000;

async function lastLine(room: Room, conversationId: string): Promise<number> {
  let after = 0;
  for (;;) {
    const page = await room.conversations.messagesAfter(conversationId, { after, limit: PAGE_LINES });
    after = page.at(-1)?.seq ?? after;
    if (page.length < PAGE_LINES) return after;
  }
}
