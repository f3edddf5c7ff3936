import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { CremaError } from '../domain/errors.ts';
import * as conversations from './migrations/0001-conversations.ts';
import * as whatsapp from './migrations/0002-whatsapp.ts';
import * as ratingsAndOwners from './migrations/0003-ratings-and-owners.ts';
import type { Database } from './schema.ts';

/** Every migration in order; add the next number here. One that was released is never edited. */
const MIGRATIONS = {
  '0001-conversations': conversations,
  '0002-whatsapp': whatsapp,
  '0003-ratings-and-owners': ratingsAndOwners,
};

/** Brings the tables up to date, once even when many processes start together, and returns the names of what it applied. */
export async function migrate(db: Kysely<Database>, where: string): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined) {
    const failed = results.find(({ status }) => status === 'Error')?.migrationName;
    throw new CremaError(
      'STORAGE_FAILED',
      `${where}: ${failed === undefined ? 'the tables could not be checked' : `migration ${failed} failed`} ` +
        `(${reason(error)}); nothing was changed. If a newer version of Crema has used this database, run that version.`,
      { cause: error },
    );
  }
  return results.map(({ migrationName }) => migrationName);
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));
