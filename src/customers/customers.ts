import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyPluginAsync } from 'fastify';
import type { z } from 'zod';
import { dayIn } from '../domain/calendar.ts';
import { CremaError } from '../domain/errors.ts';
import type { CustomerDirectory, CustomerTokens } from '../domain/ports/customers.ts';
import type { Logger } from '../domain/ports/logger.ts';
import { DemoFile, demoSignIn } from './demo.ts';
import { CustomersFile, fileDirectory } from './file-directory.ts';
import { followFile } from './followed-file.ts';
import { httpDirectory } from './http-directory.ts';
import { keysInFile, parseKeySet, publishedKeys, sharedSecret, type TokenKeys } from './keys.ts';
import { customerTokens } from './tokens.ts';

export interface CustomersOptions {
  /** Null for what is not configured; at most one of the first two, and one of `file` and `url`. */
  readonly config: {
    readonly tokenSecret: string | null;
    /** A file, or an address. */
    readonly tokenKeys: string | null;
    readonly file: string | null;
    readonly url: string | null;
    readonly urlToken: string | null;
  };
  /** The customers of the demo page. */
  readonly demoFile: string;
  /** Reads a YAML file against a schema; fails with CONFIG_INVALID, naming the setting. */
  readonly readYaml: <S extends z.ZodType>(
    path: string,
    form: { schema: S; setting: string; help: string },
  ) => Promise<z.infer<S>>;
  /** Signs the tokens of the demo page. */
  readonly demoKey: () => Promise<Uint8Array>;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: () => Date;
  readonly random: () => number;
  readonly timeZone: string;
  readonly log: Logger;
}

export interface Customers {
  readonly directory: CustomerDirectory;
  readonly tokens: CustomerTokens;
  /** The sign-in of the demo page; null where real customers sign in. */
  readonly demo: FastifyPluginAsync | null;
}

const REQUEST_TIMEOUT_MS = 2_000;
const HELP = 'see docs/identity.md, and quote ids and phone numbers';

/** Everything that tells who is asking, from the settings; fails with CONFIG_INVALID when a file cannot be used. */
export async function createCustomers(options: CustomersOptions): Promise<Customers> {
  const { clock, log, timeZone } = options;
  const directory = await directoryOf(options);
  const keys = await keysOf(options);
  if (keys !== null)
    return { directory, tokens: customerTokens({ keys, directory, clock, log }), demo: null };

  const demo = demoSignIn({
    readFile: () =>
      options.readYaml(options.demoFile, { schema: DemoFile, setting: 'the demo page', help: HELP }),
    key: options.demoKey,
    today: () => dayIn(timeZone, clock().toISOString()),
    clock,
  });
  const tokens = customerTokens({ keys: sharedSecret(options.demoKey), directory, clock, log });
  return { directory, tokens: unconfigured(tokens), demo };
}

async function directoryOf(options: CustomersOptions): Promise<CustomerDirectory> {
  const { config, readYaml, log } = options;
  if (config.file !== null) {
    const form = { schema: CustomersFile, setting: 'CUSTOMERS_FILE', help: HELP };
    return fileDirectory(await followFile(config.file, { read: (path) => readYaml(path, form), log }));
  }
  if (config.url !== null) {
    const service = { url: new URL(config.url), token: config.urlToken, timeoutMs: REQUEST_TIMEOUT_MS };
    return httpDirectory({ ...options, ...service, sleep });
  }
  return { find: async () => ({ kind: 'unknown' }) };
}

async function keysOf({ config, fetch, log }: CustomersOptions): Promise<TokenKeys | null> {
  if (config.tokenSecret !== null) {
    const secret = new TextEncoder().encode(config.tokenSecret);
    return sharedSecret(async () => secret);
  }
  if (config.tokenKeys === null) return null;
  if (URL.canParse(config.tokenKeys)) return publishedKeys(new URL(config.tokenKeys), { fetch });
  return keysInFile(await followFile(config.tokenKeys, { read: readKeySet, log }));
}

async function readKeySet(path: string) {
  try {
    return parseKeySet(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new CremaError(
      'CONFIG_INVALID',
      `CUSTOMER_TOKEN_JWKS: ${path}: cannot be read as a JSON Web Key Set of public keys; see docs/identity.md`,
      { cause },
    );
  }
}

/** Only the demo page's own tokens are known here: any other one shows that a setting is missing. */
const unconfigured = (demo: CustomerTokens): CustomerTokens => ({
  async verify(token) {
    const verified = await demo.verify(token);
    if (verified.kind === 'verified' || verified.code !== 'BAD_SIGNATURE') return verified;
    return {
      kind: 'refused',
      code: 'NOT_CONFIGURED',
      message:
        'The customer token is not accepted: this server has no key for it; set CUSTOMER_TOKEN_SECRET or CUSTOMER_TOKEN_JWKS.',
    };
  },
});
