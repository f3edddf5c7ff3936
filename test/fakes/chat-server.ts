import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../../src/channels/directline/config.ts';
import { type DirectLine, directLine } from '../../src/channels/directline/directline.ts';
import type { Reply } from '../../src/domain/message.ts';
import type { Bot } from '../../src/domain/ports/bot.ts';
import { createMetrics } from '../../src/http/metrics.ts';
import { createServer } from '../../src/http/server.ts';
import { echoBot } from './bot.ts';
import { fakeCustomers } from './customers.ts';
import { silentLog } from './log.ts';
import { fixedKeys, memoryConversations, memoryRatings } from './store.ts';

export interface ChatServer {
  readonly app: FastifyInstance;
  readonly chat: DirectLine;
  readonly conversations: ReturnType<typeof memoryConversations>;
  readonly ratings: ReturnType<typeof memoryRatings>;
  /** Moves the server's clock on. */
  pass(seconds: number): void;
  /** Listens on a free port of this machine and returns the origin. */
  listen(): Promise<string>;
}

export const BASE = '/v3/directline';

/** The real HTTP server and Direct Line channel around a bot in memory. */
export async function chatServer({
  config = {},
  keepAliveMs,
  staticDir = null,
  bot,
  replies,
}: {
  config?: Partial<Config>;
  keepAliveMs?: number;
  staticDir?: string | null;
  bot?: (real: Bot) => Bot;
  replies?: (text: string) => Reply[];
} = {}): Promise<ChatServer> {
  let ahead = 0;
  const clock = () => new Date(Date.now() + ahead);
  const conversations = memoryConversations();
  const ratings = memoryRatings();
  const real = echoBot({ conversations, ratings, clock, replies });
  const allowedOrigins = config.allowedOrigins ?? [];
  const chat = directLine({
    bot: bot?.(real) ?? real,
    conversations,
    ratings,
    feed: conversations,
    customers: fakeCustomers(clock),
    keys: fixedKeys(),
    config: { secret: null, allowedOrigins, publicUrl: null, tokenSeconds: 1_800, ...config },
    clock,
    newId: randomUUID,
    log: silentLog,
    ...(keepAliveMs !== undefined && { keepAliveMs }),
  });
  const app = await createServer({
    log: silentLog,
    trustProxy: 0,
    allowedOrigins,
    newId: randomUUID,
    health: { ready: async () => {} },
    metrics: createMetrics({ openSockets: chat.openSockets }),
    plugins: [async (scope) => scope.register(chat.plugin, { prefix: BASE })],
    staticDir,
  });
  return {
    app,
    chat,
    conversations,
    ratings,
    pass(seconds) {
      ahead += seconds * 1_000;
    },
    listen: () => app.listen({ host: '127.0.0.1', port: 0 }),
  };
}

/** Starts a conversation as a guest would and returns how to speak in it. */
export async function startChat({ app }: Pick<ChatServer, 'app'>, locale = 'en') {
  const generated = await app.inject({ method: 'POST', url: `${BASE}/tokens/generate` });
  const { token, conversationId } = generated.json();
  const headers = { authorization: `Bearer ${token}` };
  const started = await app.inject({
    method: 'POST',
    url: `${BASE}/conversations`,
    headers,
    payload: { locale },
  });
  const url = `${BASE}/conversations/${conversationId}`;
  const say = (payload: object) => app.inject({ method: 'POST', url: `${url}/activities`, headers, payload });
  const read = (query = '') => app.inject({ method: 'GET', url: `${url}/activities${query}`, headers });
  const streamUrl: string = started.json().streamUrl;
  return {
    token: token as string,
    conversationId: conversationId as string,
    headers,
    url,
    streamUrl,
    started,
    say,
    read,
  };
}
