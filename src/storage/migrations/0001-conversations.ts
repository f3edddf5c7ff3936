import { type Kysely, sql } from 'kysely';

/** Conversations with their lines and traces, ratings and keys. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of TABLES) await table.execute(db);
}

const TABLES = [
  sql`create table conversations (
    id text primary key,
    channel text not null,
    user_id text,
    version integer not null default 0,
    last_seq integer not null default 0,
    state jsonb not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  sql`create table messages (
    conversation_id text not null references conversations on delete cascade,
    seq integer not null,
    id text not null,
    "from" text not null check ("from" in ('customer', 'bot')),
    text text not null,
    at timestamptz not null,
    reply jsonb,
    reply_to_id text,
    channel_data jsonb,
    primary key (conversation_id, seq),
    unique (conversation_id, id)
  )`,
  sql`create table turns (
    conversation_id text not null references conversations on delete cascade,
    message_id text not null,
    at timestamptz not null,
    trace jsonb not null,
    primary key (conversation_id, message_id)
  )`,
  // No reference to conversations: an opinion may be kept longer than the transcript.
  sql`create table ratings (
    conversation_id text not null,
    message_id text not null,
    person_id text not null,
    vote text not null check (vote in ('up', 'down')),
    comment text,
    at timestamptz not null,
    intent text,
    content_version text not null,
    primary key (conversation_id, message_id, person_id)
  )`,
  sql`create table keys (
    name text primary key,
    secret bytea not null
  )`,
];
