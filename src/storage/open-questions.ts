import type { Kysely } from 'kysely';
import type { OpenQuestion, OpenQuestionStore } from '../domain/ports/store.ts';
import type { Guard } from './failure.ts';
import type { Database } from './schema.ts';

/** Questions left for a person, in SQL; they are written with the turn that leaves them. */
export function sqlOpenQuestions(db: Kysely<Database>, guard: Guard): OpenQuestionStore {
  return {
    latest: guard('read open questions', async (limit: number) => {
      const rows = await db
        .selectFrom('open_questions')
        .selectAll()
        .orderBy('at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(
        ({ conversation_id, message_id, text, language, intent, at }): OpenQuestion => ({
          conversationId: conversation_id,
          messageId: message_id,
          text,
          language,
          intent,
          at: at.toISOString(),
        }),
      );
    }),
  };
}
