import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const FOLDER = resolve(import.meta.dirname, '../../src/language');

it('loads the stemmers without the databases and settings that their package root loads', () => {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
  const script = `
    import { createRequire } from 'node:module';
    for (const file of ${JSON.stringify(files.map((file) => join(FOLDER, file)))}) await import(file);
    console.log(JSON.stringify(Object.keys(createRequire(import.meta.url).cache)));
  `;
  const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
  });
  const loaded = (JSON.parse(printed) as string[]).map((path) => path.replaceAll('\\', '/'));
  expect(loaded.filter((path) => path.includes('/stemmers/'))).not.toEqual([]);
  expect(
    loaded.filter((path) => /node_modules\/(mongoose|mongodb|pg|redis|memjs|dotenv)\//.test(path)),
  ).toEqual([]);
});
