import { type Kysely, sql } from 'kysely';

/** WhatsApp: what came in, what goes out, and who is who. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await statement.execute(db);
}

const STATEMENTS = [
  // A handled event keeps its id alone, against repeats: lane and payload are forgotten.
  sql`create table whatsapp_events (
    id text primary key,
    seq bigint generated always as identity,
    lane text,
    at timestamptz not null,
    payload jsonb,
    attempts integer not null default 0,
    due_at timestamptz not null default 'epoch',
    received_at timestamptz not null default now(),
    handled_at timestamptz
  )`,
  sql`create index whatsapp_events_waiting on whatsapp_events (lane, at, seq) where handled_at is null`,
  sql`create table whatsapp_sends (
    id text primary key,
    seq bigint generated always as identity,
    lane text not null,
    body jsonb not null,
    reply_to text,
    expires_at timestamptz not null,
    conversation_id text,
    answers jsonb not null,
    state text not null default 'queued'
      check (state in ('queued', 'sending', 'sent', 'delivered', 'read', 'failed')),
    attempts integer not null default 0,
    due_at timestamptz not null default 'epoch',
    claimed_at timestamptz,
    wamid text unique,
    code integer,
    created_at timestamptz not null default now()
  )`,
  sql`create index whatsapp_sends_waiting on whatsapp_sends (lane, seq) where state in ('queued', 'sending')`,
  // Statuses that came before their message was known to be sent.
  sql`create table whatsapp_statuses (
    wamid text primary key,
    send_id text,
    rank integer not null,
    failed boolean not null,
    code integer,
    retry_at timestamptz,
    received_at timestamptz not null default now()
  )`,
  sql`create table whatsapp_pace (lane text primary key, free_at timestamptz not null)`,
  sql`create table whatsapp_notices (key text primary key, at timestamptz not null)`,
  sql`create table whatsapp_people (
    id text primary key,
    memory jsonb not null,
    created_at timestamptz not null default now()
  )`,
  sql`create table whatsapp_addresses (
    address text primary key,
    person_id text not null references whatsapp_people on delete cascade,
    former boolean not null default false
  )`,
];
