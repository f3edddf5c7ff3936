import { describe, expect, it } from 'vitest';
import { type Lesson, trainApart } from '../../../src/content/models/train.ts';

const CRASHING = new URL('./crashing-learner.ts', import.meta.url);

describe('a training whose process crashes', () => {
  it('fails alone: it is told, and the next one is begun', async () => {
    const lesson = { key: '00', content: {} } as unknown as Lesson;
    for (const _ of [1, 2, 3])
      await expect(trainApart(lesson, CRASHING)).rejects.toThrow('training stopped before its end (SIGSEGV)');
  });
});
