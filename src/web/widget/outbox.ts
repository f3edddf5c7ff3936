import { stored } from './storage.ts';
import { isOver, Refused } from './wire.ts';

/** An activity on its way to the server. */
export interface Parcel {
  /** A second parcel of the same id takes the place of the first. */
  readonly id: string;
  readonly activity: Readonly<Record<string, unknown>>;
}

export interface Outbox {
  readonly waiting: readonly Parcel[];
  add(parcel: Parcel): void;
  /** Posts what waits, oldest first; fails when the server cannot be reached or the conversation is over. */
  flush(): Promise<void>;
  clear(): void;
}

const NOT_FOUND = 404;
const TOO_MANY = 429;

/** What this tab has yet to send; it survives a reload, and each message keeps its id, so that one posted twice is answered once. */
export function openOutbox({
  server,
  post,
  refused,
}: {
  server: string;
  post(parcel: Parcel): Promise<unknown>;
  refused(id: string): void;
}): Outbox {
  const place = stored<readonly Parcel[]>('sessionStorage', `crema-chat outbox ${server}`);
  let waiting = place.read() ?? [];
  const keep = (parcels: readonly Parcel[]) => {
    waiting = parcels;
    place.write(parcels);
  };
  return {
    get waiting() {
      return waiting;
    },
    add(parcel) {
      keep([...waiting.filter(({ id }) => id !== parcel.id), parcel]);
    },
    async flush() {
      for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
        const parcel = next;
        await post(parcel).catch((error: unknown) => {
          if (!isFinal(error, parcel)) throw error;
          refused(parcel.id);
        });
        keep(waiting.filter((other) => other !== parcel));
      }
    },
    clear: () => keep([]),
  };
}

/** True when the server understood the parcel and will not take it, now or later. */
function isFinal(error: unknown, { activity }: Parcel): boolean {
  if (!(error instanceof Refused) || error.status >= 500 || error.status === TOO_MANY) return false;
  // An event that finds nothing is about an answer the server does not know, not about the conversation.
  return !isOver(error) || (error.status === NOT_FOUND && activity.type === 'event');
}

/** randomUUID exists on secure pages only, and many try the widget on plain http in their own network. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
