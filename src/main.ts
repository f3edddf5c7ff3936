import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { CremaError } from './domain/errors.ts';

/** How long a drain may take before the process leaves anyway. */
const DRAIN_TIMEOUT_MS = 10_000;

try {
  const app = await createApp(readConfig(process.env), process.cwd());
  // Before the start, which may take seconds: whoever changes their mind meanwhile is heard.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(app));
  const address = await app.start();
  console.log(`Crema is ready at ${address}`);
} catch (error) {
  console.error(error instanceof CremaError ? `${error.code}: ${error.message}` : error);
  process.exit(1);
}

async function stop(app: { close(): Promise<void> }): Promise<void> {
  const overdue = setTimeout(() => process.exit(1), DRAIN_TIMEOUT_MS);
  overdue.unref();
  await app.close();
  process.exit(0);
}
