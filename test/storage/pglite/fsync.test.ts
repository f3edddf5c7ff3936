import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeFsyncReal, type PatchableFilesystem } from '../../../src/storage/pglite/fsync.ts';

it('flushes the very file, counts it, and reports a file that cannot be flushed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'crema-fsync-'));
  const nodefs: PatchableFilesystem = { stream_ops: {} };
  const count = makeFsyncReal(nodefs);
  const nfd = openSync(join(folder, 'wal'), 'w');
  expect(nodefs.stream_ops.fsync?.({ nfd })).toBe(0);
  closeSync(nfd);
  expect(count()).toBe(1);
  expect(() => nodefs.stream_ops.fsync?.({ nfd })).toThrow('EBADF');
  rmSync(folder, { recursive: true });
});
