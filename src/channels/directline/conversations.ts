import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Caller } from './access.ts';
import { conversationAnswer, type Room, startedConversation, vouchedUserId } from './room.ts';
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
      async (request, reply) => {
        const who = await room.access.caller(request);
        const pass = passOf(who, request.body?.user?.id, room.newId);
        const known = (await room.conversations.find(pass.conversationId)) !== null;
        const { conversationId: id, userId } = pass;
        if (!known) await room.turns.start({ id, userId, locale: request.body?.locale ?? null });
        // Whoever starts has nothing on screen yet, so the stream begins with the first line.
        return reply
          .code(known ? 200 : 201)
          .send(await conversationAnswer(room, request, { pass, after: 0 }));
      },
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
      async (request) => {
        const { conversationId } = request.params;
        const pass = await room.access.enter(request, conversationId);
        const { userId } = await startedConversation(room, conversationId);
        const after = readWatermark(request.query.watermark) ?? (await lastLine(room, conversationId));
        const full = { ...pass, userId: pass.userId ?? userId };
        return conversationAnswer(room, request, { pass: full, after });
      },
    );
  };
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
