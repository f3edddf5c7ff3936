import { type Kysely, sql } from 'kysely';
import type { SendStatus } from '../../domain/ports/whatsapp.ts';
import { type GroupCommit, groupCommit } from '../batch.ts';
import type { Database } from '../schema.ts';
import type { Queue } from './queue.ts';

/** A message never goes back to a lower rank: statuses come in any order and may skip one. */
const RANK: Readonly<Record<SendStatus['status'], number>> = { failed: 0, sent: 1, delivered: 2, read: 3 };

/** A failure reported again and again must not have the message sent for ever. */
const MAX_ATTEMPTS = 5;

type Lost = { readonly sendId: string; readonly code: number | null };

/** Statuses of one transaction; every message has three, in webhooks of their own. */
const MAX_BATCH = 50;

/** Webhooks of statuses that come while others are being applied are applied together; the first is told what was lost. */
export function batchedStatuses(
  db: Kysely<Database>,
  queue: Queue,
): GroupCommit<readonly SendStatus[], Lost[]> {
  let deliveries = 0;
  return groupCommit<readonly SendStatus[], Lost[]>({
    keyOf: () => String(deliveries++),
    write: async (batch) => {
      const lost = await applyStatuses(db, queue, batch.flat());
      return batch.map((_, index) => ({ status: 'fulfilled', value: index === 0 ? lost : [] }));
    },
    inFlight: 1,
    maxBatch: MAX_BATCH,
  });
}

/** Notes the statuses, then applies those whose message is known; the others wait for theirs. */
async function applyStatuses(
  db: Kysely<Database>,
  queue: Queue,
  statuses: readonly SendStatus[],
): Promise<Lost[]> {
  if (statuses.length === 0) return [];
  await sql`
    insert into whatsapp_statuses as s (wamid, send_id, rank, failed, code, retry_at)
    select wamid, max(send_id), max(rank), bool_or(failed), max(code), max(retry_at)
    from json_to_recordset(${JSON.stringify(statuses.map(row))}::text::json)
      as n(wamid text, send_id text, rank integer, failed boolean, code integer, retry_at timestamptz)
    group by wamid order by wamid
    on conflict (wamid) do update set rank = greatest(s.rank, excluded.rank), failed = s.failed or excluded.failed,
      send_id = coalesce(s.send_id, excluded.send_id), code = coalesce(s.code, excluded.code),
      retry_at = coalesce(s.retry_at, excluded.retry_at)`.execute(db);
  return matchStatuses(db, queue, { mayRetry: statuses.some(({ retryAt }) => retryAt !== null) });
}

/**
 * Applies the statuses whose message is known by now. Called after a status and after a send alike, each once its own
 * write is committed: whichever comes second sees the other.
 */
export async function matchStatuses(
  db: Kysely<Database>,
  queue: Queue,
  { mayRetry }: { mayRetry: boolean },
): Promise<Lost[]> {
  // A transaction is needed only where a message goes back to the queue: its job must be there with it.
  const rows = mayRetry ? await matchWithJobs(db, queue) : await match(db);
  return rows
    .filter(({ state, before }) => state === 'failed' && before !== 'failed')
    .map(({ id, code }) => ({ sendId: id, code }));
}

async function matchWithJobs(db: Kysely<Database>, queue: Queue): Promise<Changed[]> {
  const rows = await db.transaction().execute(async (trx) => {
    const changed = await match(trx);
    const again = changed.filter(({ state }) => state === 'queued');
    await queue.wake(
      trx,
      'sends',
      again.map(({ lane, due_at }) => ({ lane, at: due_at })),
    );
    return changed;
  });
  const lanes = rows.flatMap(({ state, lane }) => (state === 'queued' ? [lane] : []));
  await queue.nudge('sends', lanes);
  return rows;
}

async function match(db: Kysely<Database>): Promise<Changed[]> {
  const { rows } = await sql<Changed>`
    with matched as (
      delete from whatsapp_statuses st using whatsapp_sends s
      where s.wamid = st.wamid or s.id = st.send_id
      returning s.id, s.state as before, st.*
    )
    update whatsapp_sends s set
      wamid = case when ${again} then null else coalesce(s.wamid, m.wamid) end,
      code = coalesce(m.code, s.code),
      due_at = case when ${again} then m.retry_at else s.due_at end,
      state = case
        when ${again} then 'queued'
        when ${lost} then 'failed'
        when m.rank > ${rankOf} then (array['sent', 'delivered', 'read'])[m.rank]
        else s.state end
    from matched m where s.id = m.id
    returning s.id, s.lane, s.state, m.before, s.code, s.due_at`.execute(db);
  return rows;
}

interface Changed {
  readonly id: string;
  readonly lane: string;
  readonly state: string;
  readonly before: string;
  readonly code: number | null;
  readonly due_at: Date;
}

const rankOf = sql`case s.state when 'sent' then 1 when 'delivered' then 2 when 'read' then 3 when 'failed' then 9 else 0 end`;
/** Said to have failed, and nothing says that it arrived all the same. */
const lost = sql`m.failed and m.rank < 2 and s.state in ('queued', 'sending', 'sent')`;
const again = sql`(${lost} and m.retry_at is not null and s.attempts < ${sql.lit(MAX_ATTEMPTS)})`;

const row = ({ wamid, sendId, status, code, retryAt }: SendStatus) => ({
  wamid,
  send_id: sendId,
  rank: RANK[status],
  failed: status === 'failed',
  code,
  retry_at: retryAt,
});
