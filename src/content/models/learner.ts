import { learn } from '../../understanding/build.ts';
import { learntOf } from '../../understanding/learnt.ts';
import { packModel } from './file.ts';
import type { Lecture, Lesson } from './train.ts';

// A terminal's Ctrl-C and a service's stop reach all processes; when this one ends is up to the one that started it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});

// Listening keeps this process alive until the other lets it go, or has gone itself.
process.on('message', (lesson: Lesson) => {
  const lecture = lectureOn(lesson);
  // Nobody hears it where the process that asked has gone meanwhile; that is then no failure.
  process.send?.(lecture, () => {});
});

function lectureOn({ key, content }: Lesson): Lecture {
  try {
    return { file: packModel(key, learntOf(learn(content))) };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
