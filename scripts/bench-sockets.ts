import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startChild } from './bench-sockets/child.ts';
import { customer } from './bench-sockets/customer.ts';
import { createTally, percentile } from './bench-sockets/tally.ts';

/** Many customers with a socket each chat with one process at human pace; beside it, the same machine's bare echo. */
const { values } = parseArgs({
  options: {
    sockets: { type: 'string', default: '2000' },
    seconds: { type: 'string', default: '90' },
    ramp: { type: 'string', default: '60' },
    pace: { type: 'string', default: '30' },
    write: { type: 'string' },
  },
});
const [sockets, seconds, ramp, pace] = [values.sockets, values.seconds, values.ramp, values.pace].map(
  Number,
) as [number, number, number, number];
const MS_PER_SECOND = 1_000;
const secret = 'a-secret-for-the-bench-alone';
const databaseUrl = process.env.DATABASE_URL;

const dataDir = await mkdtemp(join(tmpdir(), 'crema-bench-'));
const settings = {
  DATA_DIR: dataDir,
  DIRECTLINE_SECRET: secret,
  ...(databaseUrl && { DATABASE_URL: databaseUrl }),
};
// Learning leaves hundreds of megabytes to be collected, which would hide what sockets cost: the second start reads what the first learnt.
await (await startChild('src/main.ts', settings)).stop();
const server = await startChild('src/main.ts', settings);
const echo = await startChild('scripts/bench-sockets/echo.ts', {});
try {
  await report(await run());
} finally {
  await server.stop();
  await echo.stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function run() {
  const tally = createTally();
  const stop = new AbortController();
  const bench = {
    chat: `${server.origin}/v3/directline`,
    echo: `${echo.origin}/echo`,
    secret,
    tally,
    paceMs: pace * MS_PER_SECOND,
    stopped: stop.signal,
  };
  // What one chat loads for the first time is no cost of the next.
  const warmUp = new AbortController();
  const first = customer(
    { ...bench, paceMs: MS_PER_SECOND / 2, stopped: warmUp.signal, tally: createTally() },
    0,
  );
  await sleep(5 * MS_PER_SECOND);
  warmUp.abort();
  await first;

  const before = await memory();
  const crowd: Promise<void>[] = [];
  for (let nth = 0; nth < sockets; nth++) {
    crowd.push(customer(bench, nth));
    await sleep((ramp * MS_PER_SECOND) / sockets);
  }
  // Only what happens once everybody is there counts as the pace of the full house.
  tally.replies.length = 0;
  tally.echoes.length = 0;
  await sleep(seconds * MS_PER_SECOND);
  const after = await memory();
  const open = after.sockets;
  stop.abort();
  await Promise.all(crowd);
  return { tally, before, after, open };
}

async function memory(): Promise<{ rss: number; heap: number; sockets: number }> {
  const page = await (await fetch(`${server.origin}/metrics`)).text();
  const value = (name: string) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(page)?.[1]);
  return {
    rss: value('process_resident_memory_bytes'),
    heap: value('nodejs_heap_size_used_bytes'),
    sockets: value('crema_sockets_open'),
  };
}

async function report({ tally, before, after, open }: Awaited<ReturnType<typeof run>>): Promise<void> {
  const kB = (bytes: number) => `${(bytes / 1_024).toFixed(0)} kB`;
  const MB = (bytes: number) => `${(bytes / 1_024 ** 2).toFixed(0)} MB`;
  const ms = (times: readonly number[], share: number) => `${percentile(times, share).toFixed(0)} ms`;
  const failures = [...tally.failures].map(([reason, count]) => `${count} × ${reason}`).join('; ') || 'none';
  const rows = [
    ['sockets open at once', `${open} of ${sockets}`],
    ['messages answered in the full house', `${tally.replies.length} in ${seconds} s`],
    ['errors', failures],
    ['reply seen on the socket, p50 / p99', `${ms(tally.replies, 0.5)} / ${ms(tally.replies, 0.99)}`],
    ['bare Fastify echo beside it, p50 / p99', `${ms(tally.echoes, 0.5)} / ${ms(tally.echoes, 0.99)}`],
    ['resident memory before / with all sockets', `${MB(before.rss)} / ${MB(after.rss)}`],
    ['resident memory per socket', kB((after.rss - before.rss) / sockets)],
    ['JavaScript heap per socket', kB((after.heap - before.heap) / sockets)],
  ];
  const table = [
    '| measured | |',
    '|---|---|',
    ...rows.map(([name, value]) => `| ${name} | ${value} |`),
  ].join('\n');
  console.log(`\n${table}\n`);
  if (values.write) await writeSection(values.write, table);
}

/** Replaces the table of this kind of run in the page, below the heading that names its database. */
async function writeSection(path: string, table: string): Promise<void> {
  const heading = `## On ${databaseUrl ? 'a PostgreSQL server' : 'the embedded database'}`;
  const about = `${sockets} customers, one message per ${pace} s each, ${cpus().length} cores shared with the load itself.`;
  const page = await readFile(path, 'utf8');
  const [head = '', ...sections] = page.split(/^(?=## On )/m);
  const others = sections.filter((section) => !section.startsWith(heading));
  await writeFile(
    path,
    [head, ...others, `${heading}\n\n${about}\n\n${table}\n`].join('').replace(/\n{3,}/g, '\n\n'),
  );
}
