import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { FastifyPluginAsync } from 'fastify';
import { createBot } from './bot.ts';
import { directLine } from './channels/directline/directline.ts';
import type { Settings } from './config.ts';
import { buildBrain, readContent } from './content/brain.ts';
import { readSettingsFile } from './content/settings-file.ts';
import { createCustomers } from './customers/customers.ts';
import { CremaError } from './domain/errors.ts';
import { createFeedback } from './feedback/feedback.ts';
import { createMetrics } from './http/metrics.ts';
import { createServer } from './http/server.ts';
import { createLog } from './log.ts';
import { openStorage } from './storage/open.ts';

export interface App {
  /** Listens, and resolves once customers can be answered: the address to send them to. */
  start(): Promise<string>;
  /** Answers what has begun, refuses the rest, closes the database. */
  close(): Promise<void>;
}

const DIRECT_LINE_PREFIX = '/v3/directline';
/** Clients renew every 15 minutes, so a token must live well beyond that. */
const TOKEN_SECONDS = 1_800;

/** The whole service, put together: the one place that sees every room. */
export async function createApp(settings: Settings, root: string): Promise<App> {
  const log = createLog(settings.LOG_LEVEL);
  const clock = () => new Date();
  // A mistake in the content or in a file must stop the start before the database is touched.
  const content = await readContent(root);
  log.info({ contentVersion: content.version, intents: content.intents.length }, 'content');
  const learning = learningOf(
    buildBrain(content, {
      links: linksOf(settings),
      defaultLanguage: 'en',
      models: { path: join(settings.DATA_DIR, 'models'), log },
    }),
  );
  const customers = await createCustomers({
    config: {
      tokenSecret: settings.CUSTOMER_TOKEN_SECRET ?? null,
      tokenKeys: settings.CUSTOMER_TOKEN_JWKS ?? null,
      file: settings.CUSTOMERS_FILE ?? null,
      url: settings.CUSTOMERS_URL ?? null,
      urlToken: settings.CUSTOMERS_TOKEN ?? null,
    },
    demoFile: join(root, 'docs', 'examples', 'customers.yaml'),
    readYaml: readSettingsFile,
    demoKey: () => storage.keys.key('demo-customers'),
    fetch,
    clock,
    random: Math.random,
    timeZone: settings.TIME_ZONE,
    log,
  });
  const storage = await openStorage({
    databaseUrl: settings.DATABASE_URL,
    dataDir: settings.DATA_DIR,
    log,
  });
  const metrics = createMetrics({ openSockets: () => webChat.openSockets() });
  const feedback = createFeedback({
    conversations: storage.conversations,
    ratings: storage.ratings,
    clock,
    log,
    onRating: (vote) => metrics.rating(vote),
  });
  const bot = createBot({
    brain: () => learning.brain,
    conversations: storage.conversations,
    feedback,
    clock,
    newId: randomUUID,
    timeZone: settings.TIME_ZONE,
    log,
    onTurn: ({ kind }) => metrics.turn(kind),
  });
  const webChat = directLine({
    bot,
    conversations: storage.conversations,
    ratings: storage.ratings,
    feed: storage.feed,
    customers,
    keys: storage.keys,
    config: {
      secret: settings.DIRECTLINE_SECRET ?? null,
      allowedOrigins: settings.ALLOWED_ORIGINS,
      publicUrl: settings.PUBLIC_URL ?? null,
      tokenSeconds: TOKEN_SECONDS,
    },
    clock,
    newId: randomUUID,
    log,
  });
  const server = await createServer({
    log,
    trustProxy: settings.TRUST_PROXY,
    allowedOrigins: settings.ALLOWED_ORIGINS,
    newId: randomUUID,
    health: {
      async ready() {
        learning.assertDone();
        await storage.ping();
      },
    },
    metrics,
    plugins: [under(DIRECT_LINE_PREFIX, webChat.plugin), ...(customers.demo ? [customers.demo] : [])],
    staticDir: join(root, 'dist', 'web'),
  });
  return {
    async start() {
      const address = await server.listen({ host: settings.HOST, port: settings.PORT });
      await learning.brain;
      return address;
    },
    async close() {
      await server.close();
      await storage.close();
    },
  };
}

/** Training goes on while the server already listens: it says that it lives, and is ready once this is done. */
function learningOf<T>(brain: Promise<T>) {
  let isDone = false;
  brain.then(
    () => {
      isDone = true;
    },
    // Whoever awaits the brain hears of the failure; until somebody does, it must not end the process.
    () => {},
  );
  return {
    brain,
    assertDone() {
      if (!isDone) throw new CremaError('NOT_READY', 'The content is still being learnt; try again shortly.');
    },
  };
}

const linksOf = (settings: Settings) => ({
  contact: settings.LINK_CONTACT ?? null,
  'after-sales-prices': settings.LINK_AFTER_SALES_PRICES ?? null,
});

const under =
  (prefix: string, plugin: FastifyPluginAsync): FastifyPluginAsync =>
  async (app) => {
    await app.register(plugin, { prefix });
  };
