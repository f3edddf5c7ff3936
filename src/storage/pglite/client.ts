import { Worker } from 'node:worker_threads';
import type { Logger } from '../../domain/ports/logger.ts';
import type { QueryAnswer, Question, Report, Stats, WireError, WorkerSettings } from './protocol.ts';

/** The database in the worker thread, as the main thread sees it. */
export interface WorkerDatabase {
  query(sql: string, parameters: readonly unknown[]): Promise<QueryAnswer>;
  stats(): Promise<Stats>;
  /** True once the worker is gone or going; every call fails from then on. */
  hasEnded(): boolean;
  /** Resolves when the worker is gone, whether it was asked to or ended by itself. */
  close(): Promise<void>;
}

interface Pending {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

export interface WorkerOptions extends WorkerSettings {
  /** A question unanswered for so long means that the database is stuck. */
  readonly answerWithinMs: number;
  readonly log: Logger;
}

/** A full disk or a failed read or write: PGlite reports it once and then spins for ever in the next statement. */
const BEYOND_REPAIR = /^(53100|58...)$/;
const MAX_KEPT_OUTPUT = 500;

/** Starts the worker and resolves once its database answers; rejects with the reason when it cannot be opened. */
export async function startWorker({ folder, answerWithinMs, log }: WorkerOptions): Promise<WorkerDatabase> {
  const settings: WorkerSettings = { folder };
  // Captured output: the database's own lines must not mix with what this process prints.
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: settings,
    stdout: true,
    stderr: true,
  });
  const lastLines = captureOutput(worker, log);
  const pending = new Map<number, Pending>();
  const opened = Promise.withResolvers<void>();
  const exited = Promise.withResolvers<void>();
  let ended: Error | null = null;
  let nextId = 1;

  worker.on('message', (report: Report) => {
    if (report.kind === 'opened') opened.resolve();
    else if (report.kind === 'refused') end(new Error(report.error.message + lastLines()));
    else settle(report);
  });
  worker.on('error', (error) => end(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', (code) => {
    end(new Error(`the embedded database stopped (exit code ${code})${lastLines()}`));
    exited.resolve();
  });

  function settle(report: Extract<Report, { id: number }>): void {
    const asker = pending.get(report.id);
    pending.delete(report.id);
    if (report.kind === 'answer') {
      asker?.resolve(report.value);
      return;
    }
    const error = errorFrom(report.error);
    asker?.reject(error);
    if (BEYOND_REPAIR.test(report.error.code ?? '')) kill(error);
  }

  function kill(reason: Error): void {
    end(reason);
    void worker.terminate();
  }

  function end(reason: Error): void {
    ended ??= reason;
    opened.reject(ended);
    for (const { reject } of pending.values()) reject(ended);
    pending.clear();
  }

  async function ask(question: Question): Promise<unknown> {
    if (ended !== null) throw ended;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const id = nextId++;
    worker.postMessage({ id, ...question });
    pending.set(id, { resolve, reject });
    const deadline = setTimeout(
      () => kill(new Error(`the embedded database did not answer within ${answerWithinMs} ms`)),
      answerWithinMs,
    );
    return promise.finally(() => clearTimeout(deadline));
  }

  async function close(): Promise<void> {
    // A database that cannot end cleanly is ended anyway; the next start recovers it.
    if (ended === null) await ask({ kind: 'close' }).catch(kill);
    await exited.promise;
  }

  try {
    await opened.promise;
  } catch (error) {
    // Nobody may try the folder again before this worker is gone.
    await exited.promise;
    throw error;
  }
  return {
    query: async (sql, parameters) => (await ask({ kind: 'query', sql, parameters })) as QueryAnswer,
    stats: async () => (await ask({ kind: 'stats' })) as Stats,
    hasEnded: () => ended !== null,
    close,
  };
}

/** Passes the database's own lines to the log and keeps the last ones to explain a sudden end. */
function captureOutput(worker: Worker, log: Logger): () => string {
  let kept = '';
  const keep = (chunk: Buffer): { lines: string } => {
    const lines = chunk.toString('utf8');
    kept = (kept + lines).slice(-MAX_KEPT_OUTPUT);
    return { lines: lines.trim() };
  };
  worker.stdout.on('data', (chunk: Buffer) => log.debug(keep(chunk), 'embedded database'));
  worker.stderr.on('data', (chunk: Buffer) => log.warn(keep(chunk), 'embedded database'));
  return () => (kept === '' ? '' : `: ${kept.trim()}`);
}

function errorFrom({ message, code }: WireError): Error {
  return Object.assign(new Error(message), code === null ? {} : { code });
}
