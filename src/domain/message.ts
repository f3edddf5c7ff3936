import { z } from 'zod';
import { Language } from './language.ts';
import { Receipt } from './receipt.ts';
import { Reading } from './understanding.ts';

export const Channel = z.enum(['web', 'whatsapp']);
export type Channel = z.infer<typeof Channel>;

/** What the customer sent, as every channel hands it to the bot. */
export interface InboundMessage {
  /** Unique within its conversation; the same id twice is the same message. */
  readonly id: string;
  readonly text: string;
  /** The language the customer's page or phone is set to, when the channel says so. */
  readonly locale?: Language;
}

/** One bubble: safe-Markdown text, and the short replies offered under it (label = text to send). */
export const Reply = z.object({
  text: z.string(),
  choices: z.array(z.string()),
  /** The intent this bubble answers; null for questions, small talk and refusals. Only answers can be rated. */
  answers: z.string().nullable(),
  /** The policy's outcome that chose the answer's text; absent when a fixed text was said. */
  outcome: z.string().optional(),
  receipt: Receipt.nullable(),
  /** What it is written in; absent from bubbles kept by earlier versions. */
  language: Language.optional(),
});
export type Reply = z.infer<typeof Reply>;

export const TurnKind = z.enum(['answer', 'ask', 'clarify', 'decline', 'handoff', 'smalltalk']);
export type TurnKind = z.infer<typeof TurnKind>;

/** Why the turn went as it did: what the log, the console and `--explain` show. */
export const Trace = z.object({
  kind: TurnKind,
  language: Language,
  intent: z.string().nullable(),
  asks: z.string().nullable(),
  confidence: z.number(),
  verdict: z.string(),
  /** How the message was read: by itself, with the words of the topic spoken of, or as a follow-up to it. */
  reading: Reading,
  /** The follow-up it was read as; its words are learnt under a name of its own or one it shares. */
  followUp: z.object({ intent: z.string(), learntAs: z.string(), confidence: z.number() }).nullable(),
  ranking: z.array(z.object({ intent: z.string(), confidence: z.number() })),
  entities: z.array(z.record(z.string(), z.unknown())),
  policy: z.string().nullable(),
  outcome: z.string().nullable(),
  /** The notes added to the outcome. */
  notes: z.array(z.string()),
  /** Why the value just given was refused, as the policy calls it. */
  problem: z.string().nullable(),
  contentVersion: z.string(),
});
export type Trace = z.infer<typeof Trace>;
