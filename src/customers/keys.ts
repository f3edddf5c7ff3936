import { createLocalJWKSet, createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';

/** Where the key of a token's signature comes from; the algorithms belong to the kind of key, never to the token. */
export interface TokenKeys {
  readonly algorithms: readonly string[];
  /** Fails with KeysUnavailable when the keys cannot be had now. */
  readonly find: JWTVerifyGetKey;
}

/** The keys cannot be had now, which says nothing about the token. */
export class KeysUnavailable extends Error {}

/** Algorithms of public keys; Ed25519 is the newer name of EdDSA. */
const PUBLIC_KEY_ALGORITHMS = ['RS256', 'ES256', 'EdDSA', 'Ed25519'] as const;
const FETCH_TIMEOUT_MS = 3_000;
const DEFAULT_COOLDOWN_MS = 30_000;

/** One secret shared with who signs: the shop's server, or our own demo page. */
export const sharedSecret = (secret: () => Promise<Uint8Array>): TokenKeys => ({
  algorithms: ['HS256'],
  find: secret,
});

/** Public keys published at an address: kept for ten minutes, fetched again at once for an unknown key id, but not more often than the cooldown allows. */
export function publishedKeys(
  url: URL,
  { fetch, cooldownMs = DEFAULT_COOLDOWN_MS }: { fetch: typeof globalThis.fetch; cooldownMs?: number },
): TokenKeys {
  const find = createRemoteJWKSet(url, {
    timeoutDuration: FETCH_TIMEOUT_MS,
    cooldownDuration: cooldownMs,
    [customFetch]: fetch,
  });
  return { algorithms: PUBLIC_KEY_ALGORITHMS, find: orUnavailable(find) };
}

/** Public keys in a file, by the version of it that is current at each token. */
export const keysInFile = (current: () => Promise<KeySet>): TokenKeys => ({
  algorithms: PUBLIC_KEY_ALGORITHMS,
  find: orUnavailable(async (header, token) => (await current())(header, token)),
});

export type KeySet = ReturnType<typeof createLocalJWKSet>;

const PublicKeys = z.object({
  keys: z
    .array(
      z
        .looseObject({ kty: z.string() })
        .refine((key) => !('d' in key) && !('k' in key), 'a private key does not belong here'),
    )
    .min(1),
});

/** The keys that a JWKS document holds; fails when it is none, or holds a secret. */
export const parseKeySet = (text: string): KeySet => createLocalJWKSet(PublicKeys.parse(JSON.parse(text)));

/** Not finding the key in the set is about the token; any other failure is about the set. */
const orUnavailable =
  (find: JWTVerifyGetKey): JWTVerifyGetKey =>
  async (header, token) => {
    try {
      return await find(header, token);
    } catch (cause) {
      if (cause instanceof errors.JWKSNoMatchingKey || cause instanceof errors.JWKSMultipleMatchingKeys)
        throw cause;
      throw new KeysUnavailable('the published keys cannot be read', { cause });
    }
  };
