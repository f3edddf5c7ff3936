import type { Logger } from '../../domain/ports/logger.ts';
import { codeOf } from '../failure.ts';
import type { WorkerDatabase } from './client.ts';

/** A database that is started again, on its next use, after it ended unasked. */
export interface Supervised {
  current(): Promise<WorkerDatabase>;
  close(): Promise<void>;
}

/** Starts a database and keeps it available until closed; rejects when even the first start fails. */
export async function supervise(start: () => Promise<WorkerDatabase>, log: Logger): Promise<Supervised> {
  let database = await start();
  let restarting: Promise<WorkerDatabase> | null = null;
  let closed = false;

  async function restart(): Promise<WorkerDatabase> {
    await database.close();
    try {
      database = await start();
      log.warn({}, 'embedded database restarted');
      return database;
    } catch (error) {
      log.error({ code: codeOf(error) }, 'embedded database restart failed');
      throw error;
    }
  }

  return {
    async current() {
      if (closed) throw new Error('the embedded database is closed');
      if (!database.hasEnded()) return database;
      restarting ??= restart().finally(() => {
        restarting = null;
      });
      return restarting;
    },
    async close() {
      closed = true;
      await restarting?.catch(() => {});
      await database.close();
    },
  };
}
