import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { CremaError } from '../../domain/errors.ts';
import type { Hub } from './hub.ts';
import { type Room, startedConversation } from './room.ts';
import { ConversationParams } from './schemas.ts';
import type { StreamPass } from './tokens.ts';
import { readWatermark } from './watermark.ts';

const StreamQuery = z.object({ t: z.string().optional(), watermark: z.string().optional() });

/** The socket of a conversation; the address itself is the permission. */
export function streamRoute(room: Room & { hub: Hub }): FastifyPluginAsyncZod {
  return async (app) => {
    const passes = new WeakMap<object, StreamPass>();
    app.route({
      method: 'GET',
      url: '/conversations/:conversationId/stream',
      schema: { hide: true, params: ConversationParams, querystring: StreamQuery },
      preHandler: async (request) => {
        const { conversationId } = request.params as z.infer<typeof ConversationParams>;
        const { t, watermark } = request.query as z.infer<typeof StreamQuery>;
        if (t === undefined) throw new CremaError('CREDENTIALS_MISSING', 'Use a streamUrl as it was given.');
        const pass = await room.tokens.verifyStream(t);
        room.access.checkOrigin(request, pass);
        if (pass.conversationId !== conversationId) {
          throw new CremaError('TOKEN_INVALID', 'This stream address belongs to another conversation.');
        }
        await startedConversation(room, pass);
        passes.set(request, { ...pass, after: readWatermark(watermark) ?? pass.after });
      },
      handler: async () => {
        throw new CremaError('INPUT_INVALID', 'This is the address of a WebSocket.');
      },
      wsHandler(socket, request) {
        const pass = passes.get(request);
        if (pass === undefined) return socket.terminate();
        const { conversationId } = pass;
        socket.on('close', () => room.hub.leave(socket, conversationId));
        // What a client sends here means nothing; without a reader its keep-alives would pile up.
        socket.on('message', () => {});
        room.hub.join(socket, pass, pass.after);
      },
    });
  };
}
