import type { Session } from './session.ts';
import { Refused } from './wire.ts';

export interface Outbox {
  /** Keeps a message until the server has it, and returns the id it can be known by. */
  add(text: string): string;
  /** Posts what waits, oldest first; fails when the server cannot be reached or the conversation is over. */
  flush(): Promise<void>;
}

/** The statuses that end a conversation: its token is no longer good, or it is unknown. */
export const GONE: ReadonlySet<number> = new Set([401, 403, 404]);
const TOO_MANY = 429;

/** Messages on their way; each keeps its id, so that one posted twice is answered once. */
export function createOutbox({
  session,
  save,
  post,
  refused,
}: {
  session: Session;
  save(): void;
  post(message: { id: string; text: string }): Promise<unknown>;
  refused(id: string): void;
}): Outbox {
  return {
    add(text) {
      const id = newId();
      session.outbox = [...session.outbox, { id, text }];
      save();
      return id;
    },
    async flush() {
      for (let next = session.outbox[0]; next !== undefined; next = session.outbox[0]) {
        const { id } = next;
        await post(next).catch((error: unknown) => {
          if (!isFinal(error)) throw error;
          refused(id);
        });
        session.outbox = session.outbox.filter((message) => message.id !== id);
        save();
      }
    },
  };
}

/** True when the server understood the message and will not take it, now or later. */
function isFinal(error: unknown): boolean {
  if (!(error instanceof Refused) || error.status >= 500) return false;
  return error.status !== TOO_MANY && !GONE.has(error.status);
}

/** randomUUID exists on secure pages only, and many try the widget on plain http in their own network. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
