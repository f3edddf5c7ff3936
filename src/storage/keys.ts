import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { KeyStore } from '../domain/ports/store.ts';
import type { Guard } from './failure.ts';
import type { Database } from './schema.ts';

const KEY_BYTES = 32;

/** Keys in SQL: whoever asks first creates the key, and everybody gets that one. */
export function sqlKeys(db: Kysely<Database>, guard: Guard): KeyStore {
  const known = new Map<string, Uint8Array>();
  return {
    key: guard('read a signing key', async (name: string) => {
      const secret = known.get(name) ?? (await findKey(db, name)) ?? (await createKey(db, name));
      known.set(name, secret);
      return Uint8Array.from(secret);
    }),
  };
}

async function createKey(db: Kysely<Database>, name: string): Promise<Uint8Array> {
  const proposal = Uint8Array.from(randomBytes(KEY_BYTES));
  await db
    .insertInto('keys')
    .values({ name, secret: proposal })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const secret = await findKey(db, name);
  if (secret === null) throw new Error(`the key ${name} was removed while it was being created`);
  return secret;
}

async function findKey(db: Kysely<Database>, name: string): Promise<Uint8Array | null> {
  const row = await db.selectFrom('keys').select('secret').where('name', '=', name).executeTakeFirst();
  return row === undefined ? null : Uint8Array.from(row.secret);
}
