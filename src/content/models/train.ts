import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import pLimit from 'p-limit';
import type { TrainingContent } from '../../understanding/build.ts';

/** What the worker is started with. */
export interface Lesson {
  readonly key: string;
  readonly content: TrainingContent;
}

/** One core is left to the rest of the process, so that its port opens and its database answers while it learns. */
const places = pLimit(Math.max(1, availableParallelism() - 1));

/** Trains in a thread of its own, so that this one goes on answering; the bytes of the model's file. */
export const trainInWorker = (lesson: Lesson): Promise<Uint8Array> => places(() => train(lesson));

function train(lesson: Lesson): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: lesson });
  worker.on('message', resolve);
  worker.on('error', reject);
  // After a message or an error this changes nothing; without either the thread was ended from outside.
  worker.on('exit', (code) => reject(new Error(`training stopped before its end (exit code ${code})`)));
  return promise;
}
