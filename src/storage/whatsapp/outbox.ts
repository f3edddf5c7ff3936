import { type Kysely, sql, type Transaction, type Updateable } from 'kysely';
import type { NewSend, Outbox, SendOutcome } from '../../domain/ports/whatsapp.ts';
import { cleanJson } from '../clean.ts';
import type { Guard } from '../failure.ts';
import type { Database } from '../schema.ts';
import { claimNext } from './claim.ts';
import type { Queue } from './queue.ts';
import { batchedStatuses, matchStatuses } from './statuses.ts';

/** Messages on their way, in SQL. */
export function sqlOutbox(db: Kysely<Database>, queue: Queue, guard: Guard): Outbox {
  const statusWrites = batchedStatuses(db, queue);
  return {
    claim: guard('take a message to send', (lane: string, turn: Parameters<Outbox['claim']>[1]) =>
      claimNext(db, queue, { lane, ...turn }),
    ),
    settle: guard('note what became of a message', async (sendId: string, outcome: SendOutcome) => {
      if (outcome.kind === 'accepted') await accept(db, queue, { sendId, wamid: outcome.wamid });
      else if (outcome.kind === 'failed') await update(db, sendId, { state: 'failed', code: outcome.code });
      else await update(db, sendId, { state: 'queued', due_at: new Date(outcome.at), code: outcome.code });
    }),
    postpone: guard('put a message off', async (lane: string, until: string) => {
      await db.transaction().execute((trx) => postpone(trx, queue, { lane, until: new Date(until) }));
    }),
    apply: guard('apply statuses', (statuses) => statusWrites.add(statuses)),
    find: guard('find a message', async (where) => {
      const row = await db
        .selectFrom('whatsapp_sends')
        .select(['id', 'conversation_id', 'answers'])
        .where((eb) => ('wamid' in where ? eb('wamid', '=', where.wamid) : eb('id', '=', where.sendId)))
        .executeTakeFirst();
      return row === undefined
        ? null
        : { id: row.id, conversationId: row.conversation_id, answers: row.answers };
    }),
    isUnderWay: guard('look for messages under way', async (lane: string) => {
      const row = await db
        .selectFrom('whatsapp_sends')
        .select('id')
        .where('lane', '=', lane)
        .where('state', 'in', ['queued', 'sending'])
        .where('attempts', '>', 0)
        .where('wamid', 'is', null)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    }),
  };
}

/** Writes messages with a job for each lane, within the caller's transaction. */
export async function insertSends(
  trx: Transaction<Database>,
  queue: Queue,
  sends: readonly NewSend[],
): Promise<void> {
  if (sends.length === 0) return;
  const rows = sends.map((send) => ({
    id: send.id,
    lane: send.lane,
    body: JSON.stringify(cleanJson(send.body)) as never,
    reply_to: send.replyTo,
    expires_at: new Date(send.expiresAt),
    conversation_id: send.conversationId,
    answers: JSON.stringify(send.answers) as never,
  }));
  await trx.insertInto('whatsapp_sends').values(rows).execute();
  await queue.wake(
    trx,
    'sends',
    [...new Set(sends.map(({ lane }) => lane))].map((lane) => ({ lane })),
  );
}

async function accept(
  db: Kysely<Database>,
  queue: Queue,
  { sendId, wamid }: { sendId: string; wamid: string },
): Promise<void> {
  // A status may have been quicker than the answer to our own call: its state stays, also that it must be sent again.
  const state = sql<'sent'>`case
    when state = 'sending' or (state = 'queued' and code is null) then 'sent' else state end`;
  await db.updateTable('whatsapp_sends').set({ wamid, state }).where('id', '=', sendId).execute();
  const early = await db
    .selectFrom('whatsapp_statuses')
    .select('wamid')
    .where('wamid', '=', wamid)
    .executeTakeFirst();
  if (early) await matchStatuses(db, queue, { mayRetry: true });
}

async function postpone(
  trx: Transaction<Database>,
  queue: Queue,
  { lane, until }: { lane: string; until: Date },
): Promise<void> {
  const head = trx
    .selectFrom('whatsapp_sends')
    .select('id')
    .where('lane', '=', lane)
    .where('state', '=', 'queued')
    .orderBy('seq')
    .limit(1);
  const { numUpdatedRows } = await trx
    .updateTable('whatsapp_sends')
    .set({ due_at: until })
    .where('id', 'in', head)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) await queue.wake(trx, 'sends', [{ lane, at: until }]);
}

/** Changes a message, unless it is known to have gone out. */
async function update(
  db: Kysely<Database>,
  sendId: string,
  change: Updateable<Database['whatsapp_sends']>,
): Promise<void> {
  await db
    .updateTable('whatsapp_sends')
    .set(change)
    .where('id', '=', sendId)
    .where('state', 'in', ['queued', 'sending'])
    .execute();
}
