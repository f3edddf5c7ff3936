import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { type FakeGraph, startFakeGraph } from '../../scripts/whatsapp/fake-graph.ts';
import { type Caller, messageFrom, signatureOf, webhookOf } from '../../scripts/whatsapp/phone.ts';
import type { Times } from '../../src/channels/whatsapp/config.ts';
import { type WhatsApp, whatsApp } from '../../src/channels/whatsapp/whatsapp.ts';
import type { Bot } from '../../src/domain/ports/bot.ts';
import type { CustomerDirectory, Identity } from '../../src/domain/ports/customers.ts';
import type { Storage } from '../../src/domain/ports/store.ts';
import type { People } from '../../src/domain/ports/whatsapp.ts';
import { createFeedback } from '../../src/feedback/feedback.ts';
import { createMetrics } from '../../src/http/metrics.ts';
import { createServer } from '../../src/http/server.ts';
import { openStorage } from '../../src/storage/open.ts';
import { createDatabase, findServer } from '../storage/support/postgres.ts';
import { echoBot } from './bot.ts';
import { silentLog } from './log.ts';

export const LINE = { phoneNumberId: '106540352242922', appSecret: 'demo-app-secret' } as const;
export const VERIFY_TOKEN = 'verify-me';
export const ACCESS_TOKEN = 'EAAG-test';
export const ALEX: Caller = { waId: '33639980002', userId: 'FR.13491208655302741918' };
export const NOBODY: Caller = { waId: '33639980099', userId: 'FR.99991208655302741918' };
export const PATH = '/webhooks/whatsapp';

/** Short enough for a test, in the proportions of the real ones. */
export const SHORT_TIMES: Partial<Times> = {
  sendTimeoutMs: 1_000,
  unknownWaitMs: 700,
  probeEveryMs: 800,
  retryMs: 20,
  lookupMs: 50,
};

export interface Channel {
  readonly app: FastifyInstance;
  readonly graph: FakeGraph;
  readonly channel: WhatsApp;
  readonly storage: Storage;
  readonly people: People;
  /** What was counted, such as `send accepted`. */
  readonly counts: ReadonlyMap<string, number>;
  /** Delivers a signed body; the status. */
  deliver(payload: object | string): Promise<number>;
  /** Delivers messages of one caller in one webhook. */
  say(caller: Caller, ...contents: Readonly<Record<string, unknown>>[]): Promise<number>;
  close(): Promise<void>;
}

/** A directory with one Ambassador; what it is asked is kept. */
export function oneAmbassador(): CustomerDirectory & { readonly asked: Identity[] } {
  const asked: Identity[] = [];
  return {
    asked,
    async find(identity) {
      asked.push(identity);
      const isAlex =
        identity.kind === 'whatsapp' &&
        (identity.userIds.includes(ALEX.userId ?? '') || identity.phone === `+${ALEX.waId}`);
      return isAlex
        ? { kind: 'found', customer: { id: 'alex', ambassador: true, locale: 'en' } }
        : { kind: 'unknown' };
    },
  };
}

/** An empty database: on the server where there is one, otherwise embedded. */
export async function anyStorage(): Promise<{ storage: Storage; remove(): Promise<void> }> {
  const server = await findServer();
  if (server !== null) {
    const { url, drop } = await createDatabase(server);
    return { storage: await openStorage({ databaseUrl: url, dataDir: '', log: silentLog }), remove: drop };
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'crema-whatsapp-'));
  const remove = () => rm(dataDir, { recursive: true, force: true });
  return { storage: await openStorage({ dataDir, log: silentLog }), remove };
}

/** The channel behind the real HTTP server, with a real database, an echoing bot and a fake Graph API. */
export async function whatsAppChannel({
  directory = oneAmbassador(),
  bot: wrap = (bot) => bot,
  clock = () => new Date(),
  times = {},
}: {
  directory?: CustomerDirectory;
  bot?: (bot: Bot) => Bot;
  clock?: () => Date;
  times?: Partial<Times>;
} = {}): Promise<Channel> {
  const { storage, remove } = await anyStorage();
  const graph = await startFakeGraph({ accessToken: ACCESS_TOKEN, phoneNumberId: LINE.phoneNumberId });
  const counts = new Map<string, number>();
  const count = (name: string) => void counts.set(name, (counts.get(name) ?? 0) + 1);
  const { conversations, ratings } = storage;
  const kept = await storage.openWhatsApp();
  const channel = whatsApp({
    config: {
      ...LINE,
      verifyToken: VERIFY_TOKEN,
      accessToken: ACCESS_TOKEN,
      graphUrl: graph.url,
      graphVersion: 'v26.0',
    },
    times: { ...SHORT_TIMES, ...times },
    storage: kept,
    bot: wrap(echoBot({ conversations, ratings, clock })),
    feedback: createFeedback({ conversations, ratings, clock, log: silentLog, onRating: () => {} }),
    directory,
    say: (phrase, language) => `${phrase} (${language})`,
    clock,
    newId: randomUUID,
    chance: () => 0,
    log: silentLog,
    counts: {
      inbound: (outcome) => count(`inbound ${outcome}`),
      send: (outcome) => count(`send ${outcome}`),
    },
  });
  const app = await createServer({
    log: silentLog,
    trustProxy: 0,
    allowedOrigins: [],
    newId: randomUUID,
    health: { ready: async () => {} },
    metrics: createMetrics({ openSockets: () => 0 }),
    plugins: [async (scope) => scope.register(channel.plugin, { prefix: PATH })],
    staticDir: null,
  });
  await channel.start();

  const deliver = async (payload: object | string) => {
    const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
    const headers = {
      'content-type': 'application/json',
      'x-hub-signature-256': signatureOf(body, LINE.appSecret),
    };
    return (await app.inject({ method: 'POST', url: PATH, headers, payload: body })).statusCode;
  };
  return {
    app,
    graph,
    channel,
    storage,
    people: kept.people,
    counts,
    deliver,
    say: (caller, ...contents) =>
      deliver(
        webhookOf(LINE, {
          callers: [caller],
          messages: contents.map((content) => messageFrom(caller, content, clock())),
        }),
      ),
    async close() {
      await app.close();
      await channel.close();
      await graph.close();
      await storage.close();
      await remove();
    },
  };
}

/** What a sent message says, without its buttons. */
export function wordsOf({ body }: { body: Readonly<Record<string, unknown>> }): string {
  const { text, interactive } = body as {
    text?: { body: string };
    interactive?: { body: { text: string } };
  };
  return text?.body ?? interactive?.body.text ?? '';
}

/** Resolves once `isSo` holds, asked again and again; rejects when it never does. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, withinMs = 60_000) {
  const end = Date.now() + withinMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`${what}: not within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
