import { fdatasyncSync } from 'node:fs';

/** The part of Emscripten's NODEFS that decides what an fsync of an open file does. */
export interface PatchableFilesystem {
  stream_ops: { fsync?: (stream: { nfd: number }) => number };
}

/**
 * Gives NODEFS the fsync it lacks and returns how often it was called so far.
 * Without it PostgreSQL believes its writes are on disk while they are only in the kernel's memory, and a power
 * cut loses half a minute of acknowledged turns (electric-sql/pglite issue 1107).
 */
export function makeFsyncReal(nodefs: PatchableFilesystem): () => number {
  let calls = 0;
  nodefs.stream_ops.fsync = ({ nfd }) => {
    calls += 1;
    fdatasyncSync(nfd);
    return 0;
  };
  return () => calls;
}
