import { createHash } from 'node:crypto';
import type { Activity, Entity } from 'botframework-schema';
import { CremaError } from '../../domain/errors.ts';
import { BOT } from '../format.ts';
import type { WireActivity } from './schemas.ts';

const TEXT_LIMIT_CHARS = 10_000;
const CHANNEL_DATA_LIMIT_CHARS = 20_000;

export interface Sender {
  readonly conversationId: string;
  /** The id in the token, which overrides the one the page gives; null for a site's own server. */
  readonly userId: string | null;
  readonly now: Date;
  readonly newId: () => string;
}

/** The posted activity as the bot's handler takes it: bounded, storable, and from the person it is really from. */
export function parseActivity(wire: WireActivity, sender: Sender): Partial<Activity> & { id: string } {
  const channelData = wire.channelData ? (storable(wire.channelData) as Record<string, unknown>) : null;
  if (channelData !== null && JSON.stringify(channelData).length > CHANNEL_DATA_LIMIT_CHARS) {
    throw new CremaError('INPUT_TOO_LARGE', 'channelData: send less than 20 kB.');
  }
  const text = textOf(wire);
  if (text !== null && text.length > TEXT_LIMIT_CHARS) {
    throw new CremaError('INPUT_TOO_LARGE', 'text: send at most 10,000 characters.');
  }
  return {
    type: wire.type,
    id: idOf(channelData, sender.newId),
    timestamp: sender.now,
    channelId: 'directline',
    conversation: { id: sender.conversationId } as Activity['conversation'],
    from: { id: sender.userId ?? wire.from?.id ?? '', name: '', role: 'user' },
    recipient: BOT,
    ...(text !== null && { text }),
    ...(wire.name && { name: wire.name }),
    ...(wire.locale && { locale: wire.locale }),
    ...(wire.value !== undefined && { value: storable(wire.value) }),
    ...(channelData !== null && { channelData }),
    ...(wire.attachments?.length && { attachments: wire.attachments.map(fileOf) }),
    ...(wire.entities && { entities: wire.entities as unknown as Entity[] }),
  };
}

const fileOf = ({ contentType, name }: NonNullable<WireActivity['attachments']>[number]) => ({
  contentType: contentType ?? 'application/octet-stream',
  ...(name && { name: storable(name) as string }),
});

/** Buttons may send their meaning as a value instead of a text. */
function textOf({ text, value }: WireActivity): string | null {
  if (typeof text === 'string' && text !== '') return storable(text) as string;
  if (typeof value === 'string') return storable(value) as string;
  if (isRecord(value) && typeof value.text === 'string') return storable(value.text) as string;
  return text ?? null;
}

/** The same client id gives the same message id, so that a post repeated by its client is answered once. */
function idOf(channelData: Record<string, unknown> | null, newId: () => string): string {
  const given = channelData?.clientActivityID;
  if (typeof given !== 'string' || given === '') return newId();
  return `c-${createHash('sha256').update(given).digest('base64url').slice(0, 24)}`;
}

/** PostgreSQL refuses NUL in text and half characters in JSON; neither can be typed on purpose. */
function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed();
  if (Array.isArray(value)) return value.map(storable);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [storable(name), storable(field)]));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
