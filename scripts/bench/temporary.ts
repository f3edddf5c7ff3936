import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Example } from '../../src/understanding/classifier.ts';

/** What `use` makes of files that hold these rows, which are gone afterwards. */
export function withFiles<T>(sets: readonly (readonly Example[])[], use: (files: readonly string[]) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'crema-bench-'));
  try {
    const files = sets.map((rows, at) => {
      const file = join(folder, `${at}.jsonl`);
      writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
      return file;
    });
    return use(files);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
