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
    find: guard('find a person', async (addresses: Addresses) => (await look(db, addresses)).person),
    enter: guard('enter a person', async (addresses: Addresses, newId: string) => {
      const { person, isComplete } = await look(db, addresses);
      if (person === null) await create(db, newId);
      if (!isComplete) await addAddresses(db, person?.id ?? newId, addresses);
      return person ?? { id: newId, memory: NOTHING_REMEMBERED, former: { userIds: [], phone: null } };
    }),
    relink: guard('relink a person', async (before: Addresses, after: Addresses) => {
      const { person } = await look(db, before);
      if (person === null) return;
      await db
        .updateTable('whatsapp_addresses')
        .set({ former: true })
        .where('address', 'in', keysOf(before))
        .where('address', 'not in', keysOf(after))
        .where('person_id', '=', person.id)
        .execute();
      await addAddresses(db, person.id, after);
    }),
  };
}

interface Found {
  readonly address: string;
  readonly person_id: string;
  readonly former: boolean;
  readonly memory: Person['memory'];
  /** Every id of the person, and whether it is a former one. */
  readonly ids: readonly { readonly address: string; readonly former: boolean }[];
}

/**
 * The strongest id decides. A number alone is not enough when the message names a user id and the number's owner has
 * one too: numbers are handed on.
 */
async function look(
  db: Kysely<Database>,
  addresses: Addresses,
): Promise<{ person: Person | null; isComplete: boolean }> {
  const keys = keysOf(addresses);
  if (keys.length === 0) return { person: null, isComplete: true };
  const { rows } = await sql<Found>`
    select a.address, a.person_id, a.former, p.memory, (
      select json_agg(json_build_object('address', o.address, 'former', o.former))
      from whatsapp_addresses o where o.person_id = a.person_id
    ) as ids
    from whatsapp_addresses a join whatsapp_people p on p.id = a.person_id
    where a.address in (${sql.join(keys)})`.execute(db);
  const found = keys.flatMap((key) => rows.find(({ address }) => address === key) ?? []);
  const [strongest] = found;
  const isOthersNumber =
    strongest?.address.startsWith(PHONE) &&
    addresses.userIds.length > 0 &&
    strongest.ids.some(({ address }) => address.startsWith(USER));
  if (strongest === undefined || isOthersNumber) return { person: null, isComplete: false };
  const own = found.filter(({ person_id, former }) => person_id === strongest.person_id && !former);
  return { person: personOf(strongest), isComplete: own.length === keys.length };
}

function personOf({ person_id: id, memory, ids }: Found): Person {
  const former = (prefix: string) =>
    ids.flatMap(({ address, former }) =>
      former && address.startsWith(prefix) ? [address.slice(prefix.length)] : [],
    );
  return { id, memory, former: { userIds: former(USER), phone: former(PHONE)[0] ?? null } };
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

const keysOf = ({ userIds, phone }: Addresses): string[] => [
  ...userIds.map((id) => USER + cleanText(id)),
  ...(phone === null ? [] : [PHONE + cleanText(phone)]),
];
