/** What survives a reload of the page. */
export interface Session {
  token: string | null;
  conversationId: string | null;
  /** Typed and not yet taken by the server; each keeps its id, so that a repeated post is answered once. */
  outbox: { readonly id: string; readonly text: string }[];
  /** How this person voted, by message. */
  votes: Record<string, 'LikeAction' | 'DislikeAction'>;
}

const EMPTY: Session = { token: null, conversationId: null, outbox: [], votes: {} };

/** The session of this tab with one server. Without storage (private modes) it lasts until the page goes. */
export function openSession(server: string): { readonly session: Session; save(): void; clear(): void } {
  const name = `crema-chat ${server}`;
  const session: Session = { ...EMPTY, outbox: [], votes: {}, ...read(name) };
  const save = () => {
    try {
      sessionStorage.setItem(name, JSON.stringify(session));
    } catch {
      // Nothing to do: the chat works, it only will not outlive the page.
    }
  };
  return {
    session,
    save,
    clear() {
      Object.assign(session, { ...EMPTY, outbox: session.outbox, votes: {} });
      save();
    },
  };
}

function read(name: string): Partial<Session> {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(name) ?? '{}');
    return typeof stored === 'object' && stored !== null ? stored : {};
  } catch {
    return {};
  }
}
