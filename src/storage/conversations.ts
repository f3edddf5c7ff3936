import type { Kysely, Selectable } from 'kysely';
import type { ConversationStore, StoredConversation, StoredMessage } from '../domain/ports/store.ts';
import type { GroupCommit } from './batch.ts';
import { cleanJson, cleanOrNull, cleanText } from './clean.ts';
import { type PreparedTurn, prepareTurn } from './commit.ts';
import type { Guard } from './failure.ts';
import type { Database } from './schema.ts';

type Commits = GroupCommit<PreparedTurn, Awaited<ReturnType<ConversationStore['commitTurn']>>>;

/** Conversations and their transcripts in SQL; turns are committed through `commits`. */
export function sqlConversations(
  db: Kysely<Database>,
  { commits, guard }: { commits: Commits; guard: Guard },
): ConversationStore {
  return {
    open: guard('open a conversation', async (conversation) => {
      const found = await findConversation(db, conversation.id);
      // A person already known stays: opening again with another id must not take a conversation over.
      if (found !== null && (found.userId !== null || conversation.userId === null)) return found;
      return createOrName(db, conversation);
    }),
    find: guard('read a conversation', (id: string) => findConversation(db, id)),
    commitTurn: guard('commit a turn', (turn) => commits.add(prepareTurn(turn))),
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
  conversation: Omit<StoredConversation, 'version'>,
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
});
