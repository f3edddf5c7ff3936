import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import type { App } from './app.ts';
import { readConfig } from './config.ts';
import { CremaError } from './domain/errors.ts';

/** How long a drain may take before the process leaves anyway. */
const DRAIN_TIMEOUT_MS = 10_000;

let app: App | null = null;
let isLeaving = false;

// Before anything that takes long, and the rest of the code is only then loaded: whoever changes their mind meanwhile is heard.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, leave);
try {
  const config = readConfig(process.env);
  // A later start finds the code compiled already; where nothing can be written it only takes longer. Not in the folder
  // for temporary files, which others can write to.
  enableCompileCache(join(config.DATA_DIR, 'compiled'));
  const { createApp } = await import('./app.ts');
  if (isLeaving) process.exit(0);
  app = await createApp(config, process.cwd());
  if (isLeaving) await close(app);
  const address = await app.start();
  console.log(`Crema is ready at ${address}`);
} catch (error) {
  console.error(error instanceof CremaError ? `${error.code}: ${error.message}` : error);
  process.exit(1);
}

/** Closes what is open; what is only being opened is closed once it is. */
function leave(): void {
  isLeaving = true;
  if (app !== null) void close(app);
}

async function close(opened: App): Promise<never> {
  setTimeout(() => process.exit(1), DRAIN_TIMEOUT_MS).unref();
  await opened.close();
  process.exit(0);
}
