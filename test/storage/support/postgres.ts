import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

const LOCAL_SERVER = 'postgres://postgres@127.0.0.1:5432/postgres';

/** The server to test on, or null when there is none and that is acceptable here; on CI it is not. */
export async function findServer(): Promise<string | null> {
  const url = process.env.TEST_DATABASE_URL ?? LOCAL_SERVER;
  try {
    await runSql(url, 'select 1');
    return url;
  } catch (error) {
    const reason = `no PostgreSQL at ${new URL(url).host} (${String(error)}); set TEST_DATABASE_URL`;
    if (process.env.CI === 'true') throw new Error(reason, { cause: error });
    console.warn(`SKIPPED storage on PostgreSQL: ${reason}`);
    return null;
  }
}

export async function runSql(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** An empty database of its own, and the way to remove it. */
export async function createDatabase(serverUrl: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `crema_test_${randomUUID().replaceAll('-', '')}`;
  await runSql(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: async () => {
      await runSql(serverUrl, `drop database ${name} with (force)`);
    },
  };
}
