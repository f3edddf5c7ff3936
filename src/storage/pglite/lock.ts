import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CremaError } from '../../domain/errors.ts';
import { codeOf } from '../failure.ts';

const NAME_LENGTH = 32;

/**
 * Takes the folder (its real path) for this process until released or until the process ends, even by kill -9.
 * PGlite itself lets a second process in, and what that one writes vanishes without an error.
 */
export async function lockFolder(realPath: string): Promise<{ release(): Promise<void> }> {
  const server = createServer((connection) => connection.destroy());
  try {
    await listen(server, lockAddress(realPath, process.platform));
  } catch (cause) {
    if (codeOf(cause) !== 'EADDRINUSE') throw cause;
    throw new CremaError(
      'STORAGE_LOCKED',
      `${realPath} is in use by another process of Crema: stop that process, ` +
        'or set DATABASE_URL to a PostgreSQL server, which many processes can share.',
      { cause },
    );
  }
  // The lock alone must not keep the process alive.
  server.unref();
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** The socket name that stands for a folder; the kernel frees abstract sockets and pipes with their process. */
export function lockAddress(realPath: string, platform: NodeJS.Platform): string {
  const name = `crema-${createHash('sha256').update(realPath).digest('hex').slice(0, NAME_LENGTH)}`;
  if (platform === 'linux') return `\0${name}`;
  if (platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}.sock`);
}

function listen(server: Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
