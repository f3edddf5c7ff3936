import type { Duplex } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type ChatServer, chatServer } from '../../fakes/chat-server.ts';
import { type ClientOptions, connectClient } from '../../fakes/directline-client.ts';

let server: ChatServer;
const clients: { end(): void }[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) client.end();
  await server.app.close();
});

async function connect(options: ClientOptions = {}) {
  const connected = await connectClient(await server.listen(), options);
  clients.push(connected.client);
  return connected;
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
    await vi.waitFor(() => expect(texts()).toEqual(['Bonjour !']), { timeout: 15_000 });
    await say('one');
    await vi.waitFor(() => expect(texts()).toHaveLength(3), { timeout: 15_000 });
    for (const wire of wires.splice(0)) wire.destroy();
    await say('two');
    await vi.waitFor(() => expect(texts()).toHaveLength(5), { timeout: 5_000 });
    expect(wires).toHaveLength(1);
    await say('three');
    await vi.waitFor(() => expect(texts()).toHaveLength(7), { timeout: 15_000 });
    expect(texts()).toEqual(['Bonjour !', 'one', 'echo: one', 'two', 'echo: two', 'three', 'echo: three']);
  });

  it('presses a thumb and sees the event come back', async () => {
    server = await chatServer();
    const { say, post, seen } = await connect();
    await vi.waitFor(() => expect(seen).toHaveLength(1), { timeout: 15_000 });
    await say('leave');
    await vi.waitFor(() => expect(seen).toHaveLength(3), { timeout: 15_000 });
    const like = seen[2]?.entities?.[0]?.potentialAction[0];
    await post({ type: 'event', name: 'webchat:activity-status/feedback', entities: [like] });
    await vi.waitFor(() => expect(seen.at(-1)).toMatchObject({ type: 'event', entities: [like] }), {
      timeout: 15_000,
    });
    expect(server.ratings.all).toMatchObject([{ messageId: seen[2]?.id, vote: 'up' }]);
  });

  it('learns that its token has expired', async () => {
    server = await chatServer();
    const { say, texts, statuses } = await connect();
    await vi.waitFor(() => expect(texts()).toHaveLength(1), { timeout: 15_000 });
    server.pass(1_801);
    expect(await say('late')).toBe('retry');
    const EXPIRED_TOKEN = 3;
    expect(statuses.at(-1)).toBe(EXPIRED_TOKEN);
  });
});
