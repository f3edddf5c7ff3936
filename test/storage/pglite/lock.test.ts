import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { lockAddress, lockFolder } from '../../../src/storage/pglite/lock.ts';

describe('the lock on a folder', () => {
  it('is given to one at a time, and to different folders independently', async () => {
    const [here, there] = [`/data/${randomUUID()}`, `/data/${randomUUID()}`];
    const lock = await lockFolder(here);
    await expect(lockFolder(here)).rejects.toMatchObject({
      code: 'STORAGE_LOCKED',
      message: expect.stringContaining(here),
    });
    await (await lockFolder(there)).release();
    await lock.release();
    await (await lockFolder(here)).release();
  });

  it.each([
    ['linux', /^\0crema-[0-9a-f]{32}$/],
    ['win32', /^\\\\\.\\pipe\\crema-[0-9a-f]{32}$/],
    ['darwin', /crema-[0-9a-f]{32}\.sock$/],
  ] as const)('has an address on %s that a long folder name cannot break', (platform, shape) => {
    expect(lockAddress(`/data/${'long/'.repeat(100)}`, platform)).toMatch(shape);
  });
});
