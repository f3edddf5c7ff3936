/** Keeps us from asking a service that is down again and again. */
export interface Breaker {
  /** Whether to try now: always while closed, once after each rest while open. */
  allows(): boolean;
  succeeded(): void;
  failed(): void;
}

/** A circuit breaker that opens after `maxFailures` in a row and lets one probe through after each `restMs`. */
export function createBreaker({
  maxFailures,
  restMs,
  clock,
  onChange,
}: {
  maxFailures: number;
  restMs: number;
  clock: () => Date;
  onChange: (state: 'open' | 'closed') => void;
}): Breaker {
  let failures = 0;
  let restsUntil = 0;
  const isOpen = () => failures >= maxFailures;
  return {
    allows() {
      const now = clock().getTime();
      if (!isOpen()) return true;
      if (now < restsUntil) return false;
      // Whoever comes while the probe is under way rests on.
      restsUntil = now + restMs;
      return true;
    },
    succeeded() {
      if (isOpen()) onChange('closed');
      failures = 0;
    },
    failed() {
      failures += 1;
      if (failures === maxFailures) onChange('open');
      if (isOpen()) restsUntil = clock().getTime() + restMs;
    },
  };
}
