import { createOutbox, GONE } from './outbox.ts';
import { openSession } from './session.ts';
import { openStream, type Stream } from './stream.ts';
import { type Activity, call, type Page, Refused, type VoteAction } from './wire.ts';

export interface Listener {
  activity(activity: Activity): void;
  online(is: boolean): void;
  /** The old conversation is over; what comes next belongs to a new one. */
  restarted(): void;
  /** The server will never take this message. */
  refused(clientId: string): void;
}

export interface Client {
  start(): void;
  stop(): void;
  /** Sends a message, now or once the connection is back, and returns the id it can be known by. */
  say(text: string): string;
  vote(messageId: string, action: VoteAction, comment?: string): void;
  votes(): Readonly<Record<string, string>>;
  waiting(): readonly { id: string; text: string }[];
  forget(): void;
}

interface Started {
  readonly conversationId: string;
  readonly token: string;
  readonly expires_in: number;
  readonly streamUrl: string;
}

const FIRST_RETRY_MS = 1_000;
const ONLINE_RETRY_LIMIT_MS = 3_000;
const OFFLINE_RETRY_LIMIT_MS = 15_000;

/** A Direct Line client that keeps trying: socket when there is one, polling when not, and each message once. */
export function createClient({
  server,
  locale,
  listener,
}: {
  server: string;
  locale: string;
  listener: Listener;
}): Client {
  const base = `${server}/v3/directline`;
  const { session, save, clear } = openSession(server);
  const seen = new Set<string>();
  let watermark = '';
  let stream: Stream | null = null;
  let stopped = false;
  let sending = false;
  let flushWanted = false;
  let failures = 0;
  let hurry = false;
  let wake = () => {};
  let refresh: ReturnType<typeof setTimeout> | undefined;

  const room = () => `${base}/conversations/${session.conversationId}`;
  const authorised = (body?: unknown) => ({
    ...(session.token !== null && { token: session.token }),
    ...(body !== undefined && { body }),
  });

  const outbox = createOutbox({
    session,
    save,
    refused: listener.refused,
    post: ({ id, text }) => {
      const body = { type: 'message', text, locale, channelData: { clientActivityID: id } };
      return call(`${room()}/activities`, authorised(body));
    },
  });

  const take = (page: Page) => {
    if (page.watermark) watermark = page.watermark;
    for (const activity of page.activities) {
      const { id } = activity;
      if (id !== undefined && seen.has(id)) continue;
      if (id !== undefined) seen.add(id);
      listener.activity(activity);
    }
  };

  const poll = async () => take(await call(`${room()}/activities?watermark=${watermark}`, authorised()));

  const keep = ({ token, conversationId, expires_in }: Omit<Started, 'streamUrl'>) => {
    Object.assign(session, { token, conversationId });
    save();
    clearTimeout(refresh);
    refresh = setTimeout(() => renew(), (expires_in * 1_000) / 2);
  };

  const renew = async () => {
    try {
      keep(await call(`${base}/tokens/refresh`, authorised({})));
    } catch {
      refresh = setTimeout(() => renew(), OFFLINE_RETRY_LIMIT_MS);
    }
  };

  const begin = async (): Promise<string> => {
    // The token is kept only once the conversation exists: a message posted before would be refused.
    const { token } = await call<Started>(`${base}/tokens/generate`, { body: {} });
    const started = await call<Started>(`${base}/conversations`, { token, body: { locale } });
    keep(started);
    return started.streamUrl;
  };

  const resume = async (): Promise<string> => {
    await poll();
    const resumed = await call<Started>(`${room()}?watermark=${watermark}`, authorised());
    keep(resumed);
    return resumed.streamUrl;
  };

  const restart = () => {
    const had = session.token !== null;
    clear();
    clearTimeout(refresh);
    watermark = '';
    if (had) listener.restarted();
  };

  const run = async () => {
    while (!stopped) {
      try {
        const streamUrl = await (session.token === null ? begin() : resume());
        listener.online(true);
        stream = openStream(streamUrl, take);
        void flush();
        if (await stream.over) failures = 0;
        await pause(ONLINE_RETRY_LIMIT_MS);
      } catch (error) {
        if (error instanceof Refused && GONE.has(error.status) && session.token !== null) restart();
        else listener.online(false);
        await pause(OFFLINE_RETRY_LIMIT_MS);
      }
    }
  };

  const pause = (limitMs: number) =>
    new Promise<void>((resolve) => {
      const ms = Math.min(FIRST_RETRY_MS * 2 ** failures, limitMs) * (0.5 + Math.random() / 2);
      failures += 1;
      wake = resolve;
      setTimeout(resolve, hurry ? 0 : ms);
      hurry = false;
    });

  /** Ends the present pause, or the next one when none is on. */
  const nudge = () => {
    hurry = true;
    wake();
  };

  const flush = async () => {
    flushWanted = true;
    if (sending || session.token === null) return;
    sending = true;
    while (flushWanted) {
      flushWanted = false;
      try {
        await outbox.flush();
        if (!stream?.isOpen()) await poll();
      } catch {
        // The loop in run() finds out why, and flushes again when the server is back.
        stream?.close();
      }
    }
    sending = false;
  };

  return {
    start() {
      addEventListener('online', nudge);
      void run();
    },
    stop() {
      stopped = true;
      removeEventListener('online', nudge);
      clearTimeout(refresh);
      stream?.close();
    },
    say(text) {
      const id = outbox.add(text);
      void flush();
      return id;
    },
    vote(messageId, action, comment) {
      session.votes = { ...session.votes, [messageId]: action['@type'] };
      save();
      const event = { type: 'event', name: 'webchat:activity-status/feedback', entities: [action], locale };
      const value = comment === undefined ? {} : { value: { comment } };
      call(`${room()}/activities`, authorised({ ...event, ...value })).catch(() => listener.online(false));
    },
    votes: () => session.votes,
    waiting: () => session.outbox,
    forget() {
      session.outbox = [];
      restart();
      seen.clear();
      failures = 0;
      nudge();
      stream?.close();
    },
  };
}
