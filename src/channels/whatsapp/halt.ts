/** A stop of all sending, with one try now and then to see whether the operator has mended it. */
export interface Halt {
  /** When to come back, or null when the caller may send: always while there is no halt, and one caller per probe. */
  enter(): Date | null;
  /** Stops sending; the time of the next probe. */
  begin(code: number): Date;
  /** A message went out: true when that ended a halt. */
  lift(): boolean;
  /** Why nothing is sent; null when sending works. */
  code(): number | null;
}

export function createHalt({ probeEveryMs, clock }: { probeEveryMs: number; clock: () => Date }): Halt {
  let halted: { readonly code: number; readonly until: Date } | null = null;
  const nextProbe = () => new Date(clock().getTime() + probeEveryMs);
  return {
    enter() {
      if (halted === null) return null;
      if (clock() < halted.until) return halted.until;
      halted = { ...halted, until: nextProbe() };
      return null;
    },
    begin(code) {
      halted = { code, until: nextProbe() };
      return halted.until;
    },
    lift() {
      const was = halted !== null;
      halted = null;
      return was;
    },
    code: () => halted?.code ?? null,
  };
}
