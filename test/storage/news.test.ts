import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Storage } from '../../src/domain/ports/store.ts';
import { openStorage, storageOn } from '../../src/storage/open.ts';
import { postgresEngine } from '../../src/storage/postgres.ts';
import { silent } from './support/logger.ts';
import { createDatabase, findServer, runSql } from './support/postgres.ts';
import { AT, newConversation, turn } from './support/turns.ts';

const server = await findServer();
const END_LISTENERS = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and application_name = 'crema news'`;

describe.skipIf(server === null)('news between processes on one PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let here: Storage;
  let there: Storage;
  const heard: string[] = [];

  beforeAll(async () => {
    database = await createDatabase(server ?? '');
    const options = { databaseUrl: database.url, dataDir: '/nowhere', log: silent };
    here = await openStorage(options);
    there = await openStorage(options);
    here.feed.subscribe({
      committed: (id) => heard.push(`committed ${id}`),
      elsewhere: (id) => heard.push(`elsewhere ${id}`),
      claimed: (id) => heard.push(`claimed ${id}`),
      missed: () => heard.push('missed'),
    });
  });
  beforeEach(() => {
    heard.length = 0;
  });
  afterAll(async () => {
    await here?.close();
    await there?.close();
    await database?.drop();
  });

  const opened = async () => (await there.conversations.open(newConversation())).id;

  it('tell of what another process committed and gave away, once, and of our own by the store alone', async () => {
    const id = await opened();
    await here.conversations.commitTurn(turn(id, 0, 'm1'));
    await there.conversations.commitTurn(turn(id, 0, 'stale'));
    await there.conversations.commitTurn(turn(id, 1, 'm2'));
    const owner = { customer: { id: 'c-1' }, expiresAt: AT };
    await there.conversations.claim(id, { userId: 'ada', owner });
    await there.conversations.claim(id, { userId: 'ada', owner });
    await there.conversations.commitTurn(turn(id, 2, 'm3'));
    await vi.waitFor(() =>
      expect(heard).toEqual([`committed ${id}`, `elsewhere ${id}`, `claimed ${id}`, `elsewhere ${id}`]),
    );
  });

  it('are heard again after the connection was cut, which is said: meanwhile something may have been missed', async () => {
    const id = await opened();
    for (const version of [0, 1]) {
      heard.length = 0;
      await runSql(database.url, END_LISTENERS);
      await vi.waitFor(() => expect(heard).toEqual(['missed']), { timeout: 5_000 });
      await there.conversations.commitTurn(turn(id, version, `m${version}`));
      await vi.waitFor(() => expect(heard).toEqual(['missed', `elsewhere ${id}`]), { timeout: 15_000 });
    }
  });
});

describe.skipIf(server === null)('a PostgreSQL that does not answer', () => {
  it('fails a statement in time, and serves the next one', async () => {
    const database = await createDatabase(server ?? '');
    const engine = postgresEngine({ databaseUrl: database.url, log: silent, queryTimeoutMs: 300 });
    const storage = await storageOn(engine, silent);
    const { id } = await storage.conversations.open(newConversation());
    const blocked = runSql(
      database.url,
      `begin; lock table conversations in access exclusive mode; select pg_sleep(1); commit`,
    );
    await vi.waitFor(() =>
      expect(storage.conversations.find(id)).rejects.toMatchObject({ code: 'STORAGE_FAILED' }),
    );
    await blocked;
    expect(await storage.conversations.find(id)).toMatchObject({ id });
    await storage.close();
    await database.drop();
  });
});
