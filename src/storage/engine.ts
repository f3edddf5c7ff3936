import type { Dialect } from 'kysely';

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
  /** Frees what is left after Kysely has closed its connections. */
  close(): Promise<void>;
}
