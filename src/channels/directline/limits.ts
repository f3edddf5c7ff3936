import type { RateLimitOptions, RateLimitPluginOptions } from '@fastify/rate-limit';
import { CremaError } from '../../domain/errors.ts';

/** Only the routes that ask for a limit have one: a 429 ends a client's polling for good. */
export const limits: RateLimitPluginOptions = {
  global: false,
  errorResponseBuilder: (_request, { after }) =>
    new CremaError('TOO_MANY_REQUESTS', `Too many at once; wait ${after} and try again.`),
};

/** Per address; a whole shop or office may stand behind one. */
export const TOKENS: RateLimitOptions = { max: 60, timeWindow: '1 minute' };

/**
 * Per conversation, for words and for files each, and after its token was checked: strangers must not use up somebody's messages. Clients show a refused
 * post as "not sent" with a button to retry; only a 403 would end the chat.
 */
export const POSTS: RateLimitOptions = {
  max: 30,
  timeWindow: '10 seconds',
  hook: 'preHandler',
  keyGenerator: (request) => (request.params as { conversationId: string }).conversationId,
};
