import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** What only computes: these files share their modules, the content and what was learnt from it. */
const PURE = [
  'test/*.test.ts',
  'test/{content,conversations,dialogue,domain,entities,language,policies,replies,understanding}/**/*.test.ts',
  'test/channels/whatsapp/render.test.ts',
];

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // A busy machine is slow, not wrong.
    expect: { poll: { timeout: 15_000 } },
    // Many tests wait for a process of their own; on two cores one worker would leave a core idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, isolate: false, sequence: { groupOrder: 0 } } },
      {
        extends: true,
        // Afterwards: the servers these start find what the pure ones have learnt.
        test: { name: 'around', include: ['test/**/*.test.ts'], exclude: PURE, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
