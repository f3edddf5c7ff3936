import { openSession, type Session } from './session.ts';

/** A signed customer token, a way to get a fresh one, or null for a guest. */
export type TokenSource = string | null | (() => string | null | Promise<string | null>);

/** Who is asking, as far as the page says, and the conversation that is theirs. */
export interface Person {
  readonly session: Session;
  /** What this browser's guest talked about, for a customer who has just signed in. */
  readonly guest: Session;
  /** True when the page has given a token that the server has not seen. */
  readonly hasNewToken: boolean;
  /** Another source counts from the next `settle` on. */
  use(source: TokenSource): void;
  /** Finds out who is asking; true when that is someone else than before. */
  settle(): Promise<boolean>;
  /** The token to show the server, as fresh as the page can give it. */
  token(): Promise<string | null>;
  /** From now on the visitor is a guest: their token was refused. */
  becomeGuest(): void;
}

export function createPerson(server: string, source: TokenSource): Person {
  let session = openSession(server, null);
  let justGiven: string | null = null;
  return {
    get session() {
      return session;
    },
    get guest() {
      return openSession(server, null);
    },
    get hasNewToken() {
      return justGiven !== null;
    },
    use(next) {
      source = next;
    },
    async settle() {
      let asked: TokenSource;
      let token: string | null;
      do {
        asked = source;
        token = await tokenFrom(asked);
      } while (asked !== source);
      justGiven = token;
      const subject = subjectOf(token);
      if (subject === session.customer) return false;
      // Signing out takes the customer's conversation off this browser; a guest's stays.
      if (session.customer !== null) session.clear();
      session = openSession(server, subject);
      return true;
    },
    async token() {
      const token = justGiven ?? (await tokenFrom(source));
      justGiven = null;
      return token;
    },
    becomeGuest() {
      session = openSession(server, null);
    },
  };
}

/** The token of now; a page that cannot give one leaves its visitor a guest. */
async function tokenFrom(source: TokenSource): Promise<string | null> {
  try {
    return (typeof source === 'function' ? await source() : source) || null;
  } catch (error) {
    console.warn('crema-chat: the page gave no customer token, so the chat goes on as a guest.', error);
    return null;
  }
}

/** Whom a token names; not to be trusted, only to keep people's conversations apart in this browser. */
function subjectOf(token: string | null): string | null {
  const { sub } = claimsOf(token);
  return typeof sub === 'string' && sub !== '' ? sub : null;
}

/** When a token ends, in milliseconds since 1970; null when it does not say. */
export function endOf(token: string): number | null {
  const { exp } = claimsOf(token);
  return typeof exp === 'number' ? exp * 1_000 : null;
}

function claimsOf(token: string | null): { readonly sub?: unknown; readonly exp?: unknown } {
  try {
    const claims = (token?.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    return JSON.parse(atob(claims)) ?? {};
  } catch {
    return {};
  }
}
