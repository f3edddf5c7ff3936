import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { FastifyPluginAsync } from 'fastify';
import { createBot } from './bot.ts';
import { type BotFrameworkOptions, botFramework } from './channels/botframework/botframework.ts';
import { directLine } from './channels/directline/directline.ts';
import type { WhatsAppConfig } from './channels/whatsapp/config.ts';
import { whatsApp } from './channels/whatsapp/whatsapp.ts';
import type { Settings } from './config.ts';
import { buildBrain, readContent } from './content/brain.ts';
import { readSettingsFile } from './content/settings-file.ts';
import { createCustomers } from './customers/customers.ts';
import { CremaError } from './domain/errors.ts';
import { worldAt } from './domain/world.ts';
import { createFeedback } from './feedback/feedback.ts';
import { listen } from './http/listen.ts';
import { createMetrics } from './http/metrics.ts';
import { createServer } from './http/server.ts';
import { createLog } from './log.ts';
import { openStorage } from './storage/open.ts';
import { speak } from './turn.ts';

export interface App {
  /** Listens, and resolves once customers can be answered: the address to send them to. */
  start(): Promise<string>;
  /** Answers what has begun, refuses the rest, closes the database. */
  close(): Promise<void>;
}

const DIRECT_LINE_PREFIX = '/v3/directline';
const WHATSAPP_PREFIX = '/webhooks/whatsapp';
/** Clients renew every 15 minutes, so a token must live well beyond that. */
const TOKEN_SECONDS = 1_800;

/** The whole service, put together: the one place that sees every room. */
export async function createApp(settings: Settings, root: string): Promise<App> {
  const log = createLog(settings.LOG_LEVEL);
  const clock = () => new Date();
  // A mistake in the content or in a file must stop the start before the database is touched.
  const content = await readContent(root);
  log.info({ contentVersion: content.version, intents: content.intents.length }, 'content');
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
  const learning = learningOf(
    buildBrain(content, {
      links: linksOf(settings),
      defaultLanguage: 'en',
      models: { path: join(settings.DATA_DIR, 'models'), log },
    }),
  );
  const storage = await openStorage({
    databaseUrl: settings.DATABASE_URL,
    dataDir: settings.DATA_DIR,
    log,
  });
  const metrics = createMetrics({
    openSockets: () => webChat.openSockets(),
    whatsAppHalted: () => whatsAppChannel !== null && whatsAppChannel.halted() !== null,
  });
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
  const whatsAppConfig = whatsAppConfigOf(settings);
  const whatsAppChannel =
    whatsAppConfig &&
    whatsApp({
      config: whatsAppConfig,
      storage: await storage.openWhatsApp(),
      bot,
      feedback,
      directory: customers.directory,
      say: (phrase, language) =>
        speak(learning.now(), phrase, {
          language,
          world: worldAt(clock(), { timeZone: settings.TIME_ZONE, channel: 'whatsapp', customer: null }),
        }),
      clock,
      newId: randomUUID,
      chance: Math.random,
      log,
      counts: {
        inbound: (outcome) => metrics.whatsApp('inbound', outcome),
        send: (outcome) => metrics.whatsApp('send', outcome),
      },
    });
  const server = await createServer({
    log,
    trustProxy: settings.TRUST_PROXY,
    allowedOrigins: settings.ALLOWED_ORIGINS,
    newId: randomUUID,
    health: {
      async ready() {
        learning.now();
        await storage.ping();
      },
    },
    metrics,
    plugins: [
      under(DIRECT_LINE_PREFIX, webChat.plugin),
      ...(customers.demo ? [customers.demo] : []),
      ...azureChannels(settings, { bot, newId: randomUUID, log }),
      ...(whatsAppChannel ? [under(WHATSAPP_PREFIX, whatsAppChannel.plugin)] : []),
    ],
    staticDir: join(root, 'dist', 'web'),
  });
  return {
    async start() {
      const address = await listen(server, { host: settings.HOST, port: settings.PORT });
      await learning.brain;
      await whatsAppChannel?.start();
      return address;
    },
    async close() {
      await server.close();
      await whatsAppChannel?.close();
      await storage.close();
    },
  };
}

/** Training goes on while the server already listens: it says that it lives, and is ready once this is done. */
function learningOf<T>(brain: Promise<T>) {
  let learnt: { readonly brain: T } | null = null;
  brain.then(
    (done) => {
      learnt = { brain: done };
    },
    // Whoever awaits the brain hears of the failure; until somebody does, it must not end the process.
    () => {},
  );
  return {
    brain,
    /** Fails with NOT_READY until it is learnt. */
    now(): T {
      if (learnt === null)
        throw new CremaError('NOT_READY', 'The content is still being learnt; try again shortly.');
      return learnt.brain;
    },
  };
}

/** On only where the shop has an Azure Bot. */
function azureChannels(
  { MICROSOFT_APP_ID: appId, MICROSOFT_APP_PASSWORD: appPassword }: Settings,
  parts: Pick<BotFrameworkOptions, 'bot' | 'newId' | 'log'>,
): FastifyPluginAsync[] {
  return appId && appPassword ? [botFramework({ ...parts, appId, appPassword })] : [];
}

function whatsAppConfigOf(settings: Settings): WhatsAppConfig | null {
  const {
    WHATSAPP_APP_SECRET: appSecret,
    WHATSAPP_VERIFY_TOKEN: verifyToken,
    WHATSAPP_ACCESS_TOKEN: accessToken,
    WHATSAPP_PHONE_NUMBER_ID: phoneNumberId,
    WHATSAPP_GRAPH_URL: graphUrl,
    WHATSAPP_GRAPH_VERSION: graphVersion,
  } = settings;
  if (!appSecret || !verifyToken || !accessToken || !phoneNumberId) return null;
  return { appSecret, verifyToken, accessToken, phoneNumberId, graphUrl, graphVersion };
}

const linksOf = (settings: Settings) => ({
  contact: settings.LINK_CONTACT ?? null,
  'contact-page': settings.LINK_CONTACT ?? null,
  'after-sales-prices': settings.LINK_AFTER_SALES_PRICES ?? null,
});

const under =
  (prefix: string, plugin: FastifyPluginAsync): FastifyPluginAsync =>
  async (app) => {
    await app.register(plugin, { prefix });
  };
