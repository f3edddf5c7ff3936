import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import type { WorkerDatabase } from './client.ts';
import type { Supervised } from './supervisor.ts';

/** Kysely on the one connection of the embedded database; whoever waits for it longer than `maxWaitMs` gets an error. */
export function pgliteDialect(database: Supervised, { maxWaitMs }: { maxWaitMs: number }): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => pgliteDriver(database, maxWaitMs),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

function pgliteDriver(database: Supervised, maxWaitMs: number): Driver {
  const turnstile = oneAtATime(maxWaitMs);
  return {
    init: async () => {},
    async acquireConnection() {
      await turnstile.enter();
      try {
        // Bound to one worker: a transaction must not go on, unnoticed, in a database restarted meanwhile.
        return connectionTo(await database.current());
      } catch (error) {
        turnstile.leave();
        throw error;
      }
    },
    beginTransaction: (taken, settings) => run(taken, beginStatement(settings)),
    commitTransaction: (taken) => run(taken, 'commit'),
    rollbackTransaction: (taken) => run(taken, 'rollback'),
    async releaseConnection() {
      turnstile.leave();
    },
    destroy: () => database.close(),
  };
}

function connectionTo(database: WorkerDatabase): DatabaseConnection {
  return {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const { rows, affectedRows } = await database.query(sql, parameters);
      const result = { rows: rows as R[] };
      return affectedRows === null ? result : { ...result, numAffectedRows: BigInt(affectedRows) };
    },
    // biome-ignore lint/correctness/useYield: there is nothing to stream, the whole result is already in memory
    async *streamQuery() {
      throw new Error('the embedded database cannot stream; read in pages');
    },
  };
}

async function run(connection: DatabaseConnection, statement: string): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw(statement));
}

function beginStatement({ isolationLevel, accessMode }: TransactionSettings): string {
  if (isolationLevel === undefined && accessMode === undefined) return 'begin';
  const level = isolationLevel === undefined ? '' : ` isolation level ${isolationLevel}`;
  return `start transaction${level}${accessMode === undefined ? '' : ` ${accessMode}`}`;
}

/** Lets one in at a time, in order of arrival. */
function oneAtATime(maxWaitMs: number) {
  const waiting: (() => void)[] = [];
  let taken = false;

  function enter(): Promise<void> {
    if (!taken) {
      taken = true;
      return Promise.resolve();
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const admit = () => {
      clearTimeout(timer);
      resolve();
    };
    // A query through `db` inside a transaction's callback waits for the very connection its caller holds.
    const timer = setTimeout(() => {
      waiting.splice(waiting.indexOf(admit), 1);
      reject(
        new Error(`no connection within ${maxWaitMs} ms; inside a transaction use its own handle, not db`),
      );
    }, maxWaitMs);
    waiting.push(admit);
    return promise;
  }

  function leave(): void {
    const next = waiting.shift();
    taken = next !== undefined;
    next?.();
  }

  return { enter, leave };
}
