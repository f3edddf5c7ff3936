export interface Cache<T> {
  /** The value, unless its time is over. */
  get(key: string): T | undefined;
  set(key: string, value: T, lifeMs: number): void;
}

/** Values for a limited time; beyond `maxEntries` the one unused for longest goes. */
export function createCache<T>({ maxEntries, clock }: { maxEntries: number; clock: () => Date }): Cache<T> {
  // A map keeps the order of insertion, so an entry put back at each use makes the first one the oldest.
  const entries = new Map<string, { value: T; until: number }>();
  return {
    get(key) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      entries.delete(key);
      if (entry.until <= clock().getTime()) return undefined;
      entries.set(key, entry);
      return entry.value;
    },
    set(key, value, lifeMs) {
      entries.delete(key);
      entries.set(key, { value, until: clock().getTime() + lifeMs });
      const [oldest] = entries.keys();
      if (entries.size > maxEntries && oldest !== undefined) entries.delete(oldest);
    },
  };
}
