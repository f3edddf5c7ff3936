import type { InboundEvent, SendStatus } from '../../domain/ports/whatsapp.ts';
import { laneOf } from './identity.ts';
import type { Inbound, Sender } from './inbound.ts';
import { retryDelay } from './retry.ts';
import { ChangeValue, type Contact, Envelope, WireMessage, WireStatus } from './schemas.ts';

/** What one webhook holds for us. */
export interface Delivery {
  readonly events: readonly InboundEvent[];
  readonly statuses: readonly SendStatus[];
  /** Error codes about the number or the account rather than a message. */
  readonly errors: readonly number[];
  /** Items left alone: of other numbers, of kinds that ask for nothing, or not readable. */
  readonly ignored: number;
}

const NOTHING: Delivery = { events: [], statuses: [], errors: [], ignored: 1 };
const MEDIA = new Set([
  'image',
  'video',
  'document',
  'audio',
  'sticker',
  'location',
  'contacts',
  'unsupported',
]);
const STATUSES: Readonly<Record<string, SendStatus['status']>> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  played: 'read',
  failed: 'failed',
};

/** Reads a webhook whose signature was checked; null when it is none of WhatsApp's. */
export function parseWebhook(
  json: unknown,
  { phoneNumberId, now }: { phoneNumberId: string; now: Date },
): Delivery | null {
  const envelope = Envelope.safeParse(json);
  if (!envelope.success || envelope.data.object !== 'whatsapp_business_account') return null;
  const parts = envelope.data.entry
    .flatMap(({ changes }) => changes)
    .map(({ field, value }) => (field === 'messages' ? parseChange(value, { phoneNumberId, now }) : NOTHING));
  return {
    events: parts.flatMap(({ events }) => events),
    statuses: parts.flatMap(({ statuses }) => statuses),
    errors: parts.flatMap(({ errors }) => errors),
    ignored: parts.reduce((sum, { ignored }) => sum + ignored, 0),
  };
}

function parseChange(json: unknown, { phoneNumberId, now }: { phoneNumberId: string; now: Date }): Delivery {
  const change = ChangeValue.safeParse(json);
  if (!change.success || change.data.metadata.phone_number_id !== phoneNumberId) return NOTHING;
  const { contacts, messages, statuses, errors } = change.data;
  const events = messages.flatMap((message) => parseMessage(message, contacts) ?? []);
  const known = statuses.flatMap((status) => parseStatus(status, now) ?? []);
  return {
    events,
    statuses: known,
    errors: errors.map(({ code }) => code),
    ignored: messages.length - events.length + statuses.length - known.length,
  };
}

function parseMessage(json: unknown, contacts: readonly Contact[]): InboundEvent | null {
  const message = WireMessage.safeParse(json);
  // Who asks in a group would have the account's facts read by all of it.
  if (!message.success || message.data.group_id !== undefined) return null;
  const sender = senderOf(message.data, contacts);
  const payload = inboundOf(message.data, sender);
  if (payload === null) return null;
  const lane = laneOf(payload.kind === 'renumbered' ? payload.after : payload.sender);
  if (lane === null) return null;
  return { id: message.data.id, lane, at: new Date(message.data.timestamp * 1_000).toISOString(), payload };
}

function inboundOf(message: WireMessage, sender: Sender): Inbound | null {
  const { id: messageId, type } = message;
  const said = (text: string | undefined, button: string | null = null): Inbound =>
    text?.trim() || button
      ? { kind: 'said', sender, messageId, text: text ?? '', button }
      : { kind: 'wordless', sender, messageId, what: 'media' };
  switch (type) {
    case 'text':
      return said(message.text?.body);
    case 'button':
      return said(message.button?.text ?? message.button?.payload);
    case 'interactive': {
      const { button_reply, list_reply, type: kind } = message.interactive ?? { type: '' };
      const pressed = button_reply ?? list_reply;
      if (pressed) return said(pressed.title, pressed.id);
      return kind === 'nfm_reply' ? { kind: 'wordless', sender, messageId, what: 'media' } : null;
    }
    case 'order':
      return { kind: 'wordless', sender, messageId, what: 'order' };
    case 'reaction': {
      const { message_id, emoji } = message.reaction ?? {};
      return message_id ? { kind: 'reacted', sender, to: message_id, emoji: emoji || null } : null;
    }
    case 'system':
      return renumbered(message);
    default:
      return MEDIA.has(type) ? said((message.image ?? message.video ?? message.document)?.caption) : null;
  }
}

function renumbered({ system, from, from_user_id }: WireMessage): Inbound | null {
  if (!/^(user_changed_number|user_changed_user_id|customer_changed_number)$/.test(system?.type ?? ''))
    return null;
  const { type, wa_id, user_id, parent_user_id, previous_user_id } = system ?? { type: '' };
  const previous = previous_user_id ?? (from_user_id === user_id ? undefined : from_user_id);
  const phone = phoneOf(from);
  return {
    kind: 'renumbered',
    before: { userIds: idsOf(previous), phone },
    after: {
      userIds: idsOf(parent_user_id, user_id),
      phone: phoneOf(wa_id) ?? (type === 'user_changed_user_id' ? phone : null),
    },
  };
}

/** Contacts are matched by id: their order says nothing, and either id may be missing. */
function senderOf(
  { from, from_user_id, from_parent_user_id }: WireMessage,
  contacts: readonly Contact[],
): Sender {
  const contact = contacts.find(
    ({ wa_id, user_id }) =>
      (from_user_id !== undefined && user_id === from_user_id) || (from !== undefined && wa_id === from),
  );
  return {
    userIds: idsOf(from_parent_user_id ?? contact?.parent_user_id, from_user_id ?? contact?.user_id),
    phone: phoneOf(from) ?? phoneOf(contact?.wa_id),
    country: contact?.country_code ?? null,
  };
}

const idsOf = (...ids: (string | undefined)[]): string[] => ids.flatMap((id) => id || []);

/** WhatsApp writes numbers in full but without the plus. */
const phoneOf = (digits: string | undefined): string | null =>
  digits !== undefined && /^\+?\d{5,20}$/.test(digits) ? `+${digits.replace('+', '')}` : null;

function parseStatus(json: unknown, now: Date): SendStatus | null {
  const parsed = WireStatus.safeParse(json);
  const status = parsed.success ? STATUSES[parsed.data.status] : undefined;
  if (!parsed.success || status === undefined) return null;
  const { id, biz_opaque_callback_data, errors } = parsed.data;
  const code = errors[0]?.code ?? null;
  const wait = status === 'failed' && code !== null ? retryDelay(code) : null;
  return {
    wamid: id,
    sendId: biz_opaque_callback_data ?? null,
    status,
    code,
    retryAt: wait === null ? null : new Date(now.getTime() + wait).toISOString(),
  };
}
