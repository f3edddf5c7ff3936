import { parentPort, workerData } from 'node:worker_threads';
import { codeOf } from '../failure.ts';
import { type DurableDatabase, openDurable } from './database.ts';
import { startMaintenance } from './maintenance.ts';
import type { QueryAnswer, Report, Request, WireError, WorkerSettings } from './protocol.ts';

const port = parentPort;
if (port === null) throw new Error('worker.ts runs in a worker thread only');

/** A crash inside WebAssembly leaves a database that can only be restarted: the code for that is a system error. */
const SYSTEM_ERROR = '58000';
const CRASHES = ['RuntimeError', 'ExitStatus'];

/** Why PostgreSQL gave up, to be told with the error that follows from it. */
const complaints: string[] = [];

try {
  const complain = (line: string) => void complaints.push(line);
  serve(await openDurable((workerData as WorkerSettings).folder, complain));
  say({ kind: 'opened' });
} catch (error) {
  say({ kind: 'refused', error: wireError(error) });
  // Emscripten may keep handles open after a failed start; this thread must not outlive it.
  setImmediate(() => process.exit(1));
}

function serve({ pg, fsyncs }: DurableDatabase): void {
  let transactionOpen = false;
  const maintenance = startMaintenance(pg, () => !transactionOpen);

  async function answer(request: Request): Promise<unknown> {
    if (request.kind === 'stats') return { fsyncs: fsyncs() };
    if (request.kind === 'close') return shutDown();
    return query(request.sql, request.parameters);
  }

  async function query(sql: string, parameters: readonly unknown[]): Promise<QueryAnswer> {
    if (/^(begin|start transaction)\b/.test(sql)) transactionOpen = true;
    try {
      // Only without parameters may a text hold several statements, as the queue's installation does.
      const results = parameters.length === 0 ? await pg.exec(sql) : [await pg.query(sql, [...parameters])];
      return {
        rows: results.flatMap(({ rows }) => rows),
        affectedRows: results.at(-1)?.affectedRows ?? null,
      };
    } finally {
      if (sql === 'commit' || sql === 'rollback') transactionOpen = false;
    }
  }

  async function shutDown(): Promise<void> {
    maintenance.stop();
    await pg.close();
  }

  port?.on('message', (request: Request) => {
    answer(request).then(
      (value) => {
        say({ kind: 'answer', id: request.id, value });
        if (request.kind === 'close') port?.close();
      },
      (error: unknown) => say({ kind: 'failed', id: request.id, error: wireError(error) }),
    );
  });
}

function say(report: Report): void {
  port?.postMessage(report);
}

function wireError(error: unknown): WireError {
  const message = [messageOf(error), ...complaints.splice(0)].join(': ');
  return { message, code: hasCrashed(error) ? SYSTEM_ERROR : codeOf(error) };
}

function hasCrashed(error: unknown): boolean {
  return error instanceof Object && 'name' in error && CRASHES.includes(String(error.name));
}

/** Emscripten throws file system errors that are no Error and have only a number. */
function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  if (typeof error !== 'object' || error === null) return String(error);
  return 'errno' in error ? `file system error ${error.errno}` : JSON.stringify(error);
}
