import { type Kysely, sql } from 'kysely';
import type { Logger } from '../../domain/ports/logger.ts';
import type { WhatsAppStorage } from '../../domain/ports/whatsapp.ts';
import type { Engine } from '../engine.ts';
import type { Guard } from '../failure.ts';
import type { Database } from '../schema.ts';
import { sqlInbox } from './inbox.ts';
import { sqlOutbox } from './outbox.ts';
import { sqlPeople } from './people.ts';
import { openQueue, type Queue } from './queue.ts';

/** How long the dead process's messages are given for a status to tell that they did go out. */
const AFTER_CRASH_MS = 10_000;

/** What the WhatsApp channel keeps, and the queue that hands out its work. */
export async function openWhatsAppStorage(
  db: Kysely<Database>,
  { engine, guard, log }: { engine: Engine; guard: Guard; log: Logger },
): Promise<WhatsAppStorage> {
  const queue = await guard('open the queue', () => openQueue(db, engine, log))();
  return {
    inbox: sqlInbox(db, queue, guard),
    outbox: sqlOutbox(db, queue, guard),
    people: sqlPeople(db, guard),
    async work({ events, sends }) {
      // Alone on the database, what is in hand was left by a crash: there is no need to wait for its heartbeat to lapse.
      if (engine.server === null) await guard('take up work left over', () => takeUp(db, queue))();
      await queue.work('events', events);
      await queue.work('sends', sends);
    },
    tidy: guard('remove what WhatsApp no longer needs', (now: string) => tidy(db, now)),
    stop: queue.stop,
  };
}

/** Makes every job anew from what waits. */
async function takeUp(db: Kysely<Database>, queue: Queue): Promise<void> {
  await queue.clear();
  await db.transaction().execute(async (trx) => {
    const due = new Date(Date.now() + AFTER_CRASH_MS);
    await trx
      .updateTable('whatsapp_sends')
      .set({ state: 'queued', due_at: due })
      .where('state', '=', 'sending')
      .execute();
    const events = await sql<{ lane: string; at: Date }>`
      select lane, max(due_at) as at from whatsapp_events where handled_at is null group by lane`.execute(
      trx,
    );
    const sends = await sql<{ lane: string; at: Date }>`
      select lane, max(due_at) as at from whatsapp_sends where state in ('queued', 'sending') group by lane`.execute(
      trx,
    );
    await queue.wake(trx, 'events', events.rows);
    await queue.wake(trx, 'sends', sends.rows);
  });
}

/** Meta repeats deliveries for seven days, and reactions reach back thirty. */
async function tidy(db: Kysely<Database>, now: string): Promise<void> {
  const ago = (days: number) => sql`${now}::timestamptz - ${`${days} days`}::interval`;
  const statements = [
    sql`delete from whatsapp_events where handled_at < ${ago(8)}`,
    sql`delete from whatsapp_sends where created_at < ${ago(31)} and state not in ('queued', 'sending')`,
    sql`delete from whatsapp_sends where conversation_id is null and created_at < ${ago(2)}`,
    sql`update whatsapp_sends set body = '{}' where created_at < ${ago(2)} and state not in ('queued', 'sending') and body <> '{}'`,
    sql`delete from whatsapp_statuses where received_at < ${ago(2)}`,
    sql`delete from whatsapp_notices where at < ${ago(2)}`,
    sql`delete from whatsapp_pace where free_at < ${ago(1)}`,
  ];
  for (const statement of statements) await statement.execute(db);
}
