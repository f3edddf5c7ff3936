import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { DEMO, settingsOf } from './whatsapp/demo.ts';
import { startFakeGraph } from './whatsapp/fake-graph.ts';
import { type LoadResult, load, waIdOf } from './whatsapp/load.ts';

const REPORT = 'docs/benchmarks-whatsapp.md';
const DRAIN_TIMEOUT_MS = 120_000;
const PEOPLE = 1_000;

const { values } = parseArgs({
  options: {
    'per-second': { type: 'string', default: '200' },
    seconds: { type: 'string', default: '60' },
  },
});
const perSecond = Number(values['per-second']);
const seconds = Number(values.seconds);

const folder = await mkdtemp(join(tmpdir(), 'crema-bench-'));
const customersFile = join(folder, 'customers.yaml');
await writeFile(customersFile, ambassadors(PEOPLE));
const graph = await startFakeGraph({ accessToken: DEMO.accessToken, phoneNumberId: DEMO.phoneNumberId });

const echo = await start('scripts/whatsapp/echo.ts', {});
const bare = await load({ url: `${echo.origin}/webhooks/whatsapp`, perSecond, seconds, people: PEOPLE });
await end(echo.child);
console.log('bare fastify', bare);

const settings = { ...settingsOf(graph.url), CUSTOMERS_FILE: customersFile, DATA_DIR: join(folder, 'data') };
const { DATABASE_URL } = process.env;
const database = DATABASE_URL ? 'PostgreSQL' : 'embedded (PGlite)';
const crema = await start('src/main.ts', { ...settings, ...(DATABASE_URL && { DATABASE_URL }) });
const begun = performance.now();
const loaded = await load({ url: `${crema.origin}/webhooks/whatsapp`, perSecond, seconds, people: PEOPLE });
const answeredMeanwhile = graph.sent.length;
console.log('crema', loaded, { answeredMeanwhile });
await graph
  .untilSent(loaded.sent - loaded.failed, DRAIN_TIMEOUT_MS)
  .catch((error: Error) => console.log(error.message));
const drainedAfter = (performance.now() - begun) / 1_000 - seconds;
await end(crema.child);
await graph.close();
await rm(folder, { recursive: true, force: true });

await writeFile(REPORT, report());
console.log(`wrote ${REPORT}`);

function report(): string {
  const row = (name: string, { p50, p99, max, failed }: LoadResult) =>
    `| ${name} | ${p50.toFixed(1)} | ${p99.toFixed(1)} | ${max.toFixed(0)} | ${failed} |`;
  return `# WhatsApp under load

\`npm run bench:whatsapp\` delivers ${perSecond} signed webhooks per second for ${seconds} s, one message each, from ${PEOPLE} Ambassadors in turn, to one process with
its database ${database}. Every message is stored, answered by the bot and sent to a fake Graph API, while further webhooks come in. Times are from the moment a
webhook was due to its answer, in milliseconds. The load, the fake Graph API and the server share the machine (${cpus().length} cores).

| server | p50 | p99 | max | not 200 |
|---|---|---|---|---|
${row('fastify that only answers 200', bare)}
${row('Crema: stored and queued before 200', loaded)}

Messages: ${loaded.sent}. Answered while webhooks still came in: ${answeredMeanwhile}; ${Math.max(drainedAfter, 0).toFixed(0)} s after the last one: ${graph.sent.length}. What is left waits in the queue.
Meta asks for a median of at most 250 ms and less than 1 % above a second.

Measured on ${new Date().toISOString().slice(0, 10)}, Node ${process.version}.
`;
}

function ambassadors(count: number): string {
  const entries = Array.from(
    { length: count },
    (_, i) => `  - { id: "a${i}", phone: "+${waIdOf(i)}", ambassador: true }`,
  );
  return `customers:\n${entries.join('\n')}\n`;
}

async function start(
  script: string,
  env: Record<string, string>,
): Promise<{ origin: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [script], {
    env: { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const [, origin] = /^Crema is ready at (\S+)$/.exec(line) ?? [];
    if (origin !== undefined) return { origin, child };
  }
  throw new Error(`${script} ended before it was ready`);
}

async function end(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  await once(child, 'exit');
}
