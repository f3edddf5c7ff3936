import { type Kysely, sql, type Transaction } from 'kysely';
import type { Effects, InboundEvent, Inbox, Notice, PendingEvent } from '../../domain/ports/whatsapp.ts';
import { groupCommit } from '../batch.ts';
import { cleanJson, cleanText } from '../clean.ts';
import type { Guard } from '../failure.ts';
import type { Database } from '../schema.ts';
import { insertSends } from './outbox.ts';
import type { Queue } from './queue.ts';

/** Webhooks written in one transaction: more would be felt by the next ones, which wait for it. */
const MAX_BATCH = 50;

/** Events in SQL; webhooks that come while others are being written share the next transaction. */
export function sqlInbox(db: Kysely<Database>, queue: Queue, guard: Guard): Inbox {
  let deliveries = 0;
  const writes = groupCommit<readonly InboundEvent[], number>({
    keyOf: () => String(deliveries++),
    write: async (batch) => {
      const known = await putAll(db, queue, batch.flat());
      return batch.map((events) => ({
        status: 'fulfilled',
        value: events.filter(({ id }) => known.delete(cleanText(id))).length,
      }));
    },
    inFlight: 1,
    maxBatch: MAX_BATCH,
  });

  return {
    put: guard('store what WhatsApp sent', (events) => writes.add(events)),
    next: guard('read what WhatsApp sent', async (lane: string, now: string) => {
      const row = await db
        .selectFrom('whatsapp_events')
        .selectAll()
        .where('lane', '=', lane)
        .where('handled_at', 'is', null)
        .orderBy('at')
        .orderBy('seq')
        .limit(1)
        .executeTakeFirst();
      if (row === undefined) return null;
      if (row.due_at > new Date(now)) {
        await db.transaction().execute((trx) => queue.wake(trx, 'events', [{ lane, at: row.due_at }]));
        return null;
      }
      return {
        id: row.id,
        lane,
        at: row.at.toISOString(),
        payload: row.payload ?? {},
        attempts: row.attempts,
      };
    }),
    finish: guard('end an event', async (event: PendingEvent, effects: Effects) => {
      await db.transaction().execute(async (trx) => {
        const ended = await trx
          .updateTable('whatsapp_events')
          .set({ handled_at: sql`now()`, lane: null, payload: null })
          .where('id', '=', event.id)
          .where('handled_at', 'is', null)
          .executeTakeFirst();
        if (ended.numUpdatedRows > 0n) await apply(trx, queue, effects);
      });
      await nudgeSends(queue, effects);
    }),
    putOff: guard('put an event off', async (event: PendingEvent, until: string, effects?: Effects) => {
      const at = new Date(until);
      await db.transaction().execute(async (trx) => {
        await trx
          .updateTable('whatsapp_events')
          .set({ due_at: at, attempts: event.attempts + 1 })
          .where('id', '=', event.id)
          .execute();
        if (effects) await apply(trx, queue, effects);
      });
      if (effects) await nudgeSends(queue, effects);
    }),
  };
}

/** The ids that were new. */
async function putAll(
  db: Kysely<Database>,
  queue: Queue,
  events: readonly InboundEvent[],
): Promise<Set<string>> {
  const rows = events.map(({ id, lane, at, payload }) => cleanJson({ id, lane, at, payload }));
  const stored = await db.transaction().execute(async (trx) => {
    const { rows: added } = await sql<{ id: string; lane: string }>`
      insert into whatsapp_events (id, lane, at, payload)
      select id, lane, at, payload from json_to_recordset(${JSON.stringify(rows)}::text::json)
        as e(id text, lane text, at timestamptz, payload jsonb)
      on conflict (id) do nothing
      returning id, lane`.execute(trx);
    await queue.wake(trx, 'events', uniqueLanes(added));
    return added;
  });
  await queue.nudge(
    'events',
    uniqueLanes(stored).map(({ lane }) => lane),
  );
  return new Set(stored.map(({ id }) => id));
}

async function apply(trx: Transaction<Database>, queue: Queue, { sends, notice, memory }: Effects) {
  if (memory) {
    await trx
      .updateTable('whatsapp_people')
      .set({ memory: JSON.stringify(cleanJson(memory.memory)) as never })
      .where('id', '=', memory.personId)
      .execute();
  }
  if (notice && !(await mayBeSaid(trx, notice))) return;
  await insertSends(trx, queue, sends);
}

const uniqueLanes = (rows: readonly { readonly lane: string }[]): { lane: string }[] =>
  [...new Set(rows.map(({ lane }) => lane))].map((lane) => ({ lane }));

const nudgeSends = (queue: Queue, { sends }: Effects) =>
  queue.nudge(
    'sends',
    uniqueLanes(sends).map(({ lane }) => lane),
  );

async function mayBeSaid(trx: Transaction<Database>, { key, at, quietMs }: Notice): Promise<boolean> {
  const now = new Date(at);
  const said = await trx
    .insertInto('whatsapp_notices')
    .values({ key, at: now })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet({ at: now })
        .where('whatsapp_notices.at', '<=', new Date(now.getTime() - quietMs)),
    )
    .returning('key')
    .executeTakeFirst();
  return said !== undefined;
}
