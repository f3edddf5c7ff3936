import type { Entity } from '../domain/entity.ts';

/** A name between a cue and its value parts nothing: "bought my Krups on 3 May". */
const PARTING: readonly Entity['kind'][] = ['money', 'number', 'date', 'duration'];
const SENTENCE_END = /[.!?;\n]/;

/** The distance from a value to a cue; endless when another value or the end of a sentence lies between. */
export function gapBetween(
  value: Entity,
  cue: Entity,
  { text, entities }: { text: string; entities: readonly Entity[] },
): number {
  const [from, to] = value.start < cue.start ? [value.end, cue.start] : [cue.end, value.start];
  const isParted = entities.some(
    ({ kind, start, end }) => PARTING.includes(kind) && start >= from && end <= to,
  );
  // "Full price: 279 subscription price: 99": a colon leads on to its value.
  const isLedOn = value.start < cue.start && /^ ?[:=]/.test(text.slice(cue.end));
  if (isParted || isLedOn || SENTENCE_END.test(text.slice(from, to))) return Number.POSITIVE_INFINITY;
  return to - from;
}
