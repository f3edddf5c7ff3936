import { createHmac, randomUUID } from 'node:crypto';

/** Who writes: digits as WhatsApp gives them, or only a user id. */
export interface Caller {
  readonly waId?: string;
  readonly userId?: string;
  readonly name?: string;
}

/** The number that is written to. */
export interface Line {
  readonly phoneNumberId: string;
  readonly appSecret: string;
}

type Message = Readonly<Record<string, unknown>>;

/** A message as WhatsApp delivers it: the common fields, and what is given. */
export function messageFrom(caller: Caller, content: Message, at = new Date()): Message {
  return {
    id: `wamid.${randomUUID()}`,
    ...(caller.waId !== undefined && { from: caller.waId }),
    ...(caller.userId !== undefined && { from_user_id: caller.userId }),
    timestamp: String(Math.floor(at.getTime() / 1_000)),
    ...content,
  };
}

export const text = (body: string): Message => ({ type: 'text', text: { body } });

export const press = (
  { id, title }: { id: string; title: string },
  kind: 'button' | 'list' = 'button',
): Message => ({
  type: 'interactive',
  interactive: { type: `${kind}_reply`, [`${kind}_reply`]: { id, title } },
});

export const reaction = (to: string, emoji?: string): Message => ({
  type: 'reaction',
  reaction: { message_id: to, ...(emoji !== undefined && { emoji }) },
});

/** The body of one webhook. */
export function webhookOf(
  { phoneNumberId }: Pick<Line, 'phoneNumberId'>,
  {
    messages,
    statuses,
    callers = [],
  }: {
    messages?: readonly Message[];
    statuses?: readonly Message[];
    callers?: readonly Caller[];
  },
): object {
  return {
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '102290129340398',
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '15550783881', phone_number_id: phoneNumberId },
              ...(callers.length > 0 && {
                contacts: callers.map(({ waId, userId, name = 'Alex' }) => ({
                  profile: { name },
                  ...(waId !== undefined && { wa_id: waId }),
                  ...(userId !== undefined && { user_id: userId }),
                })),
              }),
              ...(messages && { messages }),
              ...(statuses && { statuses }),
            },
          },
        ],
      },
    ],
  };
}

export const signatureOf = (body: string, secret: string): string =>
  `sha256=${createHmac('sha256', secret).update(body, 'utf8').digest('hex')}`;

/** Delivers a webhook as Meta does; the status it was answered with. */
export async function deliver(
  url: string,
  { appSecret }: Pick<Line, 'appSecret'>,
  payload: object | string,
): Promise<number> {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': signatureOf(body, appSecret) },
    body,
  });
  await response.arrayBuffer();
  return response.status;
}
