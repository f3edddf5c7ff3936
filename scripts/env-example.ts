import { readFile, writeFile } from 'node:fs/promises';
import { envExample } from '../src/config.ts';
import { readArguments } from './arguments.ts';

/** `npm run env:example` writes .env.example from the settings' schema; `-- --check` only compares. */
const FILE = '.env.example';
const { values: options } = readArguments('usage: npm run env:example -- [--check]', {
  options: { check: { type: 'boolean', default: false } },
});
const expected = envExample();

if (!options.check) {
  await writeFile(FILE, expected);
  console.log(`wrote ${FILE}`);
} else if ((await readFile(FILE, 'utf8').catch(() => '')) !== expected) {
  console.error(`${FILE} does not match the settings; run npm run env:example`);
  process.exitCode = 1;
}
