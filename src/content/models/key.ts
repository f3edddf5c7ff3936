import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { TrainingContent } from '../../understanding/build.ts';
import { encode } from '../../understanding/codec.ts';

const SOURCE = resolve(import.meta.dirname, '../..');
/** What decides how a text is learnt and read: the rooms, and the packages they stand on. */
const ROOMS = ['language', 'understanding'];
const PACKAGES = resolve(SOURCE, '../package.json');

/**
 * Names a model by all that makes it: a SHA-256, in hexadecimal, of what it is learnt from and of the code that learns.
 * The code is hashed rather than given a version by hand: nobody can forget to raise it.
 */
export async function modelKey(content: TrainingContent): Promise<string> {
  const hash = createHash('sha256').update(encode(content));
  for (const path of [PACKAGES, ...(await sourceFiles())]) hash.update(await readFile(path));
  return hash.digest('hex');
}

async function sourceFiles(): Promise<string[]> {
  const found = await Promise.all(
    ROOMS.map(async (room) => {
      const entries = await readdir(join(SOURCE, room), { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
    }),
  );
  return found.flat().sort();
}
