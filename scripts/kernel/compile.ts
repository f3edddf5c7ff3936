import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import asc from 'assemblyscript/asc';

export const KERNEL_FILE = 'src/understanding/kernel/code.ts';
const SOURCE = resolve(import.meta.dirname, '../../src/understanding/kernel/assembly/kernel.ts');
const FLAGS = [
  '-O3',
  '--noAssert',
  '--runtime',
  'stub',
  '--enable',
  'simd',
  '--importMemory',
  '--noExportMemory',
];

/** The module in which the kernel's machine code stands as text; the same source gives the same text. */
export async function compiledKernel(): Promise<string> {
  let code: Uint8Array | undefined;
  const { error, stderr } = await asc.main(['kernel.ts', '--outFile', 'kernel.wasm', ...FLAGS], {
    readFile: (name) => (name === 'kernel.ts' ? readFileSync(SOURCE, 'utf8') : null),
    writeFile: (_, contents) => {
      if (typeof contents !== 'string') code = contents;
    },
    listFiles: () => [],
  });
  if (error || !code) throw new Error(`${SOURCE} does not compile:\n${stderr.toString()}`);
  const text = Buffer.from(code).toString('base64');
  return `/** What \`npm run build:kernel\` makes of assembly/kernel.ts; never edited by hand. */\nexport const KERNEL_CODE =\n  '${text}';\n`;
}
