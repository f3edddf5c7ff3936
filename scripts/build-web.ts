import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const ROOT = join(import.meta.dirname, '..');

/** Builds the widget and the demo pages into one folder, ready to be served as it is. */
export async function buildWeb(outDir: string): Promise<void> {
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  await cp(join(ROOT, 'src/web/demo'), outDir, { recursive: true });
  await build({
    entryPoints: [join(ROOT, 'src/web/widget/main.ts')],
    outfile: join(outDir, 'widget.js'),
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    charset: 'utf8',
    loader: { '.css': 'text' },
    legalComments: 'none',
    logLevel: 'warning',
  });
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { out: { type: 'string', default: join(ROOT, 'dist/web') } } });
  await buildWeb(values.out);
}
