/** Says whether one more event of this name still fits; a refused event does not count. */
export type Limit = (name: string) => boolean;

const MAX_NAMES = 10_000;

/** At most `events` per name in any window of `windowMs`. */
export function createLimit({
  events,
  windowMs,
  clock,
}: {
  events: number;
  windowMs: number;
  clock: () => Date;
}): Limit {
  const seen = new Map<string, number[]>();
  return (name) => {
    const now = clock().getTime();
    const recent = (seen.get(name) ?? []).filter((at) => at > now - windowMs);
    const fits = recent.length < events;
    if (fits) recent.push(now);
    // Set anew so that the map stays ordered by last use, and the longest unused name is dropped first.
    seen.delete(name);
    seen.set(name, recent);
    if (seen.size > MAX_NAMES) dropOldest(seen);
    return fits;
  };
}

function dropOldest(seen: Map<string, number[]>): void {
  const oldest = seen.keys().next().value;
  if (oldest !== undefined) seen.delete(oldest);
}
