import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import pLimit from 'p-limit';
import type { TrainingContent } from '../../understanding/build.ts';

/** What the learning process is given. */
export interface Lesson {
  readonly key: string;
  readonly content: TrainingContent;
}

/** What it says, once: the bytes of the model's file, or why there are none. */
export type Lecture = { readonly file: Uint8Array } | { readonly error: string };

/** One core is left to this process, so that its port opens and its database answers while the other learns. */
const places = pLimit(Math.max(1, availableParallelism() - 1));

/** Learning now; none outlives this process. */
const learners = new Set<ChildProcess>();
process.once('exit', () => {
  for (const learner of learners) learner.kill('SIGKILL');
});

const LEARNER = new URL('./learner.ts', import.meta.url);

/**
 * Trains in a process of its own, so that this one goes on answering, and outlives whatever happens there; the bytes of
 * the model's file. `program` is what runs there: it hears a lesson and says a lecture.
 */
export const trainApart = (lesson: Lesson, program: URL = LEARNER): Promise<Uint8Array> =>
  places(() => train(lesson, program));

function train(lesson: Lesson, program: URL): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  // Typed arrays go over as they are. Flags of this process, such as a debugger's port, are not for the other.
  const learner = fork(fileURLToPath(program), { serialization: 'advanced', execArgv: [] });
  learners.add(learner);
  learner.on('message', (lecture: Lecture) => {
    // It ends when it is let go, not before: what a dying process said last may come after its end is told.
    learner.disconnect();
    if ('file' in lecture) resolve(lecture.file);
    else reject(new Error(`training failed: ${lecture.error}`));
  });
  learner.on('error', reject);
  learner.on('close', (code, signal) => {
    learners.delete(learner);
    // After a message or an error this changes nothing; without either the process was ended from outside.
    reject(new Error(`training stopped before its end (${signal ?? `exit code ${code}`})`));
  });
  learner.send(lesson, (error) => error && reject(error));
  return promise;
}
