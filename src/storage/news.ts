import { randomUUID } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';

/** PostgreSQL's notification channels between processes: which conversation has new lines, which got a new owner. */
export const NEWS_CHANNELS = { lines: 'crema_lines', claims: 'crema_claims' } as const;

/** Tells other processes of a commit, within its transaction: nobody hears of what was rolled back. */
export interface News {
  /** An expression that sends the news when it is evaluated; `conversationId` is a column. Null where nobody else listens. */
  send(kind: keyof typeof NEWS_CHANNELS, conversationId: RawBuilder<unknown>): RawBuilder<unknown>;
}

export const NO_NEWS: News = { send: () => sql`null` };

/** News marked with the process they come from, as PostgreSQL delivers them to their sender too. */
export function markedNews(): News & { readonly origin: string } {
  const origin = randomUUID();
  return {
    origin,
    send: (kind, conversationId) =>
      sql`pg_notify(${NEWS_CHANNELS[kind]}, ${`${origin} `}::text || ${conversationId})::text`,
  };
}

/** The conversation a notification is about; null for this process's own. */
export function readNews(payload: string | undefined, origin: string): string | null {
  const [from, ...rest] = (payload ?? '').split(' ');
  return from === origin ? null : rest.join(' ');
}
