import { COMMITMENT_LENGTHS, countIn, type Entity, type EntityOf, isMarker } from '../../../domain/entity.ts';
import type { Marker } from '../../../domain/marker.ts';
import { CLAUSE_END } from '../../../language/sentence.ts';
import { blanked } from '../../../language/spans.ts';

const MONTHS_IN_YEAR = 12;

/** "12 or 24 months, I can't remember", « un an ou deux »: neither is told. */
export const withoutEitherLength = (entities: readonly Entity[], text: string): readonly Entity[] => {
  const either = eitherLength(entities, text);
  return either.length === 0 ? entities : entities.filter((entity) => !either.includes(entity));
};

/** True for a message that tells as much, and does not ask which it is. */
export function tellsEitherLength(entities: readonly Entity[], text: string): boolean {
  const end = eitherLength(entities, text).at(-1)?.end;
  return end !== undefined && CLAUSE_END.exec(text.slice(end))?.[0] !== '?';
}

/** The two lengths of a commitment that a message names as one or the other; empty where it does not. */
function eitherLength(entities: readonly Entity[], text: string): readonly Entity[] {
  const lengths = entities.filter(isCount);
  for (const [at, length] of lengths.entries()) {
    if (isOneOrTwo(length, { entities, text })) return [length];
    const other = lengths[at + 1];
    if (!other || !areBothLengths(length, other)) continue;
    if (isJoined(length, other, { entities, text }) || isDisputed(length, other, { entities, text }))
      // "12 or 24, my boyfriend reckons 24" is still one of the two.
      return SAYS_OTHERWISE.test(text) ? lengths : [length, other];
  }
  return [];
}

/** "One or two years": a lone "one" is no value by itself. */
function isOneOrTwo(length: Count, { entities, text }: Among): boolean {
  if (length.kind !== 'duration' || length.unit !== 'year' || length.amount !== 2) return false;
  const or = entities.findLast((entity) => isMarker(entity, 'either') && entity.end <= length.start);
  return (
    or !== undefined && text.slice(or.end, length.start).trim() === '' && ONE.test(text.slice(0, or.start))
  );
}

const ONE = /(?<!\p{L})(?:one|une?) $/iu;

/** A bare number has the unit of the length beside it: "1 year or 2", "12 or 24 months"; two of them are months. */
function areBothLengths(one: Count, other: Count): boolean {
  const units = [one, other].flatMap((entity) => (entity.kind === 'duration' ? [entity.unit] : []));
  const [unit = 'month'] = units;
  if (units.some((each) => each !== unit)) return false;
  const months = [one, other].map((entity) => countIn(entity) * (unit === 'year' ? MONTHS_IN_YEAR : 1));
  return months[0] !== months[1] && months.every((count) => COMMITMENT_LENGTHS.includes(count));
}

/** True where only words of choosing stand between two values. */
function isJoined(one: Entity, other: Entity, { entities, text }: Among): boolean {
  const choosing = entities.filter(
    (entity) => isMarker(entity, 'either') && entity.start >= one.end && entity.end <= other.start,
  );
  return choosing.length > 0 && !/[\p{L}\p{N}]/u.test(blanked(text, choosing).slice(one.end, other.start));
}

/** "12 I think, but my wife says 24", « 24 me semble-t-il, je ne suis pas sûr, mon fils dit 12 »: two people who remember differently. */
function isDisputed(one: Count, other: Count, { entities, text }: Among): boolean {
  const isSettled = entities.some(
    (entity) => SETTLING.some((marker) => isMarker(entity, marker)) && entity.start >= one.end,
  );
  return !isSettled && SAYS_OTHERWISE.test(text.slice(0, other.end));
}

const SETTLING: readonly Marker[] = ['correction', 'checked', 'what-if'];

/** Somebody else, and what they say of it, right before the second length or the first. */
const SAYS_OTHERWISE =
  /(?<!\p{L})(?:wife|husband|partner|boyfriend|girlfriend|son|daughter|brother|sister|mother|mum|mom|father|dad|boss|he|she|femme|mari|conjointe?|compagnon|compagne|copine?|fils|fille|frère|soeur|sœur|mère|père|chef|patron|elle|il)(?:['’]s)? (?:says?|said|thinks?|thought|reckons?|believes?|swears?|insists?|remembers|is sure|dit|disait|pense|croit|jure|affirme|soutient|me dit|parle de|est sûre?)(?!\p{L})/iu;

type Count = EntityOf<'duration' | 'number'>;

const isCount = (entity: Entity): entity is Count => entity.kind === 'duration' || entity.kind === 'number';

interface Among {
  readonly entities: readonly Entity[];
  readonly text: string;
}
