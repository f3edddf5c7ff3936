import { readConfig } from '../src/config.ts';
import { CremaError } from '../src/domain/errors.ts';
import type { Logger } from '../src/domain/ports/logger.ts';
import { openStorage } from '../src/storage/open.ts';

/** npm run migrate: brings the tables of DATABASE_URL, or of the data folder, up to date and says what it did. */
const applied: string[] = [];
const quiet = () => {};
const log: Logger = {
  debug: quiet,
  info: (data) => {
    if ('migration' in data) applied.push(String(data.migration));
  },
  warn: quiet,
  error: quiet,
};

try {
  const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir } = readConfig(process.env);
  const storage = await openStorage({ databaseUrl, dataDir, log });
  await storage.close();
  for (const name of applied) console.log(`applied ${name}`);
  console.log(
    applied.length === 0 ? 'nothing to do: the tables are up to date' : `${applied.length} applied`,
  );
} catch (error) {
  console.error(error instanceof CremaError ? `${error.code}: ${error.message}` : error);
  process.exitCode = 1;
}
