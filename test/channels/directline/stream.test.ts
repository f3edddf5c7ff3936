import { afterEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { type ChatServer, chatServer, startChat } from '../../fakes/chat-server.ts';

let server: ChatServer;
const sockets: WebSocket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await server.app.close();
});

const message = (text: string) => ({ type: 'message', text });

/** Opens the stream of a chat on the listening server, keeping every frame. */
async function listen(origin: string, streamUrl: string, options: { origin?: string } = {}) {
  const frames: string[] = [];
  const { pathname, search } = new URL(streamUrl);
  const socket = new WebSocket(`${origin.replace('http', 'ws')}${pathname}${search}`, options);
  sockets.push(socket);
  socket.on('message', (data) => frames.push(String(data)));
  await new Promise((resolve, reject) => {
    socket.on('open', resolve);
    socket.on('error', reject);
  });
  const activities = () => frames.filter(Boolean).flatMap((frame) => JSON.parse(frame).activities);
  const texts = () => activities().map(({ text }: { text: string }) => text);
  return { socket, frames, activities, texts };
}

describe('the stream', () => {
  it('replays what was said before it opened, then carries on without loss or doubles', async () => {
    server = await chatServer();
    const origin = await server.listen();
    const chat = await startChat(server);
    await chat.say(message('one'));
    const { texts, frames } = await listen(origin, chat.streamUrl);
    await chat.say(message('two'));
    await vi.waitFor(() => expect(texts()).toEqual(['Hello!', 'one', 'echo: one', 'two', 'echo: two']), {
      timeout: 15_000,
    });
    expect(JSON.parse(frames.at(-1) ?? '').watermark).toBe('5');
  });

  it('loses nothing while many speak during the replay', async () => {
    server = await chatServer();
    const origin = await server.listen();
    const chat = await startChat(server);
    const said = Array.from({ length: 12 }, (_, i) => `m${i}`);
    const listening = Promise.all([1, 2, 3].map(() => listen(origin, chat.streamUrl)));
    for (const text of said) await chat.say(message(text));
    const expected = ['Hello!', ...said.flatMap((text) => [text, `echo: ${text}`])];
    for (const { texts } of await listening) await vi.waitFor(() => expect(texts()).toEqual(expected));
  });

  it.each([
    ['from the watermark', '?watermark=2', ['echo: one', 'now', 'echo: now']],
    ['from the start when it is empty', '?watermark=', ['Hello!', 'one', 'echo: one', 'now', 'echo: now']],
    ['from now when there is none', '', ['now', 'echo: now']],
  ])('resumes %s', async (_, query, expected) => {
    server = await chatServer();
    const origin = await server.listen();
    const chat = await startChat(server);
    await chat.say(message('one'));
    const resumed = await server.app.inject({ url: `${chat.url}${query}`, headers: chat.headers });
    const { texts } = await listen(origin, resumed.json().streamUrl);
    await chat.say(message('now'));
    await vi.waitFor(() => expect(texts()).toEqual(expected), { timeout: 15_000 });
  });

  it('brings lines that another process committed, once it hears of them', async () => {
    server = await chatServer();
    const origin = await server.listen();
    const chat = await startChat(server);
    const { texts } = await listen(origin, chat.streamUrl);
    await vi.waitFor(() => expect(texts()).toEqual(['Hello!']), { timeout: 15_000 });
    const stored = await server.conversations.find(chat.conversationId);
    server.conversations.quiet(true);
    await server.conversations.commitTurn({
      conversationId: chat.conversationId,
      expectedVersion: stored?.version ?? 0,
      state: stored!.state,
      trace: null,
      messages: [
        {
          id: 'far',
          from: 'bot',
          text: 'from afar',
          at: '2026-03-01T00:00:00Z',
          reply: null,
          replyToId: null,
          channelData: null,
        },
      ],
    });
    server.conversations.quiet(false);
    server.conversations.tell.elsewhere(chat.conversationId);
    await vi.waitFor(() => expect(texts()).toEqual(['Hello!', 'from afar']), { timeout: 15_000 });
  });

  it('echoes events and declines files in the language of the page', async () => {
    server = await chatServer();
    const origin = await server.listen();
    const chat = await startChat(server);
    const { activities, frames } = await listen(origin, chat.streamUrl);
    await chat.say({ type: 'event', name: 'x', channelData: { clientActivityID: 'e1' } });
    await chat.say({
      type: 'message',
      locale: 'fr-FR',
      attachments: [{ contentType: 'image/png', name: 'bill.png', contentUrl: 'blob:x' }],
      channelData: { clientActivityID: 'f1' },
    });
    await vi.waitFor(() => expect(activities()).toHaveLength(4), { timeout: 15_000 });
    expect(activities()[1]).toMatchObject({
      type: 'event',
      name: 'x',
      channelData: { clientActivityID: 'e1' },
    });
    expect(activities()[2]).toMatchObject({ type: 'message', channelData: { clientActivityID: 'f1' } });
    expect(activities()[2].attachments).toEqual([{ contentType: 'image/png', name: 'bill.png' }]);
    expect(activities()[3]).toMatchObject({
      from: { role: 'bot' },
      text: expect.stringContaining('fichiers'),
    });
    expect(JSON.parse(frames.at(-1) ?? '').watermark).toBe('4');
  });

  it('shows dots while an answer takes its time, and keeps no trace of them', async () => {
    const { promise: thought, resolve: answerNow } = Promise.withResolvers<void>();
    server = await chatServer({
      bot: (real) => ({ ...real, receive: (...asked) => thought.then(() => real.receive(...asked)) }),
    });
    const origin = await server.listen();
    const chat = await startChat(server);
    const { activities } = await listen(origin, chat.streamUrl);
    const posted = chat.say(message('one'));
    await vi.waitFor(() =>
      expect(activities().at(-1)).toMatchObject({ type: 'typing', from: { role: 'bot' } }),
    );
    answerNow();
    await posted;
    expect((await chat.read()).json().activities.map(({ type }: { type: string }) => type)).not.toContain(
      'typing',
    );
  });

  it('keeps quiet sockets alive with empty frames, and ignores what clients send', async () => {
    server = await chatServer({ keepAliveMs: 20 });
    const origin = await server.listen();
    const chat = await startChat(server);
    const { socket, frames, texts } = await listen(origin, chat.streamUrl);
    socket.send('');
    socket.send('{"activities":');
    await vi.waitFor(() => expect(frames.filter((frame) => frame === '').length).toBeGreaterThan(2), {
      timeout: 15_000,
    });
    await chat.say(message('still here'));
    await vi.waitFor(() => expect(texts()).toContain('echo: still here'), { timeout: 15_000 });
  });

  it.each([
    ['without its token', (url: string) => url.replace(/\?.*/, ''), 401],
    ['with a broken token', (url: string) => url.slice(0, -3), 403],
    [
      'of another conversation',
      (url: string) => url.replace(/conversations\/[^/]+/, 'conversations/other'),
      403,
    ],
    ['at a watermark it made up', (url: string) => `${url}&watermark=abc`, 400],
  ])('refuses an address %s', async (_, change, status) => {
    server = await chatServer();
    const origin = await server.listen();
    const { streamUrl } = await startChat(server);
    await expect(listen(origin, change(streamUrl))).rejects.toThrow(String(status));
  });

  it('refuses an address older than a minute', async () => {
    server = await chatServer();
    const origin = await server.listen();
    const { streamUrl } = await startChat(server);
    server.pass(61);
    await expect(listen(origin, streamUrl)).rejects.toThrow('403');
  });

  it('lets at most ten sockets into one conversation, and counts those open', async () => {
    server = await chatServer();
    const origin = await server.listen();
    const { streamUrl } = await startChat(server);
    for (let i = 0; i < 10; i++) await listen(origin, streamUrl);
    const { socket } = await listen(origin, streamUrl);
    expect(await new Promise((resolve) => socket.on('close', resolve))).toBe(1013);
    expect(server.chat.openSockets()).toBe(10);
    sockets[0]?.close();
    await vi.waitFor(() => expect(server.chat.openSockets()).toBe(9), { timeout: 15_000 });
  });

  it('sends its sockets away when the server closes', async () => {
    server = await chatServer();
    const origin = await server.listen();
    const { socket } = await listen(origin, (await startChat(server)).streamUrl);
    const closed = new Promise((resolve) => socket.on('close', resolve));
    await server.app.close();
    expect(await closed).toBe(1001);
  });
});
