import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build, type Plugin, transform } from 'esbuild';

const ROOT = join(import.meta.dirname, '..');
/** What a shop's page may be asked to load. */
const WIDGET_LIMIT_BYTES = 25_000;

/** Builds the widget and the demo pages into one folder, ready to be served as it is. */
export async function buildWeb(outDir: string): Promise<{ widgetBytes: number }> {
  const widget = join(outDir, 'widget.js');
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  await cp(join(ROOT, 'src/web/demo'), outDir, { recursive: true });
  await build({
    entryPoints: [join(ROOT, 'src/web/widget/main.ts')],
    outfile: widget,
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    charset: 'utf8',
    plugins: [cssAsText],
    legalComments: 'none',
    logLevel: 'warning',
  });
  const widgetBytes = gzipSync(await readFile(widget)).length;
  if (widgetBytes > WIDGET_LIMIT_BYTES) {
    throw new Error(
      `widget.js: ${widgetBytes} bytes gzipped, more than ${WIDGET_LIMIT_BYTES}; make it smaller.`,
    );
  }
  return { widgetBytes };
}

/** Style sheets become strings, as the widget puts them into its shadow root itself. */
const cssAsText: Plugin = {
  name: 'css-as-text',
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true });
      return { contents: code, loader: 'text' };
    });
  },
};

if (import.meta.main) {
  const { values } = parseArgs({ options: { out: { type: 'string', default: join(ROOT, 'dist/web') } } });
  const { widgetBytes } = await buildWeb(values.out);
  console.log(`widget.js: ${widgetBytes} bytes gzipped`);
}
