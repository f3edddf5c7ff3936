import { readFile, writeFile } from 'node:fs/promises';
import { envExample } from '../src/config.ts';

/** `npm run env:example` writes .env.example from the settings' schema; `-- --check` only compares. */
const FILE = '.env.example';
const expected = envExample();

if (!process.argv.includes('--check')) {
  await writeFile(FILE, expected);
  console.log(`wrote ${FILE}`);
} else if ((await readFile(FILE, 'utf8').catch(() => '')) !== expected) {
  console.error(`${FILE} does not match the settings; run npm run env:example`);
  process.exitCode = 1;
}
