import { Kysely, sql } from 'kysely';
import type { Logger } from '../domain/ports/logger.ts';
import type { CommitResult, Storage } from '../domain/ports/store.ts';
import { groupCommit } from './batch.ts';
import { commitBatch, type PreparedTurn } from './commit.ts';
import { sqlConversations } from './conversations.ts';
import type { Engine } from './engine.ts';
import { failsAsStorage, storageFailed } from './failure.ts';
import { createFeed } from './feed.ts';
import { sqlKeys } from './keys.ts';
import { migrate } from './migrate.ts';
import { sqlOpenQuestions } from './open-questions.ts';
import { openPglite } from './pglite/engine.ts';
import { postgresEngine } from './postgres.ts';
import { sqlRatings } from './ratings.ts';
import type { Database } from './schema.ts';
import { openWhatsAppStorage } from './whatsapp/open.ts';

export interface StorageOptions {
  /** A PostgreSQL server; without it the data is kept in `dataDir`. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  readonly log: Logger;
}

/** Above this a batch's statement takes long enough to be felt by the turns that wait for the next one. */
const MAX_BATCH = 200;

/** Opens the database with its tables up to date; fails with STORAGE_LOCKED or STORAGE_FAILED. */
export async function openStorage({ databaseUrl, dataDir, log }: StorageOptions): Promise<Storage> {
  const engine = databaseUrl ? postgresEngine({ databaseUrl, log }) : await openPglite({ dataDir, log });
  return storageOn(engine, log);
}

/** The stores on an engine, which it owns from now on: closing the storage closes the engine. */
export async function storageOn(engine: Engine, log: Logger): Promise<Storage> {
  const db = new Kysely<Database>({ dialect: engine.dialect });
  const guard = failsAsStorage(engine.where);
  const feed = createFeed();
  const commits = groupCommit<PreparedTurn, CommitResult>({
    keyOf: ({ conversationId }) => conversationId,
    write: (turns) => commitBatch(db, engine.news, turns),
    inFlight: engine.commitsInFlight,
    maxBatch: MAX_BATCH,
  });

  const ping = guard('reach the database', async () => {
    await sql`select 1`.execute(db);
  });
  let listening: { close(): Promise<void> } | undefined;
  const shutDown = async () => {
    await commits.drain();
    await listening?.close();
    await db.destroy();
    await engine.close();
  };
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= shutDown();
    return closing;
  };

  try {
    await ping();
    for (const migration of await migrate(db, engine.where)) log.info({ migration }, 'migrated');
    listening = await engine.listen(feed.tell);
  } catch (error) {
    await close();
    throw storageFailed('could not be opened', engine.where, error);
  }
  return {
    engine: engine.kind,
    conversations: sqlConversations(db, { commits, guard, news: engine.news, tell: feed.tell }),
    ratings: sqlRatings(db, guard),
    openQuestions: sqlOpenQuestions(db, guard),
    feed,
    keys: sqlKeys(db, guard),
    openWhatsApp: () => openWhatsAppStorage(db, { engine, guard, log }),
    ping,
    close,
  };
}
