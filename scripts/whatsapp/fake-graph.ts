import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { problemsOf } from './limits.ts';

/** A message the server took. */
export interface Sent {
  readonly wamid: string;
  /** The phone number or user id it went to. */
  readonly to: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** How the next call for a message is answered, instead of normally. */
export type Misbehaviour =
  | { readonly kind: 'error'; readonly status: number; readonly code: number }
  /** A plain status without Meta's error object, as a proxy in between gives. */
  | { readonly kind: 'status'; readonly status: number }
  /** Takes the message and answers late. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** Takes the message and cuts the connection. */
  | { readonly kind: 'reset-after-accept' }
  | { readonly kind: 'reset' };

export interface FakeGraph {
  readonly url: string;
  /** Every message taken, in order. */
  readonly sent: readonly Sent[];
  /** The ids of messages marked as read. */
  readonly read: readonly string[];
  /** Calls for a message, refused ones included. */
  calls(): number;
  /** How the next calls for a message are answered, in order. */
  script(...misbehaviours: Misbehaviour[]): void;
  /** Resolves when `count` messages were taken, or rejects after `withinMs`. */
  untilSent(count: number, withinMs?: number): Promise<readonly Sent[]>;
  close(): Promise<void>;
}

export interface FakeGraphOptions {
  readonly accessToken: string;
  readonly phoneNumberId: string;
  readonly version?: string;
  readonly port?: number;
  readonly onSent?: (message: Sent) => void;
}

/** Patience for a machine with other work to do. */
const WITHIN_MS = 60_000;

/** Meta's Graph API as far as one number's messages go: the same addresses, checks, answers and errors. */
export async function startFakeGraph(options: FakeGraphOptions): Promise<FakeGraph> {
  const { accessToken, phoneNumberId, version = 'v26.0', port = 0, onSent } = options;
  const sent: Sent[] = [];
  const read: string[] = [];
  const scripted: Misbehaviour[] = [];
  const waiting = new Set<() => void>();
  let calls = 0;

  const take = (body: Record<string, unknown>): Sent => {
    const message = { wamid: `wamid.${randomUUID()}`, to: String(body.to ?? body.recipient), body };
    sent.push(message);
    onSent?.(message);
    for (const check of [...waiting]) check();
    return message;
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = (await jsonOf(request)) as Record<string, unknown>;
    if (request.method !== 'POST' || request.url !== `/${version}/${phoneNumberId}/messages`)
      return refuse(response, { status: 404, code: 100 });
    if (request.headers.authorization !== `Bearer ${accessToken}`)
      return refuse(response, { status: 401, code: 190 });
    if (body.messaging_product !== 'whatsapp') return refuse(response, { status: 400, code: 100 });
    if (body.status === 'read') {
      read.push(String(body.message_id));
      return reply(response, 200, { success: true });
    }
    calls += 1;
    const misbehaviour = scripted.shift();
    if (misbehaviour) return misbehave(misbehaviour, body, response);
    const problems = problemsOf(body);
    if (typeof (body.to ?? body.recipient) !== 'string') problems.push('neither to nor recipient');
    if (problems.length > 0)
      return refuse(response, { status: 400, code: 131009, details: problems.join('; ') });
    return accept(response, take(body));
  }

  async function misbehave(how: Misbehaviour, body: Record<string, unknown>, response: ServerResponse) {
    switch (how.kind) {
      case 'error':
        return refuse(response, how);
      case 'status':
        return reply(response, how.status, 'Bad gateway');
      case 'slow': {
        const message = take(body);
        await sleep(how.ms);
        return accept(response, message);
      }
      case 'reset-after-accept':
        take(body);
        response.destroy();
        return;
      case 'reset':
        response.destroy();
        return;
      default:
        how satisfies never;
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the fake Graph API has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    sent,
    read,
    calls: () => calls,
    script: (...misbehaviours) => void scripted.push(...misbehaviours),
    untilSent(count, withinMs = WITHIN_MS) {
      const { promise, resolve, reject } = Promise.withResolvers<readonly Sent[]>();
      const check = () => void (sent.length >= count && resolve(sent));
      const late = setTimeout(
        () => reject(new Error(`${sent.length} of ${count} messages came within ${withinMs} ms`)),
        withinMs,
      );
      waiting.add(check);
      check();
      return promise.finally(() => {
        clearTimeout(late);
        waiting.delete(check);
      });
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

const accept = (response: ServerResponse, { wamid, to }: Sent) =>
  reply(response, 200, {
    messaging_product: 'whatsapp',
    contacts: [{ input: to, wa_id: to.replace('+', '') }],
    messages: [{ id: wamid }],
  });

const refuse = (
  response: ServerResponse,
  { status, code, details = '' }: { status: number; code: number; details?: string },
) =>
  reply(response, status, {
    error: {
      message: `(#${code}) refused`,
      type: 'OAuthException',
      code,
      error_data: { messaging_product: 'whatsapp', details },
      fbtrace_id: 'trace',
    },
  });

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}');
}
