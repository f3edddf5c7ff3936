import type { Dialect } from 'kysely';
import type { TranscriptListener } from '../domain/ports/store.ts';
import type { News } from './news.ts';

/** A database that speaks PostgreSQL, reachable through Kysely. */
export interface Engine {
  readonly kind: 'pglite' | 'postgres';
  /** Where the data is, for messages to an operator: never a password. */
  readonly where: string;
  /** The address of the server, for a library that brings its own connections; null for the embedded database. */
  readonly server: string | null;
  readonly dialect: Dialect;
  /** How many group commits may run at the same time. */
  readonly commitsInFlight: number;
  /** How other processes are told of what this one commits. */
  readonly news: News;
  /** Starts to hear what other processes commit; a database of one process has nothing to hear. */
  listen(tell: TranscriptListener): Promise<{ close(): Promise<void> }>;
  /** Frees what is left after Kysely has closed its connections. */
  close(): Promise<void>;
}
