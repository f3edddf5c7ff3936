import { cp, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStorage, storageOn } from '../../src/storage/open.ts';
import { openPglite } from '../../src/storage/pglite/engine.ts';
import { storageContract } from './support/contract.ts';
import { silent } from './support/logger.ts';
import { spawnCommitter } from './support/processes.ts';
import { newConversation, turn } from './support/turns.ts';

const newFolder = () => mkdtemp(join(tmpdir(), 'crema-storage-'));
const remove = (folder: string) => rm(folder, { recursive: true, force: true });

// Creating a database takes seconds; a copy of one takes a moment.
let emptyDatabase: string;
beforeAll(async () => {
  emptyDatabase = await newFolder();
  await (await openStorage({ dataDir: emptyDatabase, log: silent })).close();
});
afterAll(() => remove(emptyDatabase));

async function copyOfEmpty(): Promise<string> {
  const folder = await newFolder();
  await cp(emptyDatabase, folder, { recursive: true });
  return folder;
}

describe('storage on the embedded database', () => {
  storageContract(async () => {
    const dataDir = await copyOfEmpty();
    return { open: () => openStorage({ dataDir, log: silent }), remove: () => remove(dataDir) };
  });
});

describe('the embedded database', () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await copyOfEmpty();
  });
  afterAll(() => remove(dataDir));

  it('flushes to disk once for a batch of turns, however many they are', async () => {
    const engine = await openPglite({ dataDir, log: silent });
    const storage = await storageOn(engine, silent);
    const ids = await Promise.all(
      Array.from({ length: 40 }, async () => (await storage.conversations.open(newConversation())).id),
    );
    const before = await engine.stats();
    await Promise.all(ids.map((id) => storage.conversations.commitTurn(turn(id, 0, 'm1'))));
    const after = await engine.stats();
    await storage.close();
    // The first turn starts a batch of its own, the other 39 share the second.
    expect(after.fsyncs - before.fsyncs).toBe(2);
  });

  it('rolls back and reports a query that bypasses the transaction it is in, instead of waiting for ever', async () => {
    const engine = await openPglite({ dataDir, log: silent, maxWaitMs: 100 });
    const db = new Kysely<{ keys: { name: string; secret: Uint8Array } }>({ dialect: engine.dialect });
    const attempt = db.transaction().execute(async (trx) => {
      await trx
        .insertInto('keys')
        .values({ name: 'lost', secret: new Uint8Array(1) })
        .execute();
      await db.selectFrom('keys').selectAll().execute();
    });
    await expect(attempt).rejects.toThrow('inside a transaction use its own handle');
    const { rows } = await sql`select 1 from keys where name = 'lost'`.execute(db);
    expect(rows).toEqual([]);
    await db.destroy();
    await engine.close();
  });

  it.each([
    [
      'a statement that never ends',
      sql`select count(*) from generate_series(1, 1e15)`,
      'did not answer within',
    ],
    [
      'a full disk',
      sql`do $$ begin raise 'no space left' using errcode = 'disk_full'; end $$`,
      'no space left',
    ],
  ])(
    'fails on %s, and works again on the next call with all it had acknowledged',
    async (_what, statement, reason) => {
      const engine = await openPglite({ dataDir, log: silent, answerWithinMs: 2_000 });
      const storage = await storageOn(engine, silent);
      const { id } = await storage.conversations.open(newConversation());
      await storage.conversations.commitTurn(turn(id, 0, 'm1'));
      const db = new Kysely<unknown>({ dialect: engine.dialect });
      const transaction = db.transaction().execute(async (trx) => {
        await sql`delete from messages`.execute(trx);
        await statement.execute(trx).catch((error: unknown) => expect(String(error)).toContain(reason));
        // Whoever overlooks the error must not go on outside the transaction in the restarted database.
        await sql`delete from messages`.execute(trx);
      });
      await expect(transaction).rejects.toThrow(reason);
      expect(await storage.conversations.messagesAfter(id, { after: 0, limit: 10 })).toHaveLength(2);
      expect((await storage.conversations.commitTurn(turn(id, 1, 'm2'))).kind).toBe('committed');
      await storage.close();
    },
  );

  it('refuses a second process and names the folder; lets it in after the first was killed', async () => {
    const first = spawnCommitter(dataDir);
    await first.untilLines(2);
    const second = spawnCommitter(dataDir);
    await second.exited;
    expect(second.lines).toEqual([expect.stringMatching(`^STORAGE_LOCKED: ${dataDir}.*DATABASE_URL`)]);
    await expect(openStorage({ dataDir, log: silent })).rejects.toMatchObject({ code: 'STORAGE_LOCKED' });
    await first.kill9();
    await (await openStorage({ dataDir, log: silent })).close();
  });

  it('keeps every acknowledged turn of a process killed in the middle of its work', async () => {
    for (const enough of [20, 200]) {
      const child = spawnCommitter(dataDir);
      await child.untilLines(enough);
      await child.kill9();
      const [id = '', ...acknowledged] = child.lines;
      const storage = await openStorage({ dataDir, log: silent });
      const kept = await storage.conversations.messagesAfter(id, { after: 0, limit: 100_000 });
      await storage.close();
      expect(kept.map((line) => line.id)).toEqual(expect.arrayContaining(acknowledged));
      expect(kept.map(({ seq }) => seq)).toEqual(kept.map((_, index) => index + 1));
    }
  });
});

describe('a data folder that cannot be used', () => {
  it('is refused with its name when a file stands in its place', async () => {
    const parent = await newFolder();
    const dataDir = join(parent, 'data');
    await writeFile(dataDir, '');
    await expect(openStorage({ dataDir, log: silent })).rejects.toMatchObject({
      code: 'STORAGE_FAILED',
      message: expect.stringMatching(`^${dataDir}: .*DATA_DIR`),
    });
    await remove(parent);
  });

  it.each([
    [
      'a truncated file',
      (folder: string) => truncate(join(folder, 'global', 'pg_control'), 10),
      'could not read file',
    ],
    ['another version', (folder: string) => writeFile(join(folder, 'PG_VERSION'), '15'), 'incompatible'],
  ])(
    'is refused with the reason and what to do, and is not locked afterwards: %s',
    async (_what, damage, reason) => {
      const dataDir = await newFolder();
      await (await openStorage({ dataDir, log: silent })).close();
      await damage(join(dataDir, 'postgres'));
      for (const _attempt of ['first', 'second']) {
        await expect(openStorage({ dataDir, log: silent })).rejects.toMatchObject({
          code: 'STORAGE_FAILED',
          message: expect.stringMatching(`^${dataDir}.*${reason}.*restore it from a backup`),
        });
      }
      await remove(dataDir);
    },
  );

  it('starts anew when the first start was interrupted before anything could be stored', async () => {
    const dataDir = await newFolder();
    await writeFile(join(dataDir, 'postgres.new'), 'half');
    await (await openStorage({ dataDir, log: silent })).close();
    await remove(dataDir);
  });
});
