import type { Activity } from 'botframework-schema';
import type { Logger } from '../../domain/ports/logger.ts';
import type { TranscriptListener } from '../../domain/ports/store.ts';
import type { Viewer } from '../format.ts';
import { type Stretch, stretchOf, type Transcript } from './transcript.ts';
import { watermarkOf } from './watermark.ts';

/** The part of a WebSocket that the hub uses. */
export interface ChatSocket {
  readonly bufferedAmount: number;
  send(frame: string): void;
  close(code: number, reason: string): void;
  terminate(): void;
}

/** It listens to the store: what is committed, here or by another process, goes to whoever has a socket here. */
export interface Hub extends TranscriptListener {
  /** Sends every line after `after`, old and new, once and in order, until the socket leaves. */
  join(socket: ChatSocket, viewer: Viewer, after: number): void;
  leave(socket: ChatSocket, conversationId: string): void;
  /** Something to show now and not to keep. */
  broadcast(conversationId: string, activity: Partial<Activity>): void;
  openSockets(): number;
  close(): void;
}

interface Listener {
  readonly socket: ChatSocket;
  readonly viewer: Viewer;
  sent: number;
  reading: boolean;
  behind: boolean;
}

const KEEP_ALIVE_MS = 20_000;
const CLOSE_GRACE_MS = 1_000;
const PAGE_LINES = 100;
/** Thousands of sockets that read on together would keep the database from answering anybody. */
const READING_AT_ONCE = 20;
const MAX_SOCKETS_PER_CONVERSATION = 10;
const MAX_BUFFERED_BYTES = 1024 * 1024;
const GOING_AWAY = 1001;
const SERVER_ERROR = 1011;
const TRY_LATER = 1013;
const POLICY_VIOLATION = 1008;

/**
 * The sockets open on this process, by conversation. Lines are numbered without holes, so a listener
 * takes a line only when it is the next one, and otherwise reads the transcript from where it stands.
 */
export function createHub({
  transcript,
  log,
  keepAliveMs = KEEP_ALIVE_MS,
}: {
  transcript: Transcript;
  log: Logger;
  keepAliveMs?: number;
}): Hub {
  const rooms = new Map<string, Map<ChatSocket, Listener>>();
  const all = () => [...rooms.values()].flatMap((room) => [...room.values()]);
  const listeners = (conversationId: string) => [...(rooms.get(conversationId)?.values() ?? [])];
  const keepAlive = setInterval(() => {
    for (const { socket } of all()) socket.send('');
  }, keepAliveMs).unref();

  const catchUp = async (listener: Listener): Promise<void> => {
    listener.behind = true;
    if (listener.reading) return;
    listener.reading = true;
    const { conversationId } = listener.viewer;
    try {
      while (listener.behind && rooms.get(conversationId)?.has(listener.socket)) {
        const page = { after: listener.sent, limit: PAGE_LINES };
        listener.behind = false;
        const stretch = await transcript.read(listener.viewer, page);
        listener.behind ||= stretch.count === PAGE_LINES;
        sendStretch(listener, stretch);
      }
    } catch (err) {
      log.warn({ err, conversationId }, 'stream not read');
      listener.socket.close(SERVER_ERROR, 'reconnect at your watermark');
    } finally {
      listener.reading = false;
    }
  };

  const catchUpAll = async (behind: readonly Listener[]): Promise<void> => {
    for (let from = 0; from < behind.length; from += READING_AT_ONCE) {
      await Promise.all(behind.slice(from, from + READING_AT_ONCE).map(catchUp));
    }
  };

  return {
    join(socket, viewer, after) {
      const room = rooms.get(viewer.conversationId) ?? new Map<ChatSocket, Listener>();
      if (room.size >= MAX_SOCKETS_PER_CONVERSATION) {
        socket.close(TRY_LATER, 'too many sockets on this conversation');
        return;
      }
      const listener = { socket, viewer, sent: after, reading: false, behind: false };
      rooms.set(viewer.conversationId, room.set(socket, listener));
      void catchUp(listener);
    },
    leave(socket, conversationId) {
      const room = rooms.get(conversationId);
      if (room?.delete(socket) && room.size === 0) rooms.delete(conversationId);
    },
    committed(conversationId, lines) {
      for (const listener of listeners(conversationId)) {
        const unseen = lines.filter(({ seq }) => seq > listener.sent);
        if (unseen.length === 0) continue;
        if (listener.reading || unseen[0]?.seq !== listener.sent + 1) void catchUp(listener);
        else sendStretch(listener, stretchOf(unseen, listener.viewer, { after: listener.sent }));
      }
    },
    elsewhere(conversationId) {
      for (const listener of listeners(conversationId)) void catchUp(listener);
    },
    claimed(conversationId) {
      // They come back with the owner's token, or not at all.
      for (const { socket } of listeners(conversationId)) socket.close(POLICY_VIOLATION, 'sign in to go on');
    },
    missed() {
      void catchUpAll(all());
    },
    broadcast(conversationId, activity) {
      const frame = JSON.stringify({ activities: [activity] });
      for (const { socket } of listeners(conversationId)) sendFrame(socket, frame);
    },
    openSockets: () => all().length,
    close() {
      clearInterval(keepAlive);
      const sockets = all().map(({ socket }) => socket);
      rooms.clear();
      for (const socket of sockets) socket.close(GOING_AWAY, 'the server is closing');
      setTimeout(() => {
        for (const socket of sockets) socket.terminate();
      }, CLOSE_GRACE_MS).unref();
    },
  };
}

function sendStretch(listener: Listener, { activities, count, last }: Stretch): void {
  if (count === 0) return;
  listener.sent = last;
  sendFrame(listener.socket, JSON.stringify({ activities, watermark: watermarkOf(last) }));
}

/** A client that stopped reading is cut off; it comes back at its watermark and has lost nothing. */
function sendFrame(socket: ChatSocket, frame: string): void {
  if (socket.bufferedAmount > MAX_BUFFERED_BYTES) socket.terminate();
  else socket.send(frame);
}
