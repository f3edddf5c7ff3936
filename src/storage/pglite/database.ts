import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { makeFsyncReal, type PatchableFilesystem } from './fsync.ts';

type Complain = (line: string) => void;

export interface DurableDatabase {
  readonly pg: PGlite;
  fsyncs(): number;
}

const START_PARAMETERS = [
  // -F turns flushing off; and of the two ways to flush, only fsync reaches the patched operation.
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...['-c', 'wal_sync_method=fsync'],
  // The default of 128 MB more than doubles the process without making it faster.
  ...['-c', 'shared_buffers=8MB'],
];

/** What PostgreSQL says before it gives up; its other lines may quote statements. */
const LAST_WORDS = /\b(?:FATAL|PANIC):\s+(.*)/;

/**
 * Opens the database in `folder`, creating it when there is none, so that a committed transaction survives a power cut.
 * `complain` hears the reasons when the database gives up.
 */
export async function openDurable(folder: string, complain: Complain): Promise<DurableDatabase> {
  if (!existsSync(folder)) await createFolder(folder, complain);
  return openIn(folder, complain);
}

/** Built beside its place and moved there when it is whole and on disk: an interrupted first start leaves nothing half made. */
async function createFolder(folder: string, complain: Complain): Promise<void> {
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  const { pg } = await openIn(draft, complain);
  await pg.close();
  flushTree(draft);
  renameSync(draft, folder);
  flush(dirname(folder));
}

async function openIn(folder: string, complain: Complain): Promise<DurableDatabase> {
  let fsyncs = () => 0;
  const fs = new NodeFS(folder);
  const init = fs.init.bind(fs);
  // Patched before PostgreSQL starts: recovery after a crash writes and flushes too.
  fs.init = async (pg, options) => {
    const { emscriptenOpts } = await init(pg, options);
    const patch: NonNullable<typeof emscriptenOpts.preRun>[number] = (module) => {
      fsyncs = makeFsyncReal(module.NODEFS as unknown as PatchableFilesystem);
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), patch] } };
  };
  const pg = await PGlite.create({
    fs,
    startParams: START_PARAMETERS,
    onStdout: () => true,
    onStderr: (line) => {
      const reason = LAST_WORDS.exec(line)?.[1];
      if (reason !== undefined) complain(reason);
      return true;
    },
  });
  return { pg, fsyncs: () => fsyncs() };
}

function flushTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    flush(join(entry.parentPath, entry.name));
  }
  flush(folder);
}

function flush(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
