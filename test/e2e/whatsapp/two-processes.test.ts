import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startFakeGraph } from '../../../scripts/whatsapp/fake-graph.ts';
import { deliver, messageFrom, text, webhookOf } from '../../../scripts/whatsapp/phone.ts';
import { wordsOf } from '../../fakes/whatsapp.ts';
import { createDatabase, findServer } from '../../storage/support/postgres.ts';
import { freePort, startServer } from '../process.ts';
import { ACCESS_TOKEN, AMBASSADOR, LINE, settingsFor } from './rig.ts';

const server = await findServer();
const ROUNDS = 8;
const QUESTIONS = [
  'do I keep the machine?',
  'how do I register a machine?',
  'thanks',
  'how do I recycle my machine?',
];

it.skipIf(server === null)(
  'two processes on one PostgreSQL answer each message once, in order, also when one is killed',
  async () => {
    const { url, drop } = await createDatabase(server ?? '');
    const graph = await startFakeGraph({ accessToken: ACCESS_TOKEN, phoneNumberId: LINE.phoneNumberId });
    const settings = { ...settingsFor(graph.url), DATABASE_URL: url };
    // A folder each, as on two machines: they share nothing but the database.
    const folder = await mkdtemp(join(tmpdir(), 'crema-two-'));
    const [one, two] = await Promise.all([
      startServer(join(folder, 'one'), await freePort(), settings),
      startServer(join(folder, 'two'), await freePort(), settings),
    ]);
    const origins = [one.origin, two.origin];
    const hook = (index: number) => `${origins[index % 2]}/webhooks/whatsapp`;
    const start = Date.now() - ROUNDS * QUESTIONS.length * 1_000;
    const messages = Array.from({ length: ROUNDS }, () => QUESTIONS)
      .flat()
      .map((question, i) => messageFrom(AMBASSADOR, text(question), new Date(start + i * 1_000)));
    try {
      for (const [i, message] of messages.entries()) {
        const body = webhookOf(LINE, { callers: [AMBASSADOR], messages: [message] });
        const both = [0, 1].map((other) => deliver(hook(i + other), LINE, body));
        expect(await Promise.all(both)).toEqual([200, 200]);
      }
      const sent = await graph.untilSent(messages.length, 60_000);
      const topics = [/keep|yours/i, /regist/i, /welcome|pleasure|ask/i, /recycl/i];
      expect(sent.map((message, i) => topics[i % topics.length]?.test(wordsOf(message)) ?? false)).toEqual(
        messages.map(() => true),
      );

      await one.end('SIGKILL');
      const late = messageFrom(AMBASSADOR, text('do I keep the machine?'));
      expect(await deliver(hook(1), LINE, webhookOf(LINE, { messages: [late] }))).toBe(200);
      await graph.untilSent(messages.length + 1, 60_000);
      expect(graph.sent).toHaveLength(messages.length + 1);
    } finally {
      await two.end('SIGTERM');
      await graph.close();
      await drop();
      await rm(folder, { recursive: true });
    }
  },
  180_000,
);
