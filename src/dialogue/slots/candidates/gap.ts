import type { Entity } from '../../../domain/entity.ts';
import { SENTENCE_END } from '../../../language/sentence.ts';

/** A name between a cue and its value parts nothing: "bought my Krups on 3 May". */
const PARTING: readonly Entity['kind'][] = ['money', 'number', 'date', 'duration'];

/** A cue this near speaks of the value, wanted or not. */
export const CUE_BESIDE_CHARS = 12;

/** The distance from a value to a cue; endless when another value or the end of a sentence lies between. */
export function gapBetween(
  value: Entity,
  cue: Entity,
  { text, entities }: { text: string; entities: readonly Entity[] },
): number {
  const [from, to] = value.start < cue.start ? [value.end, cue.start] : [cue.end, value.start];
  const isParted = entities.some(
    (entity) => isParting(entity, value, cue) && entity.start >= from && entity.end <= to,
  );
  // "Full price: 279 subscription price: 99": a colon leads on to its value.
  const isLedOn = value.start < cue.start && /^ ?[:=]/.test(text.slice(cue.end));
  if (
    isParted ||
    isLedOn ||
    isOfNextClause(value, cue, { text, entities }) ||
    SENTENCE_END.test(text.slice(from, to))
  )
    return Number.POSITIVE_INFINITY;
  const isLeft = value.end <= cue.start && NEXT_CLAUSE.test(text.slice(from, to));
  return to - from + (isLeft ? CLAUSE_CHARS : 0);
}

/** "Took a 12 month plan on 4 May": how long is no day, so it leaves the day to its cue. */
const isParting = (entity: Entity, value: Entity, cue: Entity): boolean =>
  PARTING.includes(entity.kind) &&
  !(
    cue.end <= value.start &&
    value.kind === 'date' &&
    entity.kind === 'duration' &&
    entity.sense === 'length'
  );

const NEXT_CLAUSE = /,|\(|(?:^|[^\p{L}])(?:and|but|et|mais|puis|then)(?=[^\p{L}])/iu;
/** A cue of the next clause is as far as this many more characters. */
const CLAUSE_CHARS = 15;
/** A cue leads to a value this near. */
const LED_CHARS = 12;

/** "Leaking since this morning, bought it on 3 May": a cue of the next clause with a value of its own speaks of that one. */
function isOfNextClause(
  value: Entity,
  cue: Entity,
  { text, entities }: { text: string; entities: readonly Entity[] },
): boolean {
  if (value.end > cue.start || !NEXT_CLAUSE.test(text.slice(value.end, cue.start))) return false;
  return entities.some(
    ({ kind, start }) =>
      kind === value.kind &&
      start >= cue.end &&
      start - cue.end <= LED_CHARS &&
      !SENTENCE_END.test(text.slice(cue.end, start)),
  );
}
