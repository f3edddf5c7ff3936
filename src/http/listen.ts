import type { FastifyInstance } from 'fastify';
import { CremaError } from '../domain/errors.ts';

/** Listens, and gives the address; fails with CONFIG_INVALID where this process may not, saying what to set. */
export async function listen(
  server: FastifyInstance,
  { host, port }: { host: string; port: number },
): Promise<string> {
  try {
    return await server.listen({ host, port });
  } catch (cause) {
    const remedy = REMEDIES[codeOf(cause)];
    if (remedy === undefined) throw cause;
    throw new CremaError('CONFIG_INVALID', `cannot listen on ${host}:${port}: ${remedy}`, { cause });
  }
}

/** By the system's code of the error. */
const REMEDIES: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program does already; stop it, or set PORT to a free one',
  EADDRNOTAVAIL: 'this machine has no such address; set HOST to one of its own, or to 0.0.0.0 for all',
  ENOTFOUND: 'no such host is known; set HOST to an address of this machine',
  EACCES: 'this user may not; set PORT to 1024 or more',
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';
