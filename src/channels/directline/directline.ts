import rateLimit from '@fastify/rate-limit';
import websocket from '@fastify/websocket';
import type { FastifyPluginAsync } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Bot } from '../../domain/ports/bot.ts';
import type { CustomerDirectory, CustomerTokens } from '../../domain/ports/customers.ts';
import type { Logger } from '../../domain/ports/logger.ts';
import type { ConversationStore, KeyStore, RatingStore, TranscriptFeed } from '../../domain/ports/store.ts';
import { createAccess } from './access.ts';
import { activityRoutes } from './activities.ts';
import type { Config } from './config.ts';
import { conversationRoutes } from './conversations.ts';
import { createHub } from './hub.ts';
import { limits } from './limits.ts';
import { createOwners } from './owners.ts';
import { streamRoute } from './stream.ts';
import { tokenRoutes } from './token-routes.ts';
import { createTokens } from './tokens.ts';
import { createTranscript } from './transcript.ts';
import { createTurns } from './turns.ts';
import { uploadRoute } from './upload.ts';

export interface DirectLineOptions {
  readonly bot: Bot;
  readonly conversations: ConversationStore;
  readonly ratings: RatingStore;
  readonly feed: TranscriptFeed;
  readonly customers: { readonly tokens: CustomerTokens; readonly directory: CustomerDirectory };
  readonly keys: KeyStore;
  readonly config: Config;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly log: Logger;
  readonly keepAliveMs?: number;
}

export interface DirectLine {
  /** To be registered under the prefix that clients call their `domain`. */
  readonly plugin: FastifyPluginAsync;
  openSockets(): number;
  /** Sends every socket away; clients reconnect at their watermark. */
  close(): void;
}

const MAX_FRAME_BYTES = 4_096;

/** Web chat for any Direct Line 3.0 client. */
export function directLine(options: DirectLineOptions): DirectLine {
  const { bot, conversations, ratings, feed, customers, keys, config, clock, newId, log, keepAliveMs } =
    options;
  const transcript = createTranscript({ conversations, ratings });
  const hub = createHub({ transcript, log, ...(keepAliveMs !== undefined && { keepAliveMs }) });
  feed.subscribe(hub);
  const plugin: FastifyPluginAsyncZod = async (app) => {
    const key = await keys.key('directline');
    const tokens = createTokens({ key, clock, lifetimeSeconds: config.tokenSeconds });
    const access = createAccess(config, tokens);
    const userKey = await keys.key('directline-users');
    const owners = createOwners({ conversations, customers, key: userKey, clock, newId });
    const turns = createTurns({ bot, hub, owners, newId, clock });
    const room = {
      access,
      tokens,
      turns,
      conversations,
      transcript,
      owners,
      config,
      clock,
      newId,
      log,
    };
    // Before the plugin's own closing, which gives clients no reason.
    app.addHook('preClose', async () => hub.close());
    await app.register(websocket, {
      options: { maxPayload: MAX_FRAME_BYTES },
      // A client that sends rubbish is sent away; any guest could fill the log of errors otherwise.
      errorHandler(err, socket, request) {
        request.log.debug({ err }, 'socket closed');
        socket.terminate();
      },
    });
    await app.register(rateLimit, limits);
    await app.register(tokenRoutes(room));
    await app.register(conversationRoutes(room));
    await app.register(activityRoutes(room));
    await app.register(uploadRoute(room));
    await app.register(streamRoute({ ...room, hub }));
  };
  return { plugin, openSockets: hub.openSockets, close: hub.close };
}
