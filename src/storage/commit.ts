import { type Kysely, sql } from 'kysely';
import type { CommitResult, NewMessage, StoredMessage, TurnCommit } from '../domain/ports/store.ts';
import { cleanJson, cleanOrNull, cleanText } from './clean.ts';
import { codeOf } from './failure.ts';
import type { News } from './news.ts';
import type { Database } from './schema.ts';

/** A turn made ready for the statement: cleaned, and already text, so that a bad one fails alone and early. */
export interface PreparedTurn {
  readonly conversationId: string;
  readonly messages: readonly NewMessage[];
  readonly turnJson: string;
  readonly linesJson: readonly string[];
}

/** Data exceptions, broken constraints, limits: the SQLSTATE classes that are the fault of one turn, not of the database. */
const FAULTS_OF_ONE_TURN = ['22', '23', '54'];

/** Cleans a turn and turns it into the JSON the statement reads; throws when it cannot be written as JSON. */
export function prepareTurn(turn: TurnCommit): PreparedTurn {
  const conversationId = cleanText(turn.conversationId);
  const messages = turn.messages.map(cleanMessage);
  const [first] = messages;
  const row = {
    conversation_id: conversationId,
    expected_version: turn.expectedVersion,
    state: cleanJson(turn.state),
    line_count: messages.length,
    customer_message_id: first?.from === 'customer' ? first.id : null,
    at: first?.at ?? null,
    trace: cleanJson(turn.trace),
    question: turn.openQuestion ? cleanJson(turn.openQuestion) : null,
  };
  return {
    conversationId,
    messages,
    turnJson: JSON.stringify(row),
    linesJson: messages.map((message, index) => lineJson(conversationId, index + 1, message)),
  };
}

/** Writes turns of different conversations; when one of them cannot be stored, the others still are. */
export async function commitBatch(
  db: Kysely<Database>,
  news: News,
  turns: readonly PreparedTurn[],
): Promise<PromiseSettledResult<CommitResult>[]> {
  try {
    const results = await commitTogether(db, news, turns);
    return results.map((value) => ({ status: 'fulfilled', value }));
  } catch (error) {
    if (turns.length === 1 || !FAULTS_OF_ONE_TURN.includes(codeOf(error)?.slice(0, 2) ?? '')) throw error;
  }
  return commitOneByOne(db, news, turns);
}

async function commitOneByOne(
  db: Kysely<Database>,
  news: News,
  turns: readonly PreparedTurn[],
): Promise<PromiseSettledResult<CommitResult>[]> {
  const results: PromiseSettledResult<CommitResult>[] = [];
  for (const turn of turns) results.push(...(await Promise.allSettled([commitAlone(db, news, turn)])));
  return results;
}

async function commitAlone(db: Kysely<Database>, news: News, turn: PreparedTurn): Promise<CommitResult> {
  const [result] = await commitTogether(db, news, [turn]);
  return result ?? { kind: 'conflict' };
}

/**
 * One statement, so one transaction and one flush. Rows are locked in the order of their ids: two processes whose
 * batches overlap wait for each other instead of deadlocking.
 */
async function commitTogether(
  db: Kysely<Database>,
  news: News,
  turns: readonly PreparedTurn[],
): Promise<CommitResult[]> {
  const turnsJson = `[${turns.map(({ turnJson }) => turnJson).join(',')}]`;
  const linesJson = `[${turns.flatMap((turn) => turn.linesJson).join(',')}]`;
  const { rows } = await sql<{ conversation_id: string; seq_before: number | null; repeated: boolean }>`
    with turn as (
      select * from json_to_recordset(${turnsJson}::text::json) as t(
        conversation_id text, expected_version integer, state jsonb, line_count integer,
        customer_message_id text, at timestamptz, trace jsonb, question jsonb)
    ), line as (
      select * from json_to_recordset(${linesJson}::text::json) as l(
        conversation_id text, position integer, id text, "from" text, text text, at timestamptz,
        reply jsonb, reply_to_id text, channel_data jsonb, activity jsonb)
    ), locked as (
      select id from conversations where id in (select conversation_id from turn) order by id for update
    ), repeated as (
      select turn.conversation_id from turn
      join messages on messages.conversation_id = turn.conversation_id and messages.id = turn.customer_message_id
    ), written as (
      update conversations as c
      set version = c.version + 1, last_seq = c.last_seq + turn.line_count, state = turn.state, updated_at = now()
      from turn join locked on locked.id = turn.conversation_id
      where c.id = turn.conversation_id and c.version = turn.expected_version
        and turn.conversation_id not in (select conversation_id from repeated)
      returning c.id, c.last_seq - turn.line_count as seq_before
    ), new_lines as (
      insert into messages (conversation_id, seq, id, "from", text, at, reply, reply_to_id, channel_data, activity)
      select line.conversation_id, written.seq_before + line.position, line.id, line."from", line.text, line.at,
        line.reply, line.reply_to_id, line.channel_data, line.activity
      from line join written on written.id = line.conversation_id
    ), new_turns as (
      insert into turns (conversation_id, message_id, at, trace)
      select turn.conversation_id, turn.customer_message_id, turn.at, turn.trace
      from turn join written on written.id = turn.conversation_id
      where turn.trace is not null and turn.customer_message_id is not null
    ), new_questions as (
      insert into open_questions (conversation_id, message_id, text, language, intent, at)
      select turn.conversation_id, turn.question ->> 'messageId', turn.question ->> 'text',
        turn.question ->> 'language', turn.question ->> 'intent', (turn.question ->> 'at')::timestamptz
      from turn join written on written.id = turn.conversation_id
      where turn.question is not null
      on conflict do nothing
    )
    select turn.conversation_id, written.seq_before, repeated.conversation_id is not null as repeated,
      case when written.id is not null then ${news.send('lines', sql`written.id`)} end as told
    from turn
    left join written on written.id = turn.conversation_id
    left join repeated on repeated.conversation_id = turn.conversation_id`.execute(db);
  const byConversation = new Map(rows.map((row) => [row.conversation_id, row]));
  return turns.map((turn) => resultOf(turn, byConversation.get(turn.conversationId)));
}

function resultOf(
  turn: PreparedTurn,
  row: { readonly seq_before: number | null; readonly repeated: boolean } | undefined,
): CommitResult {
  if (row?.repeated) return { kind: 'duplicate' };
  if (typeof row?.seq_before !== 'number') return { kind: 'conflict' };
  const before = row.seq_before;
  return { kind: 'committed', messages: turn.messages.map((message, i) => withSeq(message, before + i + 1)) };
}

const withSeq = (message: NewMessage, seq: number): StoredMessage => ({ seq, ...message });

function cleanMessage(message: NewMessage): NewMessage {
  return {
    id: cleanText(message.id),
    from: message.from,
    text: cleanText(message.text),
    at: new Date(message.at).toISOString(),
    reply: cleanJson(message.reply) as NewMessage['reply'],
    replyToId: cleanOrNull(message.replyToId),
    channelData: cleanJson(message.channelData) as NewMessage['channelData'],
    ...(message.activity && { activity: cleanJson(message.activity) as Record<string, unknown> }),
  };
}

function lineJson(conversationId: string, position: number, message: NewMessage): string {
  const { id, from, text, at, reply, replyToId, channelData, activity = null } = message;
  return JSON.stringify({
    conversation_id: conversationId,
    position,
    id,
    from,
    text,
    at,
    reply,
    reply_to_id: replyToId,
    channel_data: channelData,
    activity,
  });
}
