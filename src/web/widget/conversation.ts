import { endOf, type Person } from './person.ts';
import { type Activity, call, isOver, type Page } from './wire.ts';

/** What the server made of a customer token. */
export interface CustomerStatus {
  readonly status: 'guest' | 'verified' | 'refused';
  readonly code?: string;
  readonly message?: string;
}

/** The person's conversation on the server, from its start or from where it was left. */
export interface Conversation {
  /** Takes up the conversation, or begins one, and returns the address of its socket. */
  connect(): Promise<string>;
  /** Shows the server a newer token of the same customer, so that they stay signed in. */
  present(): Promise<void>;
  /** Reads what is new without a socket. */
  poll(): Promise<void>;
  post(activity: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** Hands on what a socket brought, each activity once. */
  take(page: Page): void;
  /** Forgets what was read; answers still on their way count no more. */
  leave(): void;
}

/** An answer that came after the conversation it was for had been left. */
export class Superseded extends Error {}

interface Given {
  readonly conversationId: string;
  readonly token: string;
  readonly expires_in: number;
  readonly customer?: CustomerStatus;
}
type Started = Given & { readonly streamUrl: string };

const RENEWAL_RETRY_MS = 15_000;
/** A customer's token is renewed this long before it ends. */
const PRESENT_AHEAD_MS = 60_000;

export function createConversation({
  server,
  locale,
  person,
  activity,
  customer,
}: {
  server: string;
  locale: string;
  person: Person;
  activity(activity: Activity): void;
  customer(status: CustomerStatus): void;
}): Conversation {
  const base = `${server}/v3/directline`;
  const seen = new Set<string>();
  let epoch = 0;
  let watermark = '';
  let shown: string | null = null;
  let renewal: ReturnType<typeof setTimeout> | undefined;
  let presentation: ReturnType<typeof setTimeout> | undefined;

  const room = () => `${base}/conversations/${person.session.kept?.conversationId}`;

  const ask = async <T>(url: string, body?: unknown, token = person.session.kept?.token): Promise<T> => {
    const asked = { epoch, session: person.session };
    const options = { ...(token !== undefined && { token }), ...(body !== undefined && { body }) };
    const answer = await call<T>(url, options);
    if (asked.epoch !== epoch || asked.session !== person.session) throw new Superseded();
    return answer;
  };

  const take = (page: Page) => {
    if (page.watermark) watermark = page.watermark;
    for (const one of page.activities) {
      if (one.id !== undefined && seen.has(one.id)) continue;
      if (one.id !== undefined) seen.add(one.id);
      activity(one);
    }
  };

  const poll = async () => take(await ask(`${room()}/activities?watermark=${watermark}`));

  const keep = ({ token, conversationId, expires_in }: Given) => {
    person.session.keep({ token, conversationId });
    clearTimeout(renewal);
    renewal = setTimeout(renew, (expires_in * 1_000) / 2);
  };

  const renew = async () => {
    try {
      keep(await ask(`${base}/tokens/refresh`, {}));
    } catch (error) {
      if (!(error instanceof Superseded)) renewal = setTimeout(renew, RENEWAL_RETRY_MS);
    }
  };

  /** A chat token for a new conversation, or for the one of `token` when its person signs in. */
  const generate = async (customerToken: string | null, token?: string): Promise<Given> => {
    const given = await ask<Given>(
      `${base}/tokens/generate`,
      customerToken === null ? {} : { customerToken },
      token,
    );
    customer(given.customer ?? { status: 'guest' });
    shown = customerToken;
    const end = customerToken === null ? null : endOf(customerToken);
    clearTimeout(presentation);
    if (end !== null)
      presentation = setTimeout(present, Math.max(end - Date.now() - PRESENT_AHEAD_MS, RENEWAL_RETRY_MS));
    return given;
  };

  const present = async () => {
    try {
      const { kept } = person.session;
      const token = await person.token();
      if (kept === null || token === null || token === shown) return;
      const given = await generate(token, kept.token);
      if (given.customer?.status === 'verified') keep(given);
    } catch (error) {
      if (!(error instanceof Superseded)) presentation = setTimeout(present, RENEWAL_RETRY_MS);
    }
  };

  /** The token is kept only once the conversation exists: a message posted before would be refused. */
  const start = async ({ token }: Given): Promise<string> => {
    const started = await ask<Started>(`${base}/conversations`, { locale }, token);
    keep(started);
    return started.streamUrl;
  };

  const resume = async (): Promise<string> => {
    await poll();
    const resumed = await ask<Started>(`${room()}?watermark=${watermark}`);
    keep(resumed);
    return resumed.streamUrl;
  };

  const signIn = async (customerToken: string): Promise<string> => {
    const held = person.session.kept === null ? person.guest : person.session;
    const given = await generate(customerToken, held.kept?.token).catch((error: unknown) => {
      if (isOver(error)) held.clear();
      throw error;
    });
    if (given.customer?.status === 'refused') {
      person.becomeGuest();
      return person.session.kept === null ? start(await ask(`${base}/tokens/generate`, {})) : resume();
    }
    const streamUrl = await start(given);
    // What the guest began is the customer's now.
    if (held !== person.session && held.kept?.conversationId === given.conversationId) held.clear();
    return streamUrl;
  };

  const begin = async (): Promise<string> => {
    const asked = epoch;
    const customerToken = await person.token();
    if (asked !== epoch) throw new Superseded();
    return customerToken === null ? start(await generate(null)) : signIn(customerToken);
  };

  const canResume = () => person.session.kept !== null && !person.hasNewToken;

  return {
    async connect() {
      if (canResume()) return resume();
      return oneTabAtATime(person.session.name, () => {
        person.session.reload();
        return canResume() ? resume() : begin();
      });
    },
    present,
    poll,
    post: (posted) => ask(`${room()}/activities`, { ...posted, locale }),
    take,
    leave() {
      epoch += 1;
      watermark = '';
      seen.clear();
      clearTimeout(renewal);
      clearTimeout(presentation);
    },
  };
}

/** Two tabs opened together would begin two conversations; where locks are missing (plain http), the later one wins. */
const oneTabAtATime = <T>(name: string, work: () => Promise<T>): Promise<T> =>
  navigator.locks === undefined ? work() : navigator.locks.request(name, work);
