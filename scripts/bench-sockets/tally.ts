/** What a run counted. Times in milliseconds. */
export interface Tally {
  readonly replies: number[];
  readonly echoes: number[];
  /** How often each kind of failure happened. */
  readonly failures: Map<string, number>;
  fail(error: unknown): void;
}

export function createTally(): Tally {
  const failures = new Map<string, number>();
  return {
    replies: [],
    echoes: [],
    failures,
    fail(error) {
      const reason = error instanceof Error ? error.message : String(error);
      failures.set(reason, (failures.get(reason) ?? 0) + 1);
    },
  };
}

/** The value below which this share of the times lies; 0 for no times. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
