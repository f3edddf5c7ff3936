import { PostgresDialect } from 'kysely';
import { Pool, types } from 'pg';
import { CremaError } from '../domain/errors.ts';
import type { Logger } from '../domain/ports/logger.ts';
import type { Engine } from './engine.ts';
import { codeOf } from './failure.ts';
import { listenForNews } from './listen.ts';
import { markedNews } from './news.ts';

const POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 5_000;
/** Far beyond any statement of ours: what takes longer hangs on a lock or a dead connection. */
const QUERY_TIMEOUT_MS = 30_000;
/** A second batch may travel while the first is being flushed; more gives smaller batches, not more turns. */
const COMMITS_IN_FLIGHT = 2;

export interface PostgresOptions {
  readonly databaseUrl: string;
  readonly log: Logger;
  /** How long one statement may take. */
  readonly queryTimeoutMs?: number;
}

/** A pool of connections to a PostgreSQL server, none of them opened yet. */
export function postgresEngine({
  databaseUrl,
  log,
  queryTimeoutMs = QUERY_TIMEOUT_MS,
}: PostgresOptions): Engine {
  const news = markedNews();
  const pool = new Pool({
    connectionString: databaseUrl,
    application_name: 'crema',
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    // The server gives up first, so that the connection stays usable; the client, should the server be gone.
    statement_timeout: queryTimeoutMs,
    query_timeout: queryTimeoutMs + CONNECT_TIMEOUT_MS,
    keepAlive: true,
    types: { getTypeParser: parserOf },
  });
  // Without listeners a connection that the server ends would end this process too. The pool listens to its clients
  // only while they are idle, so each client needs a listener of its own; a query under way learns of it by itself.
  pool.on('error', (error) => log.warn({ code: codeOf(error) }, 'database connection lost'));
  pool.on('connect', (client) => client.on('error', () => {}));
  return {
    kind: 'postgres',
    where: whereIs(databaseUrl),
    server: databaseUrl,
    dialect: new PostgresDialect({ pool }),
    commitsInFlight: COMMITS_IN_FLIGHT,
    news,
    listen: (tell) => listenForNews({ databaseUrl, origin: news.origin, tell, log }),
    close: async () => {},
  };
}

/** count(*) is a bigint, which pg hands out as text and PGlite as a number. */
const parserOf: typeof types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === types.builtins.INT8 && format !== 'binary' ? Number : types.getTypeParser(oid, format as 'text');

function whereIs(databaseUrl: string): string {
  const url = URL.parse(databaseUrl);
  if (url === null || !['postgres:', 'postgresql:'].includes(url.protocol)) {
    throw new CremaError(
      'STORAGE_FAILED',
      'DATABASE_URL is not an address of a PostgreSQL database: write it as postgres://user:password@host:5432/name',
    );
  }
  return `PostgreSQL ${url.host || 'on this machine'}${url.pathname}`;
}
