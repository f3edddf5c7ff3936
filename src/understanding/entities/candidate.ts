import type { Entity } from '../../domain/entity.ts';

type WithoutSpan<E> = E extends unknown ? Omit<E, 'start' | 'end'> : never;

/** An entity before it is placed in the original text. */
export type Found = WithoutSpan<Entity>;

/** A stretch of the reading that means something; null when it looks like a value but cannot be one. */
export interface Candidate {
  readonly from: number;
  readonly to: number;
  readonly found: Found | null;
}

/** Every match of a pattern as a candidate; `interpret` returns undefined to pass over a match. */
export function findAll(
  text: string,
  pattern: RegExp,
  interpret: (
    groups: Readonly<Record<string, string | undefined>>,
    match: RegExpExecArray,
  ) => Found | null | undefined,
): Candidate[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const found = interpret(match.groups ?? {}, match);
    return found === undefined ? [] : [{ from: match.index, to: match.index + match[0].length, found }];
  });
}
