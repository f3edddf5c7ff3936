import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Activity } from 'botframework-schema';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Bot, ConversationRef } from '../../domain/ports/bot.ts';
import type { Logger } from '../../domain/ports/logger.ts';
import { createHandler } from '../handler.ts';
import { BotFrameworkAdapter } from './adapter.ts';

export interface BotFrameworkOptions {
  readonly bot: Bot;
  readonly appId: string;
  readonly appPassword: string;
  readonly newId: () => string;
  readonly log: Logger;
}

/** Teams and the other channels of an Azure Bot, at `/api/messages`: every call is checked to come from Microsoft and to be meant for this app. */
export function botFramework({
  bot,
  appId,
  appPassword,
  newId,
  log,
}: BotFrameworkOptions): FastifyPluginAsyncZod {
  const adapter = new BotFrameworkAdapter(
    new ConfigurationBotFrameworkAuthentication({
      MicrosoftAppId: appId,
      MicrosoftAppPassword: appPassword,
      MicrosoftAppType: 'MultiTenant',
    }),
    log,
  );
  const handler = createHandler(bot, conversationOf);
  return async (app) => {
    app.post(
      '/api/messages',
      { schema: { tags: ['bot framework'], summary: 'For Azure Bot Service only', body: z.looseObject({}) } },
      async ({ body, headers }, reply) => {
        const { authorization = '' } = headers;
        const logic = (context: Parameters<typeof handler.run>[0]) => handler.run(context);
        const answer = await adapter.answer(body, { authorization, newId, logic });
        return reply.code(answer?.status ?? 200).send(answer?.body);
      },
    );
  };
}

/** Apart from every other channel's: ids are unique within a channel only. */
export const conversationOf = ({ channelId, conversation, from }: Activity): ConversationRef => ({
  id: `bf:${channelId}:${conversation.id}`,
  channel: 'web',
  userId: from?.id ?? null,
  customer: null,
});
