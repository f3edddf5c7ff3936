import { stat } from 'node:fs/promises';
import { CremaError } from '../domain/errors.ts';
import type { Logger } from '../domain/ports/logger.ts';

/**
 * What a file holds, read again whenever it changed: the function gives the last version that could be read.
 * Fails with what `read` throws when the first version cannot be read; a later broken one is logged once.
 */
export async function followFile<T>(
  path: string,
  { read, log }: { read: (path: string) => Promise<T>; log: Logger },
): Promise<() => Promise<T>> {
  let seen = await fingerprint(path);
  let value = await read(path);
  return async () => {
    const present = await fingerprint(path);
    if (present === seen) return value;
    seen = present;
    try {
      value = await read(path);
      log.info({ file: path }, 'file read again');
    } catch (error) {
      const reason = error instanceof CremaError ? error.message : String(error);
      log.error({ file: path, reason }, 'changed file not usable, the version before stays in use');
    }
    return value;
  };
}

async function fingerprint(path: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return 'missing';
  }
}
