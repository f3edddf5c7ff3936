/** A text with blanks in place of some stretches of it, so that every offset stays as it was. */
export function blanked(
  text: string,
  spans: readonly { readonly start: number; readonly end: number }[],
): string {
  let left = '';
  for (const { start, end } of spans.toSorted((one, other) => one.start - other.start)) {
    const from = Math.max(start, left.length);
    if (end > from) left += text.slice(left.length, from) + ' '.repeat(end - from);
  }
  return left + text.slice(left.length);
}
