import type { Customer } from '../domain/customer.ts';
import { CustomerRecord, withoutNulls } from './account.ts';
import { phoneKey } from './phone.ts';

/** One question to the directory service: by exactly one of the three. */
export type Query =
  | { readonly by: 'id'; readonly value: string }
  | { readonly by: 'phone'; readonly value: string }
  | { readonly by: 'whatsappUserId'; readonly value: string };

/** What one request gave: `down` speaks against the service, `unusable` against this answer only. */
export type Answer =
  | { readonly kind: 'found'; readonly customer: Customer }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'down'; readonly reason: string; readonly isWorthRetrying: boolean }
  | { readonly kind: 'unusable'; readonly reason: string };

export interface Service {
  /** The address below which `/customers` lies. */
  readonly url: URL;
  /** Sent as bearer token; null sends none. */
  readonly token: string | null;
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutMs: number;
}

const MAX_ANSWER_BYTES = 256 * 1024;

/** Asks the service once; see docs/customers-openapi.yaml for the contract. Never throws. */
export async function request(service: Service, query: Query): Promise<Answer> {
  try {
    const response = await service.fetch(addressOf(service.url, query), {
      headers: {
        accept: 'application/json',
        ...(service.token !== null && { authorization: `Bearer ${service.token}` }),
      },
      // The token is meant for this address and no other.
      redirect: 'manual',
      signal: AbortSignal.timeout(service.timeoutMs),
    });
    if (response.status === 200) return answerOf(await readJson(response), query);
    await response.body?.cancel();
    if (response.status === 404) return { kind: 'unknown' };
    return refusal(response.status);
  } catch (error) {
    if (error instanceof InvalidAnswer) return unusable(error.message);
    // Who waited as long as that does not wait once more.
    const isTimeout = error instanceof Error && error.name === 'TimeoutError';
    return { kind: 'down', reason: isTimeout ? 'timeout' : 'network error', isWorthRetrying: !isTimeout };
  }
}

const TOO_MANY_REQUESTS = 429;

function refusal(status: number): Answer {
  const reason = `status ${status}`;
  if (status >= 500) return { kind: 'down', reason, isWorthRetrying: true };
  if (status === TOO_MANY_REQUESTS) return { kind: 'down', reason, isWorthRetrying: false };
  return unusable(reason);
}

function addressOf(base: URL, { by, value }: Query): URL {
  const url = new URL(base);
  const folder = `${url.pathname.replace(/\/$/, '')}/customers`;
  url.pathname = by === 'id' ? `${folder}/${encodeURIComponent(value)}` : folder;
  if (by !== 'id') url.searchParams.set(by, value);
  return url;
}

class InvalidAnswer extends Error {}

async function readJson(response: Response): Promise<unknown> {
  let size = 0;
  const chunks: Uint8Array[] = [];
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) throw new InvalidAnswer('an answer of over 256 KiB');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new InvalidAnswer('an answer that is not JSON');
  }
}

/** The reason names the field and never its value: it is logged. */
function answerOf(json: unknown, query: Query): Answer {
  const result = CustomerRecord.safeParse(withoutNulls(json));
  if (!result.success) {
    const [issue] = result.error.issues;
    return unusable(`an answer whose ${issue?.path.join('.') || 'body'} is wrong: ${issue?.code}`);
  }
  if (!isAbout(result.data, query)) return unusable(`an answer about another ${query.by}`);
  return { kind: 'found', customer: result.data };
}

/** A service that searches too generously must not hand one person's account to another. */
function isAbout(customer: Customer, { by, value }: Query): boolean {
  const answered = customer[by];
  if (answered === undefined) return true;
  return by === 'phone' ? phoneKey(answered) === phoneKey(value) : answered === value;
}

const unusable = (reason: string): Answer => ({ kind: 'unusable', reason });
