import { stored } from './storage.ts';

interface Kept {
  readonly token: string;
  readonly conversationId: string;
}

/** The conversation of one person with one server, shared by the tabs of this browser. */
export interface Session {
  readonly name: string;
  /** Whose it is, as their token says; null for a guest. */
  readonly customer: string | null;
  readonly kept: Kept | null;
  keep(kept: Kept): void;
  clear(): void;
  /** Takes over what another tab has written; true when that is another conversation. */
  reload(): boolean;
}

/**
 * Each person has a session of their own, so that nobody is shown another person's conversation.
 * What is kept is the chat's own token, good for half an hour, never the customer's.
 */
export function openSession(server: string, customer: string | null): Session {
  const name = `crema-chat ${server} ${customer === null ? 'guest' : `customer ${customer}`}`;
  const place = stored<Kept>('localStorage', name);
  let kept = place.read();
  return {
    name,
    customer,
    get kept() {
      return kept;
    },
    keep(fresh) {
      kept = fresh;
      place.write(fresh);
    },
    clear() {
      kept = null;
      place.write(null);
    },
    reload() {
      const before = kept?.conversationId;
      kept = place.read();
      return kept?.conversationId !== before;
    },
  };
}
