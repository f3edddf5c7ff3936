import type { Kysely } from 'kysely';
import type { Rating, RatingStore } from '../domain/ports/store.ts';
import { cleanJson, cleanOrNull, cleanText } from './clean.ts';
import type { Guard } from './failure.ts';
import type { Database } from './schema.ts';

/** Ratings in SQL: one row per person and answer, the last opinion wins. */
export function sqlRatings(db: Kysely<Database>, guard: Guard): RatingStore {
  return {
    put: guard('store a rating', async (rating) => {
      const opinion = {
        vote: rating.vote,
        stars: rating.stars,
        comment: cleanOrNull(rating.comment),
        at: new Date(rating.at),
        intent: cleanOrNull(rating.intent),
        answer: cleanOrNull(rating.answer),
        policy: cleanOrNull(rating.policy),
        outcome: cleanOrNull(rating.outcome),
        receipt: cleanJson(rating.receipt) as Rating['receipt'],
        content_version: cleanText(rating.contentVersion),
      };
      await db
        .insertInto('ratings')
        .values({
          conversation_id: cleanText(rating.conversationId),
          message_id: cleanText(rating.messageId),
          person_id: cleanText(rating.personId),
          ...opinion,
        })
        .onConflict((conflict) =>
          conflict.columns(['conversation_id', 'message_id', 'person_id']).doUpdateSet(opinion),
        )
        .execute();
    }),
    remove: guard('take a rating back', async ({ conversationId, messageId, personId }) => {
      await db
        .deleteFrom('ratings')
        .where('conversation_id', '=', cleanText(conversationId))
        .where('message_id', '=', cleanText(messageId))
        .where('person_id', '=', cleanText(personId))
        .execute();
    }),
    find: guard('read ratings', async (conversationId: string) => {
      const rows = await db
        .selectFrom('ratings')
        .selectAll()
        .where('conversation_id', '=', cleanText(conversationId))
        .orderBy('at')
        .orderBy('message_id')
        .orderBy('person_id')
        .execute();
      return rows.map(
        (row): Rating => ({
          conversationId: row.conversation_id,
          messageId: row.message_id,
          personId: row.person_id,
          vote: row.vote,
          stars: row.stars,
          comment: row.comment,
          at: row.at.toISOString(),
          intent: row.intent,
          answer: row.answer,
          policy: row.policy,
          outcome: row.outcome,
          receipt: row.receipt,
          contentVersion: row.content_version,
        }),
      );
    }),
  };
}
