import { describe, expect, it } from 'vitest';
import { createBreaker } from '../../src/customers/breaker.ts';
import { testClock } from './clock.ts';

function breaker() {
  const { clock, pass } = testClock();
  const changes: string[] = [];
  const made = createBreaker({
    maxFailures: 3,
    restMs: 10_000,
    clock,
    onChange: (state) => changes.push(state),
  });
  return { ...made, pass, changes, failTimes: (count: number) => Array(count).fill(0).forEach(made.failed) };
}

describe('the breaker', () => {
  it('opens after so many failures in a row', () => {
    const { allows, failed, failTimes, changes } = breaker();
    failTimes(2);
    expect(allows()).toBe(true);
    failed();
    expect(allows()).toBe(false);
    expect(changes).toEqual(['open']);
  });

  it('does not count failures with successes between them', () => {
    const { allows, succeeded, failTimes } = breaker();
    for (let round = 0; round < 5; round++) {
      failTimes(2);
      succeeded();
    }
    expect(allows()).toBe(true);
  });

  it('lets one probe through after the rest, and stays open while it is under way', () => {
    const { allows, failTimes, pass } = breaker();
    failTimes(3);
    pass(9);
    expect(allows()).toBe(false);
    pass(1);
    expect([allows(), allows(), allows()]).toEqual([true, false, false]);
  });

  it('rests again when the probe fails', () => {
    const { allows, failed, failTimes, pass, changes } = breaker();
    failTimes(3);
    pass(10);
    allows();
    pass(2);
    failed();
    pass(9);
    expect(allows()).toBe(false);
    pass(1);
    expect(allows()).toBe(true);
    expect(changes).toEqual(['open']);
  });

  it('closes when the probe succeeds', () => {
    const { allows, succeeded, failTimes, pass, changes } = breaker();
    failTimes(3);
    pass(10);
    allows();
    succeeded();
    expect([allows(), allows()]).toEqual([true, true]);
    failTimes(2);
    expect(allows()).toBe(true);
    expect(changes).toEqual(['open', 'closed']);
  });

  it('does not wait for ever for a probe that never came back', () => {
    const { allows, failTimes, pass } = breaker();
    failTimes(3);
    pass(10);
    allows();
    pass(10);
    expect(allows()).toBe(true);
  });
});
