/** The parts of Direct Line that the widget reads and writes. */
export interface Activity {
  readonly type: string;
  readonly id?: string;
  readonly text?: string;
  readonly timestamp?: string;
  readonly from?: { readonly role?: string };
  readonly suggestedActions?: { readonly actions: readonly { title: string; value: string }[] };
  readonly entities?: readonly { readonly potentialAction?: readonly VoteAction[] }[];
  readonly channelData?: { readonly clientActivityID?: string; readonly receipt?: Receipt };
}

/** Activities after a watermark, and the watermark after them. */
export interface Page {
  readonly activities: readonly Activity[];
  readonly watermark?: string;
}

export interface VoteAction {
  readonly '@type': 'LikeAction' | 'DislikeAction';
  readonly '@id': string;
}

export interface Receipt {
  readonly asOf: string;
  readonly contentVersion: string;
  readonly inputs: readonly { label: string; text: string; source: string }[];
  readonly rules: readonly { label: string; text: string; fact: string; validFrom: string | null }[];
  readonly steps: readonly { label: string; text: string }[];
  readonly result: { readonly label: string; readonly text: string };
}

/** A refusal by the server, by HTTP status. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`the server answered ${status}`);
    this.status = status;
  }
}

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
