import type { Page } from './wire.ts';

export interface Stream {
  isOpen(): boolean;
  close(): void;
  /** Resolves when the stream is over, with whether it ever opened. */
  readonly over: Promise<boolean>;
}

// The server sends something every 20 s; a socket silent for longer is dead, as after a laptop's sleep.
const SILENCE_LIMIT_MS = 50_000;

/** One socket, from its address until it is lost. */
export function openStream(url: string, take: (page: Page) => void): Stream {
  let resolve: (opened: boolean) => void = () => {};
  const over = new Promise<boolean>((done) => {
    resolve = done;
  });
  const socket = new WebSocket(url);
  let opened = false;
  let silence: ReturnType<typeof setTimeout> | undefined;

  const end = () => {
    clearTimeout(silence);
    socket.onmessage = null;
    socket.close();
    resolve(opened);
  };
  const listenOn = () => {
    clearTimeout(silence);
    silence = setTimeout(end, SILENCE_LIMIT_MS);
  };
  listenOn();
  socket.onopen = () => {
    opened = true;
  };
  socket.onmessage = ({ data }) => {
    listenOn();
    if (typeof data === 'string' && data !== '') take(JSON.parse(data));
  };
  socket.onclose = end;
  return { isOpen: () => socket.readyState === WebSocket.OPEN, close: end, over };
}
