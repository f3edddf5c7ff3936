/** A clock that moves only when told. */
export function testClock(start = '2026-06-15T08:00:00Z') {
  let now = Date.parse(start);
  return {
    clock: () => new Date(now),
    pass(seconds: number) {
      now += seconds * 1_000;
    },
  };
}
