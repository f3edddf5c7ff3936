import { type Kysely, type Selectable, sql, type Transaction, type Updateable } from 'kysely';
import type { ClaimedSend, NewSend, Outbox, Pace, SendOutcome } from '../../domain/ports/whatsapp.ts';
import { cleanJson } from '../clean.ts';
import type { Guard } from '../failure.ts';
import type { Database } from '../schema.ts';
import type { Queue } from './queue.ts';
import { batchedStatuses, matchStatuses } from './statuses.ts';

type Row = Selectable<Database['whatsapp_sends']>;
type Turn = Parameters<Outbox['claim']>[1];

/** Messages on their way, in SQL. */
export function sqlOutbox(db: Kysely<Database>, queue: Queue, guard: Guard): Outbox {
  const statusWrites = batchedStatuses(db, queue);
  return {
    claim: guard('take a message to send', async (lane: string, turn: Turn) => {
      // A second round only after a message left over by a dead process was made ready again.
      for (;;) {
        const claimed = await claimHead(db, lane, turn);
        if (claimed !== null) return claimed;
        if (!(await arrangeNext(db, queue, { lane, ...turn }))) return null;
      }
    }),
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

/** Takes the head of the lane in one statement, if it is due and the pace allows one more message. */
async function claimHead(
  db: Kysely<Database>,
  lane: string,
  { now, pace }: Turn,
): Promise<ClaimedSend | null> {
  const { rows } = await sql<Row>`
    with head as (
      select id, state, due_at from whatsapp_sends
      where lane = ${lane} and state in ('queued', 'sending') order by seq limit 1 for update
    ), ready as (
      select id from head where state = 'queued' and due_at <= ${now}::timestamptz
    ), paced as (
      insert into whatsapp_pace as p (lane, free_at)
      select ${lane}, ${now}::timestamptz + ${every(pace)}::interval from ready
      on conflict (lane) do update
      set free_at = greatest(p.free_at, ${now}::timestamptz) + ${every(pace)}::interval
      where p.free_at <= ${now}::timestamptz + ${credit(pace)}::interval
      returning lane
    )
    update whatsapp_sends s set state = 'sending', attempts = s.attempts + 1, claimed_at = ${now}::timestamptz
    from ready where s.id = ready.id and exists (select from paced)
    returning s.*`.execute(db);
  const [row] = rows;
  return row === undefined ? null : claimedSend(row);
}

/** Sees to it that the lane is looked at again when its head can go; true when it can go now. */
async function arrangeNext(
  db: Kysely<Database>,
  queue: Queue,
  { lane, now, pace, orphanAfterMs }: Turn & { lane: string },
): Promise<boolean> {
  const at = new Date(now);
  const head = await db
    .selectFrom('whatsapp_sends')
    .leftJoin('whatsapp_pace', 'whatsapp_pace.lane', 'whatsapp_sends.lane')
    .select(['whatsapp_sends.id', 'state', 'due_at', 'claimed_at', 'free_at'])
    .where('whatsapp_sends.lane', '=', lane)
    .where('state', 'in', ['queued', 'sending'])
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
  if (head === undefined) return false;
  const due = dueOf(head, { at, pace, orphanAfterMs });
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('whatsapp_sends')
      .set({ state: 'queued', due_at: due })
      .where('id', '=', head.id)
      .where('state', '=', head.state)
      .execute();
    if (due > at) await queue.wake(trx, 'sends', [{ lane, at: due }]);
  });
  return due <= at;
}

/** When the head may go: at its own time, when a dead process has had its chance, or when the pace allows. */
function dueOf(
  head: Pick<Row, 'state' | 'due_at' | 'claimed_at'> & { free_at: Date | null },
  { at, pace, orphanAfterMs }: { at: Date; pace: Pace; orphanAfterMs: number },
): Date {
  if (head.state === 'sending') return new Date((head.claimed_at ?? at).getTime() + orphanAfterMs);
  if (head.due_at > at) return head.due_at;
  return new Date((head.free_at ?? at).getTime() - creditMs(pace));
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

const every = ({ everyMs }: Pace): string => `${everyMs} milliseconds`;
const credit = (pace: Pace): string => `${creditMs(pace)} milliseconds`;
const creditMs = ({ everyMs, burst }: Pace): number => everyMs * (burst - 1);

const claimedSend = (row: Row): ClaimedSend => ({
  id: row.id,
  lane: row.lane,
  body: row.body,
  replyTo: row.reply_to,
  expiresAt: row.expires_at.toISOString(),
  conversationId: row.conversation_id,
  answers: row.answers,
  attempts: row.attempts,
});
