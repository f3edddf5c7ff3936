import { type Kysely, sql } from 'kysely';

/** What a rating belongs to, whose a conversation is, questions left for a person, lines that are more than a text. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await statement.execute(db);
}

const STATEMENTS = [
  sql`alter table conversations add column owner jsonb`,
  sql`alter table messages add column activity jsonb`,
  sql`alter table ratings
    add column stars smallint check (stars between 1 and 5),
    add column answer text,
    add column policy text,
    add column outcome text,
    add column receipt jsonb`,
  sql`create table open_questions (
    conversation_id text not null references conversations on delete cascade,
    message_id text not null,
    text text not null,
    language text not null,
    intent text not null,
    at timestamptz not null,
    primary key (conversation_id, message_id)
  )`,
  sql`create index open_questions_by_time on open_questions (at desc)`,
];
