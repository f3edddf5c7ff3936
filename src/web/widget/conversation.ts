import type { Person } from './person.ts';
import { type Activity, call, type Page } from './wire.ts';

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

interface Started {
  readonly conversationId: string;
  readonly token: string;
  readonly expires_in: number;
  readonly streamUrl: string;
}

const RENEWAL_RETRY_MS = 15_000;

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
  let renewal: ReturnType<typeof setTimeout> | undefined;

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

  const keep = ({ token, conversationId, expires_in, streamUrl }: Started): string => {
    person.session.keep({ token, conversationId });
    clearTimeout(renewal);
    renewal = setTimeout(renew, (expires_in * 1_000) / 2);
    return streamUrl;
  };

  const renew = async () => {
    try {
      keep(await ask(`${base}/tokens/refresh`, {}));
    } catch (error) {
      if (!(error instanceof Superseded)) renewal = setTimeout(renew, RENEWAL_RETRY_MS);
    }
  };

  const begin = async (): Promise<string> => {
    const asked = epoch;
    const customerToken = await person.token();
    if (asked !== epoch) throw new Superseded();
    const given = await ask<Started & { customer?: CustomerStatus }>(
      `${base}/tokens/generate`,
      customerToken === null ? {} : { customerToken },
    );
    const status = given.customer ?? { status: 'guest' };
    customer(status);
    if (status.status === 'refused') {
      person.becomeGuest();
      if (person.session.kept !== null) return resume();
    }
    // The token is kept only once the conversation exists: a message posted before would be refused.
    return keep(await ask<Started>(`${base}/conversations`, { locale }, given.token));
  };

  const resume = async (): Promise<string> => {
    await poll();
    return keep(await ask<Started>(`${room()}?watermark=${watermark}`));
  };

  return {
    async connect() {
      if (person.session.kept !== null) return resume();
      return oneTabAtATime(person.session.name, () => {
        person.session.reload();
        return person.session.kept === null ? begin() : resume();
      });
    },
    poll,
    post: (posted) => ask(`${room()}/activities`, { ...posted, locale }),
    take,
    leave() {
      epoch += 1;
      watermark = '';
      seen.clear();
      clearTimeout(renewal);
    },
  };
}

/** Two tabs opened together would begin two conversations; where locks are missing (plain http), the later one wins. */
const oneTabAtATime = <T>(name: string, work: () => Promise<T>): Promise<T> =>
  navigator.locks === undefined ? work() : navigator.locks.request(name, work);
