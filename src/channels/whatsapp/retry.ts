/** What to do about a refusal of the Graph API. */
export type Verdict =
  | { readonly kind: 'retry'; readonly afterMs: number }
  /** `alert`: the operator must act, or more messages will fail. */
  | { readonly kind: 'fail'; readonly alert: boolean }
  /** Nothing can be sent by this number until the operator acts. */
  | { readonly kind: 'halt' };

interface Plan {
  readonly maxAttempts: number;
  /** Milliseconds to wait after the given number of attempts; `chance` is between 0 and 1. */
  wait(attempts: number, chance: number): number;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

const FEW_TIMES: Plan = { maxAttempts: 6, wait: (attempts) => 2 ** attempts * SECOND_MS };
const THROUGHPUT: Plan = {
  maxAttempts: 12,
  // Jitter: everybody who was refused in this second must not come back in the same one.
  wait: (attempts, chance) => Math.min(2 ** (attempts - 1) * SECOND_MS, MINUTE_MS) * (0.5 + chance),
};
const PAIR_RATE: Plan = { maxAttempts: 8, wait: (attempts) => 4 ** (attempts - 1) * SECOND_MS };
const MAINTENANCE: Plan = { maxAttempts: 5, wait: () => MINUTE_MS };
const CALL_LIMIT: Plan = { maxAttempts: 5, wait: () => 15 * MINUTE_MS };

const PLANS: Readonly<Record<number, Plan>> = {
  1: FEW_TIMES,
  2: FEW_TIMES,
  131000: FEW_TIMES,
  131016: FEW_TIMES,
  131056: PAIR_RATE,
  131057: MAINTENANCE,
  130429: THROUGHPUT,
  4: CALL_LIMIT,
  80007: CALL_LIMIT,
};
/** Token invalid; account restricted or locked. */
const HALTS = new Set([0, 190, 368, 131031, 130497]);
/** Spam limit, payment, number not registered, permissions. */
const ALERTS = new Set([131048, 131042, 133010, 3, 10, 131005, 33]);

const UNKNOWN_MAX_ATTEMPTS = 4;

/** By the error's code alone: statuses and titles differ between versions of Meta's own table. */
export function verdictOf(code: number, { attempts, chance }: { attempts: number; chance: number }): Verdict {
  if (HALTS.has(code)) return { kind: 'halt' };
  const plan = PLANS[code];
  if (plan === undefined) return { kind: 'fail', alert: ALERTS.has(code) || (code >= 200 && code <= 299) };
  if (attempts >= plan.maxAttempts) return { kind: 'fail', alert: true };
  return { kind: 'retry', afterMs: plan.wait(attempts, chance) };
}

/** For a message that may or may not have gone out: `waitMs` for a status to tell, longer each time. */
export function verdictOfUnknown({ attempts, waitMs }: { attempts: number; waitMs: number }): Verdict {
  if (attempts >= UNKNOWN_MAX_ATTEMPTS) return { kind: 'fail', alert: true };
  return { kind: 'retry', afterMs: waitMs * 2 ** (attempts - 1) };
}

/** When a message that a status reports as failed is worth sending again, the wait in milliseconds; otherwise null. */
export const retryDelay = (code: number): number | null =>
  PLANS[code] === undefined ? null : Math.max(PLANS[code].wait(2, 0.5), SECOND_MS);
