import type { CustomerDirectory, Identity, Lookup } from '../domain/ports/customers.ts';
import type { Logger } from '../domain/ports/logger.ts';
import { createBreaker } from './breaker.ts';
import { createCache } from './cache.ts';
import { phoneKey } from './phone.ts';
import { type Query, request, type Service } from './request.ts';

export interface HttpDirectoryOptions extends Service {
  readonly clock: () => Date;
  /** 0 to 1; spreads retries. */
  readonly random: () => number;
  readonly sleep: (ms: number) => Promise<unknown>;
  readonly log: Logger;
}

const FOUND_MS = 60_000;
/** Short, so that somebody who has just signed up is known soon. */
const UNKNOWN_MS = 10_000;
const MAX_CACHED = 10_000;
const MAX_FAILURES = 5;
const REST_MS = 30_000;
const MIN_RETRY_MS = 50;
const MAX_RETRY_MS = 250;

/** The customers that a shop's own service knows: asked with a time limit, remembered for a minute, left in peace while it is down. */
export function httpDirectory(options: HttpDirectoryOptions): CustomerDirectory {
  const { clock, log } = options;
  const cache = createCache<Lookup>({ maxEntries: MAX_CACHED, clock });
  const breaker = createBreaker({
    maxFailures: MAX_FAILURES,
    restMs: REST_MS,
    clock,
    onChange: (state) => log.warn({ state, restMs: REST_MS }, 'customer directory breaker'),
  });

  const attempt = async (query: Query) => {
    const answer = await request(options, query);
    // One record in a wrong form must not cost all others their account.
    if (answer.kind === 'down') breaker.failed();
    else breaker.succeeded();
    if ('reason' in answer) log.warn({ by: query.by, reason: answer.reason }, 'customer directory failed');
    return answer;
  };

  const ask = async (query: Query): Promise<Lookup> => {
    if (!breaker.allows()) return { kind: 'unavailable', reason: 'it failed repeatedly and is left to rest' };
    let answer = await attempt(query);
    if (answer.kind === 'down' && answer.isWorthRetrying && breaker.allows()) {
      await options.sleep(MIN_RETRY_MS + options.random() * (MAX_RETRY_MS - MIN_RETRY_MS));
      answer = await attempt(query);
    }
    return 'reason' in answer ? { kind: 'unavailable', reason: answer.reason } : answer;
  };

  const remembered = merged(async (query: Query): Promise<Lookup> => {
    const known = cache.get(keyOf(query));
    if (known) return known;
    const lookup = await ask(query);
    if (lookup.kind === 'found') cache.set(keyOf(query), lookup, FOUND_MS);
    if (lookup.kind === 'unknown') cache.set(keyOf(query), lookup, UNKNOWN_MS);
    return lookup;
  });

  return {
    async find(identity) {
      for (const query of queriesFor(identity)) {
        const lookup = await remembered(query);
        if (lookup.kind !== 'unknown') return lookup;
      }
      return { kind: 'unknown' };
    },
  };
}

/** The strongest first. A number is asked for as the channel writes it, then as the rest of the world does. */
function queriesFor(identity: Identity): Query[] {
  if (identity.kind === 'customer') {
    // As part of an address these two name a folder.
    return ['.', '..'].includes(identity.id) ? [] : [{ by: 'id', value: identity.id }];
  }
  const { userIds, phone } = identity;
  const phones = phone === null ? [] : [phone, phoneKey(phone) ?? phone];
  return [
    ...userIds.map((value): Query => ({ by: 'whatsappUserId', value })),
    ...[...new Set(phones)].map((value): Query => ({ by: 'phone', value })),
  ];
}

const keyOf = ({ by, value }: Query): string => `${by} ${value}`;

/** Questions asked again while the same one is under way share its answer. */
function merged(ask: (query: Query) => Promise<Lookup>): (query: Query) => Promise<Lookup> {
  const underWay = new Map<string, Promise<Lookup>>();
  return (query) => {
    const key = keyOf(query);
    const running = underWay.get(key);
    if (running) return running;
    const started = ask(query).finally(() => underWay.delete(key));
    underWay.set(key, started);
    return started;
  };
}
