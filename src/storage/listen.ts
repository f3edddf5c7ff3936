import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Logger } from '../domain/ports/logger.ts';
import type { TranscriptListener } from '../domain/ports/store.ts';
import { codeOf } from './failure.ts';
import { NEWS_CHANNELS, readNews } from './news.ts';

const CONNECT_TIMEOUT_MS = 5_000;
const HEARTBEAT_MS = 15_000;
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;

export interface ListenOptions {
  readonly databaseUrl: string;
  /** Marks this process's own news, which it need not hear. */
  readonly origin: string;
  readonly tell: TranscriptListener;
  readonly log: Logger;
}

interface Connection {
  readonly client: Client;
  /** Resolves when the connection is gone, or answers no more. */
  readonly lost: Promise<void>;
}

/**
 * Hears on a connection of its own what other processes commit; resolves once it does. A lost connection is made
 * again, and `missed` then says that something may have happened meanwhile.
 */
export async function listenForNews(options: ListenOptions): Promise<{ close(): Promise<void> }> {
  const stopping = new AbortController();
  let current = await connect(options);

  async function keepListening(): Promise<void> {
    while (!stopping.signal.aborted) {
      await current.lost;
      if (stopping.signal.aborted) return;
      options.log.warn({}, 'news of other processes lost');
      current = await connectAgain(options, stopping.signal);
      options.log.info({}, 'news of other processes back');
      options.tell.missed();
    }
  }

  const listening = keepListening().catch((error: unknown) => {
    if (!stopping.signal.aborted) options.log.error({ code: codeOf(error) }, 'news of other processes ended');
  });
  return {
    async close() {
      stopping.abort();
      await current.client.end().catch(() => {});
      await listening;
    },
  };
}

async function connectAgain(options: ListenOptions, signal: AbortSignal): Promise<Connection> {
  for (let waitMs = FIRST_RETRY_MS; ; waitMs = Math.min(waitMs * 2, LAST_RETRY_MS)) {
    await sleep(waitMs, undefined, { signal });
    try {
      return await connect(options);
    } catch (error) {
      options.log.debug({ code: codeOf(error) }, 'news connection refused');
    }
  }
}

async function connect({ databaseUrl, origin, tell }: ListenOptions): Promise<Connection> {
  const client = new Client({
    connectionString: databaseUrl,
    application_name: 'crema news',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: CONNECT_TIMEOUT_MS,
    keepAlive: true,
  });
  const { promise: lost, resolve: lose } = Promise.withResolvers<void>();
  client.on('error', () => lose());
  client.on('end', () => lose());
  client.on('notification', ({ channel, payload }) => {
    const conversationId = readNews(payload, origin);
    if (conversationId === null) return;
    if (channel === NEWS_CHANNELS.claims) tell.claimed(conversationId);
    else tell.elsewhere(conversationId);
  });
  try {
    await client.connect();
    for (const channel of Object.values(NEWS_CHANNELS)) await client.query(`listen ${channel}`);
  } catch (error) {
    void client.end().catch(() => {});
    throw error;
  }
  // A server that vanished without a word (pulled cable, failed-over address) closes no connection.
  const heartbeat = setInterval(() => client.query('select 1').catch(() => lose()), HEARTBEAT_MS);
  void lost.then(() => {
    clearInterval(heartbeat);
    void client.end().catch(() => {});
  });
  return { client, lost };
}
