import { createBackoff } from './backoff.ts';
import { type CustomerStatus, createConversation, Superseded } from './conversation.ts';
import { newId, openOutbox, type Parcel } from './outbox.ts';
import type { Connection } from './patience.ts';
import { createPerson, type TokenSource } from './person.ts';
import { openStream, type Stream } from './stream.ts';
import { type Activity, isOver, RATING_EVENT, type Rating } from './wire.ts';

export interface Listener {
  activity(activity: Activity): void;
  connection(state: Connection): void;
  /** Called when a conversation begins. */
  customer(status: CustomerStatus): void;
  /** The conversation is over; what comes next belongs to a new one. */
  ended(): void;
  /** Another conversation is shown from now on: nothing of the old one may stay. */
  cleared(): void;
  /** The server will never take this message. */
  refused(clientId: string): void;
}

export interface Client {
  start(): void;
  stop(): void;
  /** Sends a message, now or once the connection is back, and returns the id it can be known by. */
  say(text: string): string;
  rate(messageId: string, rating: Rating): void;
  /** What this tab has yet to send. */
  waiting(): readonly Parcel[];
  /** Who is asking from now on: that person's conversation is taken up, or a new one begun. */
  identify(source: TokenSource): Promise<void>;
  /** Ends this conversation, in every tab, and begins a new one. */
  forget(): void;
}

const ONLINE_RETRY_LIMIT_MS = 3_000;
const OFFLINE_RETRY_LIMIT_MS = 15_000;

/** A Direct Line client that keeps trying: socket when there is one, polling when not, and each message once. */
export function createClient({
  server,
  locale,
  source,
  listener,
}: {
  server: string;
  locale: string;
  source: TokenSource;
  listener: Listener;
}): Client {
  const { customer, refused } = listener;
  const ownRatings = new Set<string>();
  // One's own rating comes back when it may have been changed already.
  const activity = (one: Activity) => {
    if (!ownRatings.has(one.channelData?.clientActivityID ?? '')) listener.activity(one);
  };
  const person = createPerson(server, source);
  const conversation = createConversation({ server, locale, person, activity, customer });
  const outbox = openOutbox({ server, refused, post: (parcel) => conversation.post(parcel.activity) });
  const backoff = createBackoff();
  const listening = new AbortController();
  let stream: Stream | null = null;
  let isRunning = false;
  let isSending = false;
  let flushWanted = false;

  const run = async () => {
    await person.settle();
    while (isRunning) {
      try {
        const streamUrl = await conversation.connect();
        listener.connection('online');
        stream = openStream(streamUrl, conversation.take);
        void flush();
        const hasLasted = await stream.over;
        if (hasLasted) backoff.reset();
        if (hasLasted && isRunning) listener.connection('reconnecting');
        await backoff.pause(ONLINE_RETRY_LIMIT_MS);
      } catch (error) {
        if (error instanceof Superseded) continue;
        if (isOver(error) && person.session.kept !== null) end();
        else listener.connection(navigator.onLine ? 'reconnecting' : 'offline');
        await backoff.pause(OFFLINE_RETRY_LIMIT_MS);
      }
    }
  };

  const flush = async () => {
    flushWanted = true;
    if (isSending || person.session.kept === null) return;
    isSending = true;
    while (flushWanted) {
      flushWanted = false;
      try {
        await outbox.flush();
        if (!stream?.isOpen()) await conversation.poll();
      } catch (error) {
        // The loop in run() finds out why, and flushes again when the server is back.
        if (!(error instanceof Superseded)) stream?.close();
      }
    }
    isSending = false;
  };

  const send = (parcel: Parcel) => {
    outbox.add(parcel);
    void flush();
  };

  const leave = () => {
    conversation.leave();
    stream?.close();
  };

  /** Shows the person's present conversation from its start. */
  const turnPage = () => {
    leave();
    listener.cleared();
    backoff.reset();
    backoff.nudge();
  };

  const end = () => {
    // Another tab may have begun a new conversation already.
    if (!person.session.reload()) person.session.clear();
    leave();
    listener.ended();
  };

  const listen = () => {
    const { signal } = listening;
    const onStorage = ({ key }: StorageEvent) => {
      if (key === person.session.name && person.session.reload()) turnPage();
    };
    const onVisible = () => {
      if (document.visibilityState === 'visible' && !stream?.isOpen()) backoff.nudge();
    };
    addEventListener('online', backoff.nudge, { signal });
    addEventListener('offline', () => listener.connection('offline'), { signal });
    addEventListener('storage', onStorage, { signal });
    document.addEventListener('visibilitychange', onVisible, { signal });
  };

  return {
    start() {
      isRunning = true;
      listen();
      void run();
    },
    stop() {
      isRunning = false;
      listening.abort();
      leave();
    },
    say(text) {
      const id = newId();
      send({ id, activity: { type: 'message', text, channelData: { clientActivityID: id } } });
      return id;
    },
    rate(messageId, rating) {
      const clientActivityID = newId();
      ownRatings.add(clientActivityID);
      const value = { messageId, ...rating };
      const event = { type: 'event', name: RATING_EVENT, value, channelData: { clientActivityID } };
      send({ id: `rating ${messageId}`, activity: event });
    },
    waiting: () => outbox.waiting,
    async identify(next) {
      person.use(next);
      if (!isRunning) return;
      const wasGuest = person.session.customer === null;
      if (!(await person.settle())) return conversation.present();
      // A guest who signs in is still the one who typed it.
      if (!wasGuest) outbox.clear();
      turnPage();
    },
    forget() {
      person.session.clear();
      outbox.clear();
      turnPage();
    },
  };
}
