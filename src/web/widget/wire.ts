/** The parts of Direct Line that the widget reads and writes. */
export interface Activity {
  readonly type: string;
  readonly id?: string;
  readonly name?: string;
  readonly text?: string;
  /** What the bot's text is written in. */
  readonly locale?: string;
  readonly value?: unknown;
  readonly timestamp?: string;
  readonly from?: { readonly role?: string };
  readonly suggestedActions?: { readonly actions: readonly Choice[] };
  /** Microsoft's thumbs; the widget only reads that an answer can be rated. */
  readonly entities?: readonly { readonly potentialAction?: readonly unknown[] }[];
  readonly channelData?: {
    readonly clientActivityID?: string;
    readonly receipt?: Receipt;
    readonly rating?: Rating;
  };
}

/** A short reply on offer: what it says, and what pressing it sends. */
export interface Choice {
  readonly title: string;
  readonly value: string;
}

/** Activities after a watermark, and the watermark after them. */
export interface Page {
  readonly activities: readonly Activity[];
  readonly watermark?: string;
}

/** What one person thinks of one answer; a new one replaces the old. */
export interface Rating {
  readonly vote: 'up' | 'down';
  /** 1 to 5. */
  readonly stars?: number;
  readonly comment?: string;
}

/** The event that carries a rating, both ways: what a page posts comes back to every page of the conversation. */
export const RATING_EVENT = 'crema/rating';

/** `value` fields are plain (euros, ISO dates, counts); labels and texts are in the language of the answer. */
export interface Receipt {
  readonly asOf: string;
  readonly contentVersion: string;
  readonly inputs: readonly { label: string; text: string; source: string; approximate: boolean }[];
  readonly rules: readonly { label: string; text: string; fact: string; validFrom: string | null }[];
  readonly steps: readonly Computed[];
  readonly result: Computed;
}

export interface Computed {
  readonly name: string;
  readonly label: string;
  readonly text: string;
  readonly value: number | string | boolean;
}

/** A refusal by the server, by HTTP status. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`the server answered ${status}`);
    this.status = status;
  }
}

/** The statuses that end a conversation: its token is no longer good, or it is unknown. */
const GONE: ReadonlySet<number> = new Set([401, 403, 404]);

export const isOver = (error: unknown): error is Refused =>
  error instanceof Refused && GONE.has(error.status);

const REQUEST_TIMEOUT_MS = 20_000;

/** One JSON call; fails with Refused, or with the browser's own error when the network is away. */
export async function call<T>(
  url: string,
  { token, body }: { token?: string; body?: unknown } = {},
): Promise<T> {
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
  });
  if (!response.ok) throw new Refused(response.status);
  return (await response.json()) as T;
}
