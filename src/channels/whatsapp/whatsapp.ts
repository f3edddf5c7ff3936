import type { FastifyPluginAsync } from 'fastify';
import { TIMES, type Times, type WhatsAppConfig } from './config.ts';
import { createGraph } from './graph.ts';
import { createHandler } from './handler.ts';
import type { Parts } from './parts.ts';
import { createSender } from './sender.ts';
import { webhook } from './webhook.ts';

export interface WhatsApp {
  /** To be registered under the address given to Meta. */
  readonly plugin: FastifyPluginAsync;
  /** Starts answering what is stored. */
  start(): Promise<void>;
  /** The code for which the number may not send at the moment; null when it may. */
  halted(): number | null;
  /** Finishes what is in hand; the rest waits for the next start. */
  close(): Promise<void>;
}

export interface WhatsAppOptions extends Omit<Parts, 'graph' | 'times'> {
  readonly config: WhatsAppConfig;
  readonly times?: Partial<Times>;
}

const TIDY_EVERY_MS = 60 * 60_000;

/** The WhatsApp channel: webhooks in, turns from the queue, messages out. */
export function whatsApp({ config, times: given, ...rest }: WhatsAppOptions): WhatsApp {
  const times = { ...TIMES, ...given };
  const parts: Parts = { ...rest, times, graph: createGraph(config, times) };
  const { storage, clock, log } = parts;
  const sender = createSender(parts);
  const tidy = () =>
    storage.tidy(clock().toISOString()).catch((err: unknown) => log.warn({ err }, 'whatsapp not tidied'));
  let tidying: NodeJS.Timeout | undefined;
  return {
    plugin: webhook(config, parts),
    halted: sender.halted,
    async start() {
      await storage.work({ events: createHandler(parts), sends: sender.work });
      tidying = setInterval(tidy, TIDY_EVERY_MS).unref();
    },
    async close() {
      clearInterval(tidying);
      await storage.stop();
    },
  };
}
