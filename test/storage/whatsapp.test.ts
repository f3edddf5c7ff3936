import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { openStorage } from '../../src/storage/open.ts';
import { silent } from './support/logger.ts';
import { createDatabase, findServer } from './support/postgres.ts';
import { whatsAppContract } from './support/whatsapp.ts';

const server = await findServer();

describe('WhatsApp on the embedded database', () => {
  whatsAppContract(async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'crema-whatsapp-'));
    const remove = () => rm(dataDir, { recursive: true, force: true });
    return { storage: await openStorage({ dataDir, log: silent }), remove };
  });
});

describe.skipIf(server === null)('WhatsApp on PostgreSQL', () => {
  whatsAppContract(async () => {
    const { url, drop } = await createDatabase(server ?? '');
    return { storage: await openStorage({ databaseUrl: url, dataDir: '', log: silent }), remove: drop };
  });
});
