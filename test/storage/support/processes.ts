import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const COMMITTER = fileURLToPath(new URL('./committer.ts', import.meta.url));

/** Another process that commits turns in `dataDir`; its lines are the conversation's id, then one id per acknowledged turn. */
export function spawnCommitter(dataDir: string) {
  const child = spawn(process.execPath, [COMMITTER, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  return {
    lines,
    async untilLines(count: number): Promise<void> {
      while (lines.length < count) await once(reader, 'line');
    },
    exited,
    async kill9(): Promise<void> {
      child.kill('SIGKILL');
      await Promise.all([exited, once(reader, 'close')]);
    },
  };
}
