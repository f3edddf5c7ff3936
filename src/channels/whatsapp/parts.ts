import type { Language } from '../../domain/language.ts';
import type { Bot } from '../../domain/ports/bot.ts';
import type { CustomerDirectory } from '../../domain/ports/customers.ts';
import type { Feedback } from '../../domain/ports/feedback.ts';
import type { Logger } from '../../domain/ports/logger.ts';
import type { WhatsAppStorage } from '../../domain/ports/whatsapp.ts';
import type { WhatsAppPhrase } from '../../domain/step.ts';
import type { Times } from './config.ts';
import type { Graph } from './graph.ts';

/** What the channel counts; each call is one event. */
export interface WhatsAppCounts {
  /** Something came in: what became of it. */
  inbound(outcome: string): void;
  /** An attempt to send: what became of it. */
  send(outcome: string): void;
}

/** What the rooms of the channel work with. */
export interface Parts {
  readonly storage: WhatsAppStorage;
  readonly bot: Bot;
  readonly feedback: Feedback;
  readonly directory: CustomerDirectory;
  readonly graph: Graph;
  /** A sentence of the channel itself, in our Markdown. */
  readonly say: (phrase: WhatsAppPhrase, language: Language) => string;
  readonly times: Times;
  readonly clock: () => Date;
  readonly newId: () => string;
  /** Between 0 and 1. */
  readonly chance: () => number;
  readonly log: Logger;
  readonly counts: WhatsAppCounts;
}
