import type { Generated } from 'kysely';
import type { PersonMemory } from '../../domain/ports/whatsapp.ts';

/** The tables of the WhatsApp channel. */
export interface WhatsAppTables {
  whatsapp_events: {
    id: string;
    seq: Generated<number>;
    lane: string | null;
    at: Date;
    payload: Record<string, unknown> | null;
    attempts: Generated<number>;
    due_at: Generated<Date>;
    received_at: Generated<Date>;
    handled_at: Date | null;
  };
  whatsapp_sends: {
    id: string;
    seq: Generated<number>;
    lane: string;
    body: Record<string, unknown>;
    reply_to: string | null;
    expires_at: Date;
    conversation_id: string | null;
    answers: string[];
    state: Generated<'queued' | 'sending' | 'sent' | 'delivered' | 'read' | 'failed'>;
    attempts: Generated<number>;
    due_at: Generated<Date>;
    claimed_at: Date | null;
    wamid: string | null;
    code: number | null;
    created_at: Generated<Date>;
  };
  whatsapp_statuses: {
    wamid: string;
    send_id: string | null;
    rank: number;
    failed: boolean;
    code: number | null;
    retry_at: Date | null;
    received_at: Generated<Date>;
  };
  whatsapp_pace: { lane: string; free_at: Date };
  whatsapp_notices: { key: string; at: Date };
  whatsapp_people: { id: string; memory: PersonMemory; created_at: Generated<Date> };
  whatsapp_addresses: { address: string; person_id: string; former: Generated<boolean> };
}
