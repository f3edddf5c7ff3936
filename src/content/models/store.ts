import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Logger } from '../../domain/ports/logger.ts';

/** Where trained models are kept; the folder need not exist, nor be writable. */
export interface ModelFolder {
  readonly path: string;
  readonly log: Logger;
}

/** This many models of a name stay: the one in use, and the one to go back to. */
const KEPT_MODELS = 2;
/** A draft older than this was left by a process that died. */
const DRAFT_LIFE_MS = 3_600_000;
const SHOWN_KEY_CHARACTERS = 16;

/** The file of a model; its name says what it tells apart, such as `en` or `en.follow-ups`. */
export const modelPath = ({ path }: ModelFolder, name: string, key: string): string =>
  join(path, `${name}-${key.slice(0, SHOWN_KEY_CHARACTERS)}.bin`);

/** What the file holds; null when there is none that can be read. */
export async function readModelFile(path: string, log: Logger): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') log.warn({ path, code: codeOf(error) }, 'model file unreadable');
    return null;
  }
}

/** Keeps a model for the next start. That start only takes longer without it, so a folder that cannot be written is no failure. */
export async function keepModelFile(folder: ModelFolder, path: string, bytes: Uint8Array): Promise<void> {
  try {
    await mkdir(folder.path, { recursive: true });
    // Moved into place whole: another process that starts now must not read half a model.
    const draft = `${path}.${randomUUID()}.draft`;
    await writeFile(draft, bytes);
    await rename(draft, path);
    await removeOld(folder, basename(path).replace(/[^-]*$/, ''));
  } catch (error) {
    folder.log.debug({ path, code: codeOf(error) }, 'model not kept');
  }
}

async function removeOld({ path: folder }: ModelFolder, prefix: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(prefix));
  const files = await Promise.all(names.map((name) => aged(join(folder, name))));
  const models = files
    .filter(({ path }) => path.endsWith('.bin'))
    .toSorted((first, second) => second.modified - first.modified);
  const drafts = files.filter(({ path, age }) => path.endsWith('.draft') && age > DRAFT_LIFE_MS);
  for (const { path } of [...models.slice(KEPT_MODELS), ...drafts]) await rm(path, { force: true });
}

/** A file with its age; another process may have removed it meanwhile, which makes it the oldest. */
async function aged(path: string): Promise<{ path: string; modified: number; age: number }> {
  const modified = await stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
  return { path, modified, age: Date.now() - modified };
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);
