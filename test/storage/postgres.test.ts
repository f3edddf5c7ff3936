import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Storage } from '../../src/domain/ports/store.ts';
import { openStorage } from '../../src/storage/open.ts';
import { storageContract } from './support/contract.ts';
import { silent } from './support/logger.ts';
import { createDatabase, findServer, runSql } from './support/postgres.ts';
import { newConversation, turn } from './support/turns.ts';

const NO_FOLDER = '/nowhere';
const END_OTHER_CONNECTIONS =
  'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';
const STORAGE_FAILED = { status: 'rejected', reason: expect.objectContaining({ code: 'STORAGE_FAILED' }) };
const server = await findServer();

describe.skipIf(server === null)('storage on PostgreSQL', () => {
  storageContract(async () => {
    const { url, drop } = await createDatabase(server ?? '');
    return { open: () => openStorage({ databaseUrl: url, dataDir: NO_FOLDER, log: silent }), remove: drop };
  });
});

describe.skipIf(server === null)('several processes on one PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let storages: Storage[] = [];

  beforeAll(async () => {
    database = await createDatabase(server ?? '');
    const options = { databaseUrl: database.url, dataDir: NO_FOLDER, log: silent };
    storages = await Promise.all(Array.from({ length: 4 }, () => openStorage(options)));
  });
  afterAll(async () => {
    await Promise.all(storages.map((storage) => storage.close()));
    await database?.drop();
  });

  it('migrate the empty database once although all started together', async () => {
    expect(await runSql(database.url, 'select name from kysely_migration')).toEqual([
      { name: '0001-conversations' },
      { name: '0002-whatsapp' },
      { name: '0003-ratings-and-owners' },
    ]);
  });

  it('agree on a key that all ask for at once', async () => {
    const keys = await Promise.all(storages.map(({ keys }) => keys.key('tokens')));
    expect(keys).toEqual(keys.map(() => keys[0]));
  });

  it('lose no turn and double no number when they write to the same conversations', async () => {
    const ids = await Promise.all(
      Array.from(
        { length: 5 },
        async () => (await storages[0]?.conversations.open(newConversation()))?.id ?? '',
      ),
    );
    const jobs = storages.flatMap(({ conversations }, process) =>
      ids.flatMap((id) =>
        Array.from({ length: 10 }, (_, i) => ({ conversations, id, messageId: `${process}-${i}` })),
      ),
    );
    await Promise.all(
      jobs.map(async ({ conversations, id, messageId }) => {
        for (let kind = ''; kind !== 'committed'; ) {
          const version = (await conversations.find(id))?.version ?? 0;
          kind = (await conversations.commitTurn(turn(id, version, messageId))).kind;
        }
      }),
    );
    for (const id of ids) {
      const lines = await storages[1]?.conversations.messagesAfter(id, { after: 0, limit: 1_000 });
      expect(lines?.map(({ seq }) => seq)).toEqual(Array.from({ length: 80 }, (_, i) => i + 1));
      expect(new Set(lines?.map((line) => line.id)).size).toBe(80);
    }
  });

  it('fail the turns under way and work again after the server has ended every connection', async () => {
    const { conversations, ping } = storages[0] as Storage;
    for (const _round of [1, 2, 3]) {
      const ids = await Promise.all(
        Array.from({ length: 30 }, async () => (await conversations.open(newConversation())).id),
      );
      const underWay = Promise.allSettled(ids.map((id) => conversations.commitTurn(turn(id, 0, 'm1'))));
      await runSql(database.url, END_OTHER_CONNECTIONS);
      const refused = (await underWay).filter(({ status }) => status === 'rejected');
      expect(refused).toEqual(refused.map(() => STORAGE_FAILED));
      const failures = await failuresUntilWorking(ping);
      expect(failures).toEqual(failures.map(() => STORAGE_FAILED.reason));
      for (const id of ids) {
        const { kind } = await conversations.commitTurn(turn(id, 0, 'm1'));
        expect(['committed', 'duplicate']).toContain(kind);
        expect(await conversations.messagesAfter(id, { after: 0, limit: 10 })).toHaveLength(2);
      }
    }
  });
});

/** At most one failure per connection of the pool can be in the way. */
async function failuresUntilWorking(ping: () => Promise<void>): Promise<unknown[]> {
  const failures: unknown[] = [];
  for (let attempt = 0; attempt <= 10; attempt += 1) {
    try {
      await ping();
      return failures;
    } catch (error) {
      failures.push(error);
    }
  }
  throw new Error('still not working', { cause: failures.at(-1) });
}

describe('a PostgreSQL that cannot be used', () => {
  it.each([
    ['nobody listens', 'postgres://ada:secret@127.0.0.1:1/crema', '127.0.0.1:1/crema'],
    ['the address is no address', 'crema', 'postgres://user:password@host:5432/name'],
    [
      'the address is of something else',
      'mysql://127.0.0.1/crema',
      'postgres://user:password@host:5432/name',
    ],
  ])('is refused with where it should be and without the password: %s', async (_why, databaseUrl, named) => {
    const error = await openStorage({ databaseUrl, dataDir: NO_FOLDER, log: silent }).catch(
      (e: unknown) => e,
    );
    expect(error).toMatchObject({ code: 'STORAGE_FAILED', message: expect.stringContaining(named) });
    expect((error as Error).message).not.toContain('secret');
  });
});
