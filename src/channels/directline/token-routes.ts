import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { CremaError } from '../../domain/errors.ts';
import { TOKENS } from './limits.ts';
import { checkOwner, type Room, vouchedUserId } from './room.ts';
import { type CustomerAnswer, GenerateBody, REFUSALS, TokenAnswer } from './schemas.ts';
import type { ChatPass } from './tokens.ts';

const schema = { tags: ['direct line'], response: { ...REFUSALS, 200: TokenAnswer } };

/** Gives out chat tokens, and renews those still good. */
export function tokenRoutes(room: Room): FastifyPluginAsyncZod {
  const { access, tokens, owners, newId } = room;
  const answer = async (pass: ChatPass, customer: CustomerAnswer) => ({
    conversationId: pass.conversationId,
    token: await tokens.issue(pass),
    expires_in: tokens.lifetimeSeconds,
    customer,
  });
  return async (app) => {
    app.post(
      '/tokens/generate',
      {
        schema: {
          ...schema,
          summary: 'A token for one new conversation, or for the present one once its customer signs in',
          body: GenerateBody,
        },
        config: {
          // A site's own server asks for all its visitors.
          rateLimit: {
            ...TOKENS,
            allowList: async (request) => (await access.mayGenerate(request))?.kind === 'secret',
          },
        },
      },
      async (request) => {
        const { user, trustedOrigins, customerToken } = request.body ?? {};
        const who = await access.mayGenerate(request);
        const fresh: ChatPass = {
          conversationId: newId(),
          userId: vouchedUserId(user?.id, newId),
          origins: who?.kind === 'person' ? who.pass.origins : (trustedOrigins ?? null),
        };
        if (!customerToken) {
          if (who?.kind === 'person' && room.config.secret !== null)
            throw new CremaError('TOKEN_INVALID', 'A new chat needs a token from the site; fetch one there.');
          return answer(fresh, { status: 'guest' });
        }
        // Who signs in while chatting goes on with the same conversation.
        const { pass, customer } = await owners.present(
          who?.kind === 'person' ? who.pass : fresh,
          customerToken,
        );
        return answer(pass, customer);
      },
    );
    app.post(
      '/tokens/refresh',
      { schema: { ...schema, summary: 'The same conversation, longer' } },
      async (request) => {
        const who = await access.caller(request);
        if (who.kind === 'secret')
          throw new CremaError('INPUT_INVALID', 'A secret does not expire; only a token can be refreshed.');
        const conversation = await room.conversations.find(who.pass.conversationId);
        if (conversation !== null) checkOwner(conversation, who.pass);
        return answer(who.pass, owners.statusOf(conversation));
      },
    );
  };
}
