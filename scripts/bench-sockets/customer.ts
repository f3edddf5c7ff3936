import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Tally } from './tally.ts';

const REPLY_WITHIN_MS = 20_000;

const QUESTIONS = [
  'do I keep the machine?',
  'how do I cancel my subscription?',
  'what do I pay if I cancel now?',
  'my machine is broken, what can you do?',
  'quand serai-je remboursé ?',
  'combien de temps dure la garantie ?',
  'how long is the warranty on a Krups bought on 3 March 2025?',
  'merci beaucoup',
  'can I use other capsules?',
  'what is the weather tomorrow?',
];

export interface Bench {
  readonly chat: string;
  readonly echo: string;
  readonly secret: string;
  readonly tally: Tally;
  /** How long a person waits between two messages, on average. */
  readonly paceMs: number;
  readonly stopped: AbortSignal;
}

/** One customer with one socket, who asks at a human pace until stopped; every failure is counted, none is thrown. */
export async function customer(bench: Bench, nth: number): Promise<void> {
  const { tally, stopped, paceMs } = bench;
  let room: Room | undefined;
  try {
    room = await enter(bench);
    for (let turn = 0; !stopped.aborted; turn++) {
      // The first wait is spread evenly, so that the crowd does not speak in chorus.
      const waitMs = turn === 0 ? Math.random() * paceMs : paceMs * (0.5 + Math.random());
      await sleep(waitMs, undefined, { signal: stopped }).catch(() => {});
      if (stopped.aborted) break;
      await ask(bench, room, QUESTIONS[(nth + turn) % QUESTIONS.length] ?? '');
      await echo(bench);
    }
  } catch (error) {
    tally.fail(error);
  } finally {
    room?.socket.removeAllListeners('close');
    room?.socket.close();
  }
}

interface Room {
  readonly socket: WebSocket;
  readonly path: string;
  readonly token: string;
  /** Called with the ids of the messages replied to. */
  heard: (replyToId: string) => void;
}

async function enter({ chat, secret, tally }: Bench): Promise<Room> {
  const { token } = await post<{ token: string }>(`${chat}/tokens/generate`, secret, {});
  const started = await post<{ conversationId: string; streamUrl: string }>(`${chat}/conversations`, token, {
    locale: 'en',
  });
  const socket = new WebSocket(started.streamUrl);
  const room: Room = {
    socket,
    token,
    path: `${chat}/conversations/${started.conversationId}/activities`,
    heard: () => {},
  };
  socket.on('message', (data) => {
    const frame = String(data);
    if (frame === '') return;
    for (const { replyToId } of JSON.parse(frame).activities) if (replyToId) room.heard(replyToId);
  });
  socket.on('close', (code) => tally.fail(new Error(`socket closed with ${code}`)));
  await once(socket, 'open');
  return room;
}

async function ask({ tally }: Bench, room: Room, text: string): Promise<void> {
  const heard = new Set<string>();
  const { promise: replied, resolve } = Promise.withResolvers<void>();
  let id: string | undefined;
  room.heard = (replyToId) => {
    heard.add(replyToId);
    if (id !== undefined && heard.has(id)) resolve();
  };
  const start = performance.now();
  ({ id } = await post<{ id: string }>(room.path, room.token, { type: 'message', text, from: { id: 'x' } }));
  if (id !== undefined && heard.has(id)) resolve();
  const late = sleep(REPLY_WITHIN_MS, 'late', { ref: false });
  if ((await Promise.race([replied, late])) === 'late') throw new Error('no reply in 20 s');
  tally.replies.push(performance.now() - start);
}

async function echo({ echo, tally }: Bench): Promise<void> {
  const start = performance.now();
  await post(echo, '', { type: 'message', text: 'the same size of message', from: { id: 'x' } });
  tally.echoes.push(performance.now() - start);
}

async function post<T>(url: string, token: string, body: object): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${new URL(url).pathname.split('/').at(-1)} answered ${response.status}`);
  return (await response.json()) as T;
}
