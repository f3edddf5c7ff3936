const CHECKPOINT_EVERY_MS = 5 * 60_000;
const VACUUM_HOUR = 3;

interface Maintained {
  exec(sql: string): Promise<unknown>;
}

export interface Maintenance {
  stop(): void;
}

/**
 * Does what PostgreSQL's background processes would: PGlite has none, so its log of changes would grow without end and
 * deleted rows would never be reclaimed. `isFree` is false while a transaction is open.
 */
export function startMaintenance(pg: Maintained, isFree: () => boolean): Maintenance {
  let lastVacuum: Date | null = null;

  async function tick(): Promise<void> {
    // VACUUM inside someone's transaction would be an error that aborts it; the next tick is soon enough.
    if (!isFree()) return;
    const now = new Date();
    if (isVacuumDue(now, lastVacuum)) {
      lastVacuum = now;
      await pg.exec('vacuum (analyze)');
    }
    await pg.exec('checkpoint');
  }

  const timer = setInterval(() => {
    tick().catch((error: unknown) => console.error(`maintenance failed: ${String(error)}`));
  }, CHECKPOINT_EVERY_MS);
  return { stop: () => clearInterval(timer) };
}

/** True once a night: in the small hours, and not when it was already done on that day. */
export function isVacuumDue(now: Date, last: Date | null): boolean {
  return now.getHours() === VACUUM_HOUR && now.toDateString() !== last?.toDateString();
}
