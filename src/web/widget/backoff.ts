const FIRST_PAUSE_MS = 1_000;

/** Pauses between attempts: each longer than the last, at random so that clients do not come back all at once. */
export interface Backoff {
  pause(limitMs: number): Promise<void>;
  /** Ends the present pause, or the next one when none is on. */
  nudge(): void;
  reset(): void;
}

export function createBackoff(): Backoff {
  let failures = 0;
  let hurry = false;
  let wake = () => {};
  return {
    pause: (limitMs) =>
      new Promise((resolve) => {
        const ms = Math.min(FIRST_PAUSE_MS * 2 ** failures, limitMs) * (0.5 + Math.random() / 2);
        failures += 1;
        wake = resolve;
        setTimeout(resolve, hurry ? 0 : ms);
        hurry = false;
      }),
    nudge() {
      hurry = true;
      wake();
    },
    reset() {
      failures = 0;
    },
  };
}
