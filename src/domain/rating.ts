import { z } from 'zod';
import type { RankedIntent } from './understanding.ts';

const MAX_COMMENT_CHARS = 1_000;

/** What a customer thinks of one answer. */
export const Vote = z.object({
  /** The id of the bot's message that gave the answer. */
  messageId: z.string().min(1).max(200),
  vote: z.enum(['up', 'down']),
  stars: z.int().min(1).max(5).nullable().default(null),
  comment: z
    .string()
    .trim()
    .max(MAX_COMMENT_CHARS)
    .transform((comment) => comment || null)
    .nullable()
    .default(null),
});
export type Vote = z.infer<typeof Vote>;
/** A vote as it may be given: stars and comment may be left out. */
export type GivenVote = z.input<typeof Vote>;

/** An answer that was rated, with the question it was given to. */
export interface RatedAnswer {
  /** The customer's message that asked, and its words. */
  readonly messageId: string;
  readonly question: string;
  /** The intent that was answered. */
  readonly intent: string;
  /** What else the question might have meant, best first. */
  readonly ranking: readonly RankedIntent[];
}
