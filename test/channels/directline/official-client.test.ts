import { createRequire } from 'node:module';
import type { Duplex } from 'node:stream';
import type { DirectLine as DirectLineClient } from 'botframework-directlinejs';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { BASE, type ChatServer, chatServer } from '../../fakes/chat-server.ts';

const require = createRequire(import.meta.url);

let DirectLine: typeof DirectLineClient;
beforeAll(() => {
  // The client is made for browsers and looks for this when it is loaded.
  Object.assign(globalThis, { XMLHttpRequest: require('xhr2') });
  ({ DirectLine } = require('botframework-directlinejs'));
});

let server: ChatServer;
const clients: DirectLineClient[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) client.end();
  await server.app.close();
});

interface Seen {
  readonly type: string;
  readonly id?: string;
  readonly text?: string;
  readonly entities?: { potentialAction: object[] }[];
}

/** Microsoft's own client on a token of ours, with every activity it shows. */
async function connect(options: { webSocket?: boolean } = {}) {
  const origin = await server.listen();
  const generated = await fetch(`${origin}${BASE}/tokens/generate`, { method: 'POST' });
  const { token } = (await generated.json()) as { token: string };
  const client = new DirectLine({
    domain: `${origin}${BASE}`,
    token,
    pollingInterval: 200,
    conversationStartProperties: { locale: 'fr-FR' },
    ...options,
    // It waits 3 s plus a random part before it reconnects; this part makes it 120 ms.
    ...{ random: () => -0.24 },
  });
  clients.push(client);
  const seen: Seen[] = [];
  const statuses: number[] = [];
  // Ending the client fails its streams; that end is ours, not the server's.
  const ended = () => {};
  client.connectionStatus$.subscribe((status) => statuses.push(status), ended);
  client.activity$.subscribe((activity) => seen.push(activity as Seen), ended);
  const post = (activity: object): Promise<string> =>
    client.postActivity({ from: { id: 'x' }, ...activity } as never).toPromise();
  const texts = () => seen.filter(({ type }) => type === 'message').map(({ text }) => text);
  return { client, seen, statuses, post, texts, say: (text: string) => post({ type: 'message', text }) };
}

describe("Microsoft's client", () => {
  it.each([
    ['a socket', {}],
    ['polling', { webSocket: false }],
  ])('is welcomed, asks and gets its answer by %s', async (_, options) => {
    server = await chatServer();
    const { say, texts, seen } = await connect(options);
    await vi.waitFor(() => expect(texts()).toEqual(['Bonjour !']), { timeout: 5_000 });
    const id = await say('salut');
    await vi.waitFor(() => expect(texts()).toEqual(['Bonjour !', 'salut', 'echo: salut']), {
      timeout: 5_000,
    });
    expect(seen[1]?.id).toBe(id);
  });

  it('comes back at its watermark after a lost socket, with nothing lost or doubled', async () => {
    server = await chatServer();
    const wires: Duplex[] = [];
    server.app.server.on('upgrade', (_, wire) => wires.push(wire));
    const { say, texts } = await connect();
    await vi.waitFor(() => expect(texts()).toEqual(['Bonjour !']));
    await say('one');
    await vi.waitFor(() => expect(texts()).toHaveLength(3));
    for (const wire of wires.splice(0)) wire.destroy();
    await say('two');
    await vi.waitFor(() => expect(texts()).toHaveLength(5), { timeout: 5_000 });
    expect(wires).toHaveLength(1);
    await say('three');
    await vi.waitFor(() => expect(texts()).toHaveLength(7));
    expect(texts()).toEqual(['Bonjour !', 'one', 'echo: one', 'two', 'echo: two', 'three', 'echo: three']);
  });

  it('presses a thumb and sees the event come back', async () => {
    server = await chatServer();
    const { say, post, seen } = await connect();
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    await say('leave');
    await vi.waitFor(() => expect(seen).toHaveLength(3));
    const like = seen[2]?.entities?.[0]?.potentialAction[0];
    await post({ type: 'event', name: 'webchat:activity-status/feedback', entities: [like] });
    await vi.waitFor(() => expect(seen.at(-1)).toMatchObject({ type: 'event', entities: [like] }));
    expect(server.ratings.all).toMatchObject([{ messageId: seen[2]?.id, vote: 'up' }]);
  });

  it('learns that its token has expired', async () => {
    server = await chatServer();
    const { say, texts, statuses } = await connect();
    await vi.waitFor(() => expect(texts()).toHaveLength(1));
    server.pass(1_801);
    expect(await say('late')).toBe('retry');
    const EXPIRED_TOKEN = 3;
    expect(statuses.at(-1)).toBe(EXPIRED_TOKEN);
  });
});
