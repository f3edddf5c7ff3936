import { CompiledQuery, type Kysely, type Transaction } from 'kysely';
import { type ConstructorOptions, type Db, fromKysely, type Job, PgBoss } from 'pg-boss';
import type { Logger } from '../../domain/ports/logger.ts';
import type { LaneWork } from '../../domain/ports/whatsapp.ts';
import type { Engine } from '../engine.ts';
import { codeOf } from '../failure.ts';
import type { Database } from '../schema.ts';

export const QUEUES = { events: 'whatsapp-events', sends: 'whatsapp-sends' } as const;
export type QueueName = keyof typeof QUEUES;

/** A reason to look at a lane, now or at `at`. */
export interface Wake {
  readonly lane: string;
  readonly at?: Date;
}

/** Jobs on the same database, so that a job exists exactly when the reason for it was committed. */
export interface Queue {
  /** Writes the jobs within the caller's transaction; call `nudge` once it is committed. */
  wake(trx: Transaction<Database>, name: QueueName, wakes: readonly Wake[]): Promise<void>;
  /** To be called once the transaction of `wake` is committed: has the lanes looked at without delay. */
  nudge(name: QueueName, lanes: readonly string[]): Promise<void>;
  /** Removes every job: for a database of one process, where jobs in hand can only be left from a crash. */
  clear(): Promise<void>;
  work(name: QueueName, work: LaneWork): Promise<void>;
  stop(): Promise<void>;
}

interface JobData {
  readonly lane: string;
}

/**
 * Lanes a worker takes at a time, and workers per process. Each lane in hand stands before the next webhook at the
 * database, so few keep the webhooks quick; sends mostly wait for the Graph API.
 */
const LANES: Readonly<Record<QueueName, number>> = { events: 4, sends: 8 };
const WORKERS: Readonly<Record<QueueName, number>> = { events: 1, sends: 2 };
const POLL_SECONDS = 0.5;
/** A process that has not been heard of for so long is taken for dead, and its lanes are given to others. */
const HEARTBEAT_SECONDS = 10;
const SUPERVISE_SECONDS = 5;
const KEEP_DONE_SECONDS = 60;
const STOP_TIMEOUT_MS = 8_000;
/** Retried for days rather than given up: a lane whose job is gone would answer nobody. */
const RETRIES = 10_000;
const MAX_RETRY_SECONDS = 30;

/** pg-boss on the engine's database, with its tables up to date. */
export async function openQueue(db: Kysely<Database>, engine: Engine, log: Logger): Promise<Queue> {
  const boss = new PgBoss({
    ...connectionOf(db, engine),
    schedule: false,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
    maintenanceIntervalSeconds: KEEP_DONE_SECONDS,
  });
  boss.on('error', (error) => log.warn({ code: codeOf(error), reason: error.message }, 'queue error'));
  await boss.start();
  for (const queue of Object.values(QUEUES)) {
    await boss.createQueue(queue, {
      // Over all processes, one job per lane in hand and one waiting.
      policy: 'stately',
      retryLimit: RETRIES,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: MAX_RETRY_SECONDS,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      deleteAfterSeconds: KEEP_DONE_SECONDS,
    });
  }
  const workers = new Map<QueueName, string>();
  const insert = (name: QueueName, wakes: readonly Wake[], db?: Db) => {
    const jobs = wakes.map(({ lane, at }) => ({
      data: { lane },
      singletonKey: lane,
      ...(at && { startAfter: at }),
    }));
    return boss.insert(QUEUES[name], jobs, db && { db });
  };
  return {
    async wake(trx, name, wakes) {
      if (wakes.length > 0) await insert(name, wakes, fromKysely(trx));
    },
    async nudge(name, lanes) {
      // The job that made ours superfluous may have been taken before our transaction was there to be seen. Where
      // all share one connection, it cannot have been.
      if (engine.server !== null && lanes.length > 0) {
        await insert(
          name,
          lanes.map((lane) => ({ lane })),
        );
      }
      const worker = workers.get(name);
      if (worker !== undefined) boss.notifyWorker(worker);
    },
    async clear() {
      for (const queue of Object.values(QUEUES)) await boss.deleteAllJobs(queue);
    },
    async work(name, work) {
      const options = {
        batchSize: LANES[name],
        localConcurrency: WORKERS[name],
        pollingIntervalSeconds: POLL_SECONDS,
        burstWhenBatchFull: true,
        perJobResults: true,
      } as const;
      const handle = (jobs: Job<JobData>[]) => Promise.all(jobs.map((job) => runJob(job, work, log)));
      workers.set(name, await boss.work<JobData>(QUEUES[name], options, handle));
    },
    stop: () => boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS }),
  };
}

/** One lane that fails is tried again by itself; the others of its batch are done. */
async function runJob({ id, data }: Job<JobData>, work: LaneWork, log: Logger) {
  try {
    await work(data.lane);
    return { id, status: 'completed' as const };
  } catch (err) {
    log.error({ err }, 'whatsapp lane failed');
    return { id, status: 'failed' as const };
  }
}

function connectionOf(db: Kysely<Database>, { server }: Engine): ConstructorOptions {
  return server === null
    ? { db: overKysely(db), backend: 'pglite' }
    : { connectionString: server, application_name: 'crema-queue', max: WORKERS.events + WORKERS.sends };
}

/** The embedded database's one connection, shared with everything else; a failed script must not leave its transaction open. */
function overKysely(db: Kysely<Database>): Db {
  return {
    executeSql: (text, values = []) =>
      db.connection().execute(async (connection) => {
        try {
          const { rows } = await connection.executeQuery(CompiledQuery.raw(text, values));
          return { rows };
        } catch (error) {
          if (values.length === 0) await connection.executeQuery(CompiledQuery.raw('rollback'));
          throw error;
        }
      }),
  };
}
