import type { Generated } from 'kysely';
import type { Conversation } from '../domain/conversation.ts';
import type { Language } from '../domain/language.ts';
import type { Channel, Reply, Trace } from '../domain/message.ts';
import type { Owner } from '../domain/ports/store.ts';
import type { Receipt } from '../domain/receipt.ts';
import type { WhatsAppTables } from './whatsapp/tables.ts';

/** The tables as the newest migration leaves them. */
export interface Database extends WhatsAppTables {
  conversations: {
    id: string;
    channel: Channel;
    user_id: string | null;
    version: Generated<number>;
    /** The seq of the last line; kept here so that the row's lock also guards the numbering. */
    last_seq: Generated<number>;
    state: Conversation;
    owner: Owner | null;
    created_at: Generated<Date>;
    updated_at: Generated<Date>;
  };
  messages: {
    conversation_id: string;
    seq: number;
    id: string;
    from: 'customer' | 'bot';
    text: string;
    at: Date;
    reply: Reply | null;
    reply_to_id: string | null;
    channel_data: Record<string, unknown> | null;
    activity: Record<string, unknown> | null;
  };
  turns: { conversation_id: string; message_id: string; at: Date; trace: Trace };
  ratings: {
    conversation_id: string;
    message_id: string;
    person_id: string;
    vote: 'up' | 'down';
    stars: number | null;
    comment: string | null;
    at: Date;
    intent: string | null;
    answer: string | null;
    policy: string | null;
    outcome: string | null;
    receipt: Receipt | null;
    content_version: string;
  };
  open_questions: {
    conversation_id: string;
    message_id: string;
    text: string;
    language: Language;
    intent: string;
    at: Date;
  };
  keys: { name: string; secret: Uint8Array };
}
