/**
 * How many letters must be added, dropped, changed or swapped with their neighbour to make one word of the
 * other; `limit + 1` as soon as it is clear that the limit is passed. Takes time with the length times the limit.
 */
export function editDistance(a: string, b: string, limit: number): number {
  const beyond = limit + 1;
  if (Math.abs(a.length - b.length) > limit) return beyond;
  const from = commonStart(a, b);
  const [rows, columns] = withoutCommonEnd(a, b, from);
  if (rows === 0 || columns === 0) return Math.max(rows, columns);
  // No way within the limit leaves the diagonal by more than the limit: what lies further off counts as beyond it.
  let [beforeLast, last, current] = rowsOf(columns + 1);
  for (let column = 0; column <= columns; column++) last[column] = Math.min(column, beyond);
  for (let row = 1; row <= rows; row++) {
    const first = Math.max(1, row - limit);
    const end = Math.min(columns, row + limit);
    const letter = a.charCodeAt(from + row - 1);
    current[first - 1] = first === 1 ? row : beyond;
    let best = current[first - 1]!;
    for (let column = first; column <= end; column++) {
      const other = b.charCodeAt(from + column - 1);
      let cost = last[column - 1]! + (letter === other ? 0 : 1);
      cost = Math.min(cost, last[column]! + 1, current[column - 1]! + 1);
      const isSwap =
        row > 1 &&
        column > 1 &&
        letter === b.charCodeAt(from + column - 2) &&
        a.charCodeAt(from + row - 2) === other;
      if (isSwap) cost = Math.min(cost, beforeLast[column - 2]! + 1);
      current[column] = cost;
      best = Math.min(best, cost);
    }
    if (best > limit) return beyond;
    if (end < columns) current[end + 1] = beyond;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return Math.min(last[columns]!, beyond);
}

let kept: [Uint16Array, Uint16Array, Uint16Array] = [
  new Uint16Array(0),
  new Uint16Array(0),
  new Uint16Array(0),
];

/** Three rows at least so long, for one call at a time: a message is compared with thousands of phrases. */
function rowsOf(length: number): typeof kept {
  if (kept[0].length < length)
    kept = [new Uint16Array(2 * length), new Uint16Array(2 * length), new Uint16Array(2 * length)];
  return kept;
}

/** How many letters both begin with. */
function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let count = 0;
  while (count < most && a.charCodeAt(count) === b.charCodeAt(count)) count++;
  return count;
}

/** How many letters of each are left, from a place on, before those both end with. */
function withoutCommonEnd(a: string, b: string, from: number): [number, number] {
  let [rows, columns] = [a.length, b.length];
  while (rows > from && columns > from && a.charCodeAt(rows - 1) === b.charCodeAt(columns - 1)) {
    rows--;
    columns--;
  }
  return [rows - from, columns - from];
}
