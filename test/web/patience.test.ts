import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { withPatience } from '../../src/web/widget/patience.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** What a person read, in order; an empty line where it went. */
function read() {
  const lines: string[] = [];
  return { lines, show: withPatience((state, isOver) => lines.push(isOver ? '' : state)) };
}

it('tells that it reconnects once that lasts, however often a try fails meanwhile', () => {
  const { lines, show } = read();
  show('reconnecting');
  for (const wait of [500, 500, 499]) {
    vi.advanceTimersByTime(wait);
    show('reconnecting');
    expect(lines).toEqual([]);
  }
  vi.advanceTimersByTime(1);
  expect(lines).toEqual(['reconnecting']);
});

it('tells nothing of a connection that is back at once, and waits anew for the next', () => {
  const { lines, show } = read();
  show('reconnecting');
  vi.advanceTimersByTime(1_000);
  show('online');
  show('reconnecting');
  vi.advanceTimersByTime(1_499);
  expect(lines).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(lines).toEqual(['reconnecting']);
});

it('tells at once that it is away and that it is back, and then lets go of it', () => {
  const { lines, show } = read();
  show('offline');
  show('online');
  expect(lines).toEqual(['offline', 'online']);
  vi.advanceTimersByTime(4_000);
  expect(lines).toEqual(['offline', 'online', '']);
});
