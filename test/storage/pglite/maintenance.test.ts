import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isVacuumDue, startMaintenance } from '../../../src/storage/pglite/maintenance.ts';

const at = (day: number, hour: number) => new Date(2026, 2, day, hour, 30);

it.each([
  ['in the small hours of a first night', at(1, 3), null, true],
  ['in the small hours after a night before', at(2, 3), at(1, 3), true],
  ['twice in one night', at(1, 3), at(1, 3), false],
  ['by day', at(1, 12), null, false],
])('reclaims deleted rows once a night: %s', (_when, now, last, due) => {
  expect(isVacuumDue(now, last)).toBe(due);
});

describe('maintenance', () => {
  const HOUR_MS = 3_600_000;
  beforeEach(() => void vi.useFakeTimers({ now: at(1, 12) }));
  afterEach(() => void vi.useRealTimers());

  function started(isFree: () => boolean) {
    const statements: string[] = [];
    const exec = async (sql: string) => void statements.push(sql);
    return { statements, maintenance: startMaintenance({ exec }, isFree) };
  }

  it('bounds the log of changes every few minutes until it is stopped', async () => {
    const { statements, maintenance } = started(() => true);
    await vi.advanceTimersByTimeAsync(HOUR_MS);
    expect(statements).toEqual(Array(12).fill('checkpoint'));
    maintenance.stop();
    await vi.advanceTimersByTimeAsync(HOUR_MS);
    expect(statements).toHaveLength(12);
  });

  it('reclaims deleted rows on each of two nights', async () => {
    const { statements, maintenance } = started(() => true);
    await vi.advanceTimersByTimeAsync(48 * HOUR_MS);
    maintenance.stop();
    expect(statements.filter((sql) => sql.startsWith('vacuum'))).toHaveLength(2);
  });

  it('keeps out of an open transaction', async () => {
    const { statements, maintenance } = started(() => false);
    await vi.advanceTimersByTimeAsync(24 * HOUR_MS);
    maintenance.stop();
    expect(statements).toEqual([]);
  });
});
