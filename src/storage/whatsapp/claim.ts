import { type Kysely, type Selectable, sql } from 'kysely';
import type { ClaimedSend, Outbox, Pace } from '../../domain/ports/whatsapp.ts';
import type { Database } from '../schema.ts';
import type { Queue } from './queue.ts';

type Row = Selectable<Database['whatsapp_sends']>;
type Turn = Parameters<Outbox['claim']>[1];

/** The message of the lane whose turn it is, now marked as being sent; null when none may go yet, and then the lane is looked at again in time. */
export async function claimNext(
  db: Kysely<Database>,
  queue: Queue,
  { lane, ...turn }: Turn & { readonly lane: string },
): Promise<ClaimedSend | null> {
  // A second round only after a message left over by a dead process was made ready again.
  for (;;) {
    const claimed = await claimHead(db, lane, turn);
    if (claimed !== null) return claimed;
    if (!(await arrangeNext(db, queue, { lane, ...turn }))) return null;
  }
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
