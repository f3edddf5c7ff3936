import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { CremaError } from '../../domain/errors.ts';
import type { Limit } from './limit.ts';
import { type Room, vouchedUserId } from './room.ts';
import { GenerateBody, REFUSALS, TokenAnswer } from './schemas.ts';
import type { ChatPass } from './tokens.ts';

const schema = { tags: ['direct line'], response: { ...REFUSALS, 200: TokenAnswer } };

/** Gives out chat tokens, and renews those still good. */
export function tokenRoutes(room: Room & { mayAsk: Limit }): FastifyPluginAsyncZod {
  const { access, tokens, newId, mayAsk } = room;
  const answer = async (pass: ChatPass) => ({
    conversationId: pass.conversationId,
    token: await tokens.issue(pass),
    expires_in: tokens.lifetimeSeconds,
  });
  return async (app) => {
    app.post(
      '/tokens/generate',
      {
        schema: { ...schema, summary: 'A token for one new conversation', body: GenerateBody },
        onRequest: async (request) => {
          if (access.mayGenerate(request) !== null || mayAsk(request.ip)) return;
          throw new CremaError('TOO_MANY_REQUESTS', 'Too many new chats from this address; wait a minute.');
        },
      },
      async ({ body }) =>
        answer({
          conversationId: newId(),
          userId: vouchedUserId(body?.user?.id, newId),
          origins: body?.trustedOrigins ?? null,
        }),
    );
    app.post(
      '/tokens/refresh',
      { schema: { ...schema, summary: 'The same conversation, longer' } },
      async (request) => {
        const who = await access.caller(request);
        if (who.kind === 'person') return answer(who.pass);
        throw new CremaError('INPUT_INVALID', 'A secret does not expire; only a token can be refreshed.');
      },
    );
  };
}
