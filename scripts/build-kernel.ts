import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { compiledKernel, KERNEL_FILE } from './kernel/compile.ts';

/**
 * `npm run build:kernel`: compiles src/understanding/kernel/assembly to WebAssembly and writes it down as text, so that nothing
 * is compiled where the product is installed. `--check` writes nothing and fails when the two have drifted apart.
 */
const file = resolve(import.meta.dirname, '..', KERNEL_FILE);
const compiled = await compiledKernel();
if (!process.argv.includes('--check')) writeFileSync(file, compiled);
else if (readFileSync(file, 'utf8') !== compiled) {
  console.error(`${KERNEL_FILE}: not what its source compiles to; run npm run build:kernel`);
  process.exitCode = 1;
}
