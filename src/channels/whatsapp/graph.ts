import { z } from 'zod';
import type { WhatsAppConfig } from './config.ts';

/** What the Graph API made of a message; unknown: it may have gone out or not. */
export type GraphResult =
  | { readonly kind: 'accepted'; readonly wamid: string }
  | { readonly kind: 'refused'; readonly code: number; readonly trace: string | null }
  | { readonly kind: 'unknown'; readonly reason: string };

export interface Graph {
  send(message: Readonly<Record<string, unknown>>): Promise<GraphResult>;
  /** Shows the customer that their message was read and an answer is being written; false when that did not work. */
  markRead(messageId: string): Promise<boolean>;
}

const READ_TIMEOUT_MS = 3_000;
const UNAUTHORISED = 190;
const THROUGHPUT = 130429;
const BAD_PARAMETER = 100;

const Sent = z.object({ messages: z.array(z.object({ id: z.string().min(1) })).min(1) });
const Refused = z.object({ error: z.object({ code: z.number(), fbtrace_id: z.string().optional() }) });

/** The Graph API of one number. */
export function createGraph(config: WhatsAppConfig, { sendTimeoutMs }: { sendTimeoutMs: number }): Graph {
  const { graphUrl, graphVersion, phoneNumberId, accessToken } = config;
  const url = `${graphUrl.replace(/\/+$/, '')}/${graphVersion}/${phoneNumberId}/messages`;
  const post = (body: object, timeoutMs: number) =>
    fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ messaging_product: 'whatsapp', ...body }),
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
    });

  return {
    async send(message) {
      try {
        const response = await post({ recipient_type: 'individual', ...message }, sendTimeoutMs);
        return resultOf(response, await response.json().catch(() => null));
      } catch (error) {
        return { kind: 'unknown', reason: reasonOf(error) };
      }
    },
    async markRead(messageId) {
      try {
        const body = { status: 'read', message_id: messageId, typing_indicator: { type: 'text' } };
        const response = await post(body, READ_TIMEOUT_MS);
        await response.arrayBuffer();
        return response.ok;
      } catch {
        return false;
      }
    },
  };
}

function resultOf({ ok, status }: Response, json: unknown): GraphResult {
  const sent = Sent.safeParse(json);
  if (ok && sent.success) return { kind: 'accepted', wamid: sent.data.messages[0]?.id ?? '' };
  const refused = Refused.safeParse(json);
  if (refused.success) {
    const { code, fbtrace_id } = refused.data.error;
    return { kind: 'refused', code, trace: fbtrace_id ?? null };
  }
  // Without a code of Meta's: a proxy's answer, or a body cut off.
  if (status === 401) return { kind: 'refused', code: UNAUTHORISED, trace: null };
  if (status === 429) return { kind: 'refused', code: THROUGHPUT, trace: null };
  if (status >= 400 && status < 500) return { kind: 'refused', code: BAD_PARAMETER, trace: null };
  return { kind: 'unknown', reason: `http ${status}` };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { cause } = error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.name;
}
