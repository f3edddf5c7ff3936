import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { BRAIN_SETTINGS, LEARNT_DATA_DIR } from '../fakes/brain.ts';

export interface Running {
  readonly origin: string;
  /** What the process wrote that was no log line. */
  readonly printed: readonly string[];
  /** Sends the signal and gives the exit code, null when the signal itself ended the process. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** What the tests before have learnt from the same content; learning it anew would only take longer. */
async function takeLearnt(dataDir: string): Promise<void> {
  const { path } = BRAIN_SETTINGS.models!;
  await cp(path, join(dataDir, 'models'), { recursive: true, force: false }).catch((error) => {
    // The first test of all finds nothing.
    if (error.code !== 'ENOENT') throw error;
  });
}

/** The real program, started as `npm start` does, on a data folder and a port of the test's own. */
export async function startServer(
  dataDir: string,
  port: number,
  settings: Record<string, string> = {},
  { learns = 'before' }: { learns?: 'before' | 'anew' } = {},
): Promise<Running> {
  if (learns === 'before') await takeLearnt(dataDir);
  const child = spawn(process.execPath, ['src/main.ts'], {
    env: {
      PATH: process.env.PATH,
      // All servers of the tests run the same code.
      NODE_COMPILE_CACHE: join(LEARNT_DATA_DIR, 'compiled'),
      DATA_DIR: dataDir,
      PORT: String(port),
      LOG_LEVEL: 'warn',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  const printed: string[] = [];
  const ready = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => {
        printed.push(line);
        const [, origin] = /^Crema is ready at (\S+)$/.exec(line) ?? [];
        if (origin) resolve(origin);
      });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${printed.join('\n')}`)));
  });
  return {
    origin: await ready,
    printed,
    async end(signal) {
      child.kill(signal);
      const [code] = (await exited) as [number | null];
      return code;
    },
  };
}

/** A port nothing listens on now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
