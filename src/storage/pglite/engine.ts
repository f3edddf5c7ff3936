import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { CremaError } from '../../domain/errors.ts';
import type { Logger } from '../../domain/ports/logger.ts';
import type { Engine } from '../engine.ts';
import { reasonOf } from '../failure.ts';
import { NO_NEWS } from '../news.ts';
import { startWorker } from './client.ts';
import { pgliteDialect } from './dialect.ts';
import { lockFolder } from './lock.ts';
import type { Stats } from './protocol.ts';
import { supervise } from './supervisor.ts';

const DATABASE_FOLDER = 'postgres';
const MAX_WAIT_MS = 15_000;
const ANSWER_WITHIN_MS = 60_000;

export interface PgliteOptions {
  readonly dataDir: string;
  readonly log: Logger;
  /** How long a query waits for the one connection. */
  readonly maxWaitMs?: number;
  /** How long one statement may take before the database counts as stuck and is restarted. */
  readonly answerWithinMs?: number;
}

/** An embedded PostgreSQL in a worker thread, alone on its folder until closed. */
export async function openPglite({
  dataDir,
  log,
  maxWaitMs = MAX_WAIT_MS,
  answerWithinMs = ANSWER_WITHIN_MS,
}: PgliteOptions): Promise<Engine & { stats(): Promise<Stats> }> {
  const folder = await usableFolder(dataDir);
  const lock = await lockFolder(folder);
  try {
    const worker = { folder: join(folder, DATABASE_FOLDER), answerWithinMs, log };
    const database = await supervise(() => startWorker(worker), log);
    return {
      kind: 'pglite',
      where: `the database in ${folder}`,
      server: null,
      dialect: pgliteDialect(database, { maxWaitMs }),
      commitsInFlight: 1,
      news: NO_NEWS,
      listen: async () => ({ close: async () => {} }),
      close: lock.release,
      stats: async () => (await database.current()).stats(),
    };
  } catch (cause) {
    await lock.release();
    throw new CremaError(
      'STORAGE_FAILED',
      `${join(folder, DATABASE_FOLDER)}: the database cannot be opened (${reasonOf(cause)}). Check that the disk is not full ` +
        'and the folder is writable; if it is damaged, restore it from a backup or move it away to start empty.',
      { cause },
    );
  }
}

async function usableFolder(dataDir: string): Promise<string> {
  try {
    await mkdir(dataDir, { recursive: true });
    return await realpath(dataDir);
  } catch (cause) {
    throw new CremaError(
      'STORAGE_FAILED',
      `${dataDir}: the data folder cannot be created (${reasonOf(cause)}). Make it a writable folder, or set DATA_DIR to one.`,
      { cause },
    );
  }
}
