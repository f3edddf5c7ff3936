import { describe, expect, it } from 'vitest';
import { createLimit } from '../../../src/channels/directline/limit.ts';

function setup(events = 2) {
  let now = 0;
  const fits = createLimit({ events, windowMs: 1_000, clock: () => new Date(now) });
  return {
    fits,
    at: (ms: number) => {
      now = ms;
    },
  };
}

describe('a limit', () => {
  it('lets so many events through in any window, and again as they pass out of it', () => {
    const { fits, at } = setup();
    expect([fits('a'), fits('a'), fits('a')]).toEqual([true, true, false]);
    at(999);
    expect(fits('a')).toBe(false);
    at(1_001);
    expect([fits('a'), fits('a'), fits('a')]).toEqual([true, true, false]);
  });

  it('counts each name for itself', () => {
    const { fits } = setup(1);
    expect([fits('a'), fits('b'), fits('a')]).toEqual([true, true, false]);
  });

  it('forgets the names unused for longest rather than grow without end', () => {
    const { fits } = setup(1);
    fits('first');
    for (let i = 0; i < 10_000; i++) fits(`name ${i}`);
    expect(fits('name 9999')).toBe(false);
    expect(fits('first')).toBe(true);
  });
});
