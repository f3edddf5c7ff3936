import { type Kysely, sql } from 'kysely';
import type { Addresses, People, Person } from '../../domain/ports/whatsapp.ts';
import { cleanText } from '../clean.ts';
import type { Guard } from '../failure.ts';
import type { Database } from '../schema.ts';

const USER = 'id:';
const PHONE = 'tel:';
const NOTHING_REMEMBERED: Person['memory'] = { offers: [], ratingAsked: {} };

/** Who is who, in SQL: every id a person has or had leads to the same person. */
export function sqlPeople(db: Kysely<Database>, guard: Guard): People {
  return {
    find: guard('find a person', async (addresses: Addresses) => {
      const { id } = await look(db, addresses);
      return id === null ? null : read(db, id);
    }),
    enter: guard('enter a person', async (addresses: Addresses, newId: string) => {
      const { id, isComplete } = await look(db, addresses);
      if (id === null) await create(db, newId);
      if (!isComplete) await addAddresses(db, id ?? newId, addresses);
      return read(db, id ?? newId);
    }),
    relink: guard('relink a person', async (before: Addresses, after: Addresses) => {
      const { id } = await look(db, before);
      if (id === null) return;
      const kept = keysOf(after);
      await db
        .updateTable('whatsapp_addresses')
        .set({ former: true })
        .where('address', 'in', keysOf(before))
        .where('address', 'not in', kept)
        .where('person_id', '=', id)
        .execute();
      await addAddresses(db, id, after);
    }),
  };
}

/**
 * The strongest id decides. A number alone is not enough when the message names a user id and the number's owner has
 * one too: numbers are handed on.
 */
async function look(
  db: Kysely<Database>,
  addresses: Addresses,
): Promise<{ id: string | null; isComplete: boolean }> {
  const keys = keysOf(addresses);
  if (keys.length === 0) return { id: null, isComplete: true };
  const { rows } = await sql<{ address: string; person_id: string; former: boolean; has_user_id: boolean }>`
    select address, person_id, former, exists (
      select from whatsapp_addresses o where o.person_id = a.person_id and o.address like ${`${USER}%`}
    ) as has_user_id
    from whatsapp_addresses a where address in (${sql.join(keys)})`.execute(db);
  const found = keys.flatMap((key) => rows.find(({ address }) => address === key) ?? []);
  const [strongest] = found;
  const isOthersNumber =
    strongest?.address.startsWith(PHONE) && strongest.has_user_id && addresses.userIds.length > 0;
  const id = strongest === undefined || isOthersNumber ? null : strongest.person_id;
  const current = found.filter(({ person_id, former }) => person_id === id && !former);
  return { id, isComplete: current.length === keys.length };
}

async function create(db: Kysely<Database>, id: string): Promise<void> {
  await db
    .insertInto('whatsapp_people')
    .values({ id, memory: JSON.stringify(NOTHING_REMEMBERED) as never })
    .execute();
}

/** A number moves to whom it speaks for now; a user id stays with its person. */
async function addAddresses(db: Kysely<Database>, personId: string, addresses: Addresses): Promise<void> {
  for (const address of keysOf(addresses)) {
    await db
      .insertInto('whatsapp_addresses')
      .values({ address, person_id: personId })
      .onConflict((conflict) =>
        address.startsWith(PHONE)
          ? conflict.column('address').doUpdateSet({ person_id: personId, former: false })
          : conflict.column('address').doNothing(),
      )
      .execute();
  }
}

async function read(db: Kysely<Database>, id: string): Promise<Person> {
  const { rows } = await sql<{ memory: Person['memory']; former: string[] | null }>`
    select memory, (select json_agg(address) from whatsapp_addresses where person_id = p.id and former) as former
    from whatsapp_people p where id = ${id}`.execute(db);
  const { memory, former } = rows[0] ?? { memory: NOTHING_REMEMBERED, former: null };
  const starting = (prefix: string) =>
    (former ?? []).flatMap((address) => (address.startsWith(prefix) ? [address.slice(prefix.length)] : []));
  return { id, memory, former: { userIds: starting(USER), phone: starting(PHONE)[0] ?? null } };
}

const keysOf = ({ userIds, phone }: Addresses): string[] => [
  ...userIds.map((id) => USER + cleanText(id)),
  ...(phone === null ? [] : [PHONE + cleanText(phone)]),
];
