import { type Kysely, type Selectable, sql } from 'kysely';
import type {
  ConversationStore,
  StoredConversation,
  StoredMessage,
  TranscriptListener,
} from '../domain/ports/store.ts';
import type { GroupCommit } from './batch.ts';
import { cleanJson, cleanOrNull, cleanText } from './clean.ts';
import { type PreparedTurn, prepareTurn } from './commit.ts';
import type { Guard } from './failure.ts';
import type { News } from './news.ts';
import type { Database } from './schema.ts';

type Commits = GroupCommit<PreparedTurn, Awaited<ReturnType<ConversationStore['commitTurn']>>>;

/** Conversations and their transcripts in SQL; turns are committed through `commits`, and told of once they are. */
export function sqlConversations(
  db: Kysely<Database>,
  { commits, guard, news, tell }: { commits: Commits; guard: Guard; news: News; tell: TranscriptListener },
): ConversationStore {
  return {
    open: guard('open a conversation', async (conversation) => {
      const found = await findConversation(db, conversation.id);
      // A person already known stays: opening again with another id must not take a conversation over.
      if (found !== null && (found.userId !== null || conversation.userId === null)) return found;
      return createOrName(db, conversation);
    }),
    find: guard('read a conversation', (id: string) => findConversation(db, id)),
    commitTurn: guard('commit a turn', async (turn) => {
      const prepared = prepareTurn(turn);
      const result = await commits.add(prepared);
      if (result.kind === 'committed') tell.committed(prepared.conversationId, result.messages);
      return result;
    }),
    claim: guard('give a conversation to a customer', async (conversationId, { userId, owner }) => {
      const id = cleanText(conversationId);
      const {
        rows: [claimed],
      } = await claimRow(db, news, {
        id,
        userId: cleanText(userId),
        owner: JSON.stringify(cleanJson(owner)),
      });
      if (claimed?.is_new) tell.claimed(id);
      return claimed !== undefined;
    }),
    messagesAfter: guard('read messages', async (conversationId, { after, limit }) => {
      const rows = await lines(db, conversationId).where('seq', '>', after).limit(limit).execute();
      return rows.map(storedMessage);
    }),
    findMessage: guard('read a message', async (conversationId, messageId) => {
      const row = await lines(db, conversationId).where('id', '=', cleanText(messageId)).executeTakeFirst();
      return row === undefined ? null : storedMessage(row);
    }),
    repliesTo: guard('read replies', async (conversationId, messageId) => {
      const rows = await lines(db, conversationId).where('reply_to_id', '=', cleanText(messageId)).execute();
      return rows.map(storedMessage);
    }),
    traces: guard('read traces', async (conversationId) => {
      const rows = await db
        .selectFrom('turns')
        .innerJoin('messages', (join) =>
          join
            .onRef('messages.conversation_id', '=', 'turns.conversation_id')
            .onRef('messages.id', '=', 'turns.message_id'),
        )
        .where('turns.conversation_id', '=', cleanText(conversationId))
        .orderBy('messages.seq')
        .select(['turns.message_id', 'turns.trace'])
        .execute();
      return rows.map(({ message_id, trace }) => ({ messageId: message_id, trace }));
    }),
  };
}

async function findConversation(db: Kysely<Database>, id: string): Promise<StoredConversation | null> {
  const row = await db
    .selectFrom('conversations')
    .selectAll()
    .where('id', '=', cleanText(id))
    .executeTakeFirst();
  return row === undefined ? null : storedConversation(row);
}

async function createOrName(
  db: Kysely<Database>,
  conversation: Omit<StoredConversation, 'version' | 'owner'>,
): Promise<StoredConversation> {
  const row = await db
    .insertInto('conversations')
    .values({
      id: cleanText(conversation.id),
      channel: conversation.channel,
      user_id: cleanOrNull(conversation.userId),
      state: cleanJson(conversation.state) as StoredConversation['state'],
    })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({
        user_id: (eb) => eb.fn.coalesce('conversations.user_id', 'excluded.user_id'),
      }),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  return storedConversation(row);
}

/** One statement: the row's lock decides between two who claim at once. */
const claimRow = (
  db: Kysely<Database>,
  news: News,
  { id, userId, owner }: Record<'id' | 'userId' | 'owner', string>,
) =>
  sql<{ is_new: boolean }>`
    with before as (
      select id, user_id from conversations where id = ${id} and (owner is null or user_id = ${userId}) for update
    ), claimed as (
      update conversations set user_id = ${userId}, owner = ${owner}::jsonb
      from before where conversations.id = before.id
      returning conversations.id, before.user_id is distinct from ${userId} as is_new
    ), moved as (
      update ratings set person_id = ${userId} from before
      where conversation_id = before.id and person_id = before.user_id and person_id <> ${userId}
    )
    select is_new, case when is_new then ${news.send('claims', sql`id`)} end as told from claimed`.execute(
    db,
  );

function lines(db: Kysely<Database>, conversationId: string) {
  return db
    .selectFrom('messages')
    .selectAll()
    .where('conversation_id', '=', cleanText(conversationId))
    .orderBy('seq');
}

const storedConversation = (row: Selectable<Database['conversations']>): StoredConversation => ({
  id: row.id,
  channel: row.channel,
  userId: row.user_id,
  version: row.version,
  state: row.state,
  ...(row.owner && { owner: row.owner }),
});

const storedMessage = (row: Selectable<Database['messages']>): StoredMessage => ({
  seq: row.seq,
  id: row.id,
  from: row.from,
  text: row.text,
  at: row.at.toISOString(),
  reply: row.reply,
  replyToId: row.reply_to_id,
  channelData: row.channel_data,
  ...(row.activity && { activity: row.activity }),
});
