import { weekdayOf } from '../../../domain/calendar.ts';
import { type Entity, eurosIn, isAmount, isMarker } from '../../../domain/entity.ts';
import type { Fact, FactName, Facts } from '../../../domain/fact.ts';
import type { Marker } from '../../../domain/marker.ts';
import { SENTENCE_END } from '../../../language/sentence.ts';
import { blanked } from '../../../language/spans.ts';
import { DAY_NUMBER_ONLY, isWeekdayName } from '../candidates/dateWords.ts';
import { isCorrection } from './corrections.ts';
import { denialOfDay, denialOfDeed } from './deniedValue.ts';
import { isOfOther, ownerBeside } from './othersValue.ts';
import { holdsAmount } from './repeated.ts';

interface Told {
  readonly text: string;
  readonly facts: Facts;
}

/** Two values of one message that are set against each other: the one that holds, and the one only named to be put aside. */
interface Contrast {
  readonly fresh: Entity;
  readonly stale: Entity;
  /** True where the other one is somebody else's. */
  readonly isOwn: boolean;
}

/**
 * "Not on Thursday but on Friday", "99 was my sister's, mine was 129": a value that is put aside for another one is none
 * of its own, and where it was told before, its words lead to the one that takes its place.
 */
export function withContrasts(all: readonly Entity[], told: Told): readonly Entity[] {
  const contrast = contrastIn(all, told);
  if (!contrast) return isCorrection(all) ? withOwners(all, told) : all;
  const { fresh, stale, isOwn } = contrast;
  const span = stale.start < fresh.start ? [stale.start, fresh.start] : [fresh.end, stale.end];
  const isOver = ({ start, end }: Entity) => start < span[1]! && end > span[0]!;
  const isRepeated = (entity: Entity) => entity.kind === stale.kind && isSameValue(entity, stale, told.text);
  const left = all.filter(
    (entity) => entity === fresh || !(isOver(entity) || isRepeated(entity) || (isOwn && isOfOther(entity))),
  );
  const facts = factsHolding(stale, told);
  const cue: Entity[] = facts.length > 0 ? [{ kind: 'cue', start: span[0]!, end: span[1]!, facts }] : [];
  return [...left, ...cue].toSorted((one, other) => one.start - other.start);
}

/** "Sorry, 249 is what my neighbour paid": the value is hers, and what is spoken of stays the customer's own case. */
const withOwners = (all: readonly Entity[], told: Told): readonly Entity[] => {
  const owners = all
    .filter((value) => isComparable(value) && isTold(value, told))
    .map((value) => ownerBeside(value, { entities: all, text: told.text }));
  return all.map((entity) =>
    owners.includes(entity) ? { ...entity, kind: 'marker', marker: 'other-person' } : entity,
  );
};

function contrastIn(entities: readonly Entity[], told: Told): Contrast | null {
  const values = entities.filter(isComparable);
  // "It's not 1 euro sorry, I checked, 79": words of correction lead on to what holds.
  const righting = entities.filter((entity) => RIGHTING.some((marker) => isMarker(entity, marker)));
  const betweenOf = (one: Entity, next: Entity) => blanked(told.text, righting).slice(one.end, next.start);
  const doubted = doubtedYear(values, told);
  if (doubted) return doubted;
  for (const [at, one] of values.entries()) {
    const next = values[at + 1];
    if (!next || !isOfOneSort(one, next)) continue;
    if (isDeniedFor(one, { before: values[at - 1], text: told.text, between: betweenOf(one, next) }))
      return { stale: one, fresh: next, isOwn: false };
    const own = ownOf(one, next, { ...told, entities });
    if (own) return own;
  }
  return null;
}

/** "2023?? I said July 2024": a year of what was told, put in doubt, and the date that holds instead. */
function doubtedYear(values: readonly Entity[], told: Told): Contrast | null {
  const [stale, fresh] = values;
  if (stale?.kind !== 'number' || fresh?.kind !== 'date' || !isTold(stale, told)) return null;
  const isDoubted =
    DOUBTED.test(told.text.slice(stale.end)) && !/\p{L}/u.test(told.text.slice(0, stale.start));
  const isYearTold = /\d{4}/u.test(told.text.slice(fresh.start, fresh.end));
  const isOther = !fresh.date.startsWith(String(stale.value));
  return isDoubted && isYearTold && isOther ? { stale, fresh, isOwn: false } : null;
}

const DOUBTED = /^\s*[?!]/u;

/** "Wasn't Thursday, it was Friday", « pas le 3 mais le 5 »; "on the 2nd, not the 3rd, by 8" sets the 3rd against what stands before it. */
function isDeniedFor(
  stale: Entity,
  {
    before,
    text,
    between,
  }: { readonly before: Entity | undefined; readonly text: string; readonly between: string },
): boolean {
  const lead = text.slice(0, stale.start);
  // "But" says by itself that what was denied, however far before it, is the value it follows.
  const denial = DENIES.exec(lead) ?? denialOfDay(lead) ?? (BUT.test(between) ? denialOfDeed(lead) : null);
  if (!denial || !LEADS_ON.test(between)) return false;
  if (!before || isSameValue(before, stale, text)) return true;
  return /[\p{L}\p{N}.;]/u.test(text.slice(before.end, denial.index));
}

const RIGHTING: readonly Marker[] = ['correction', 'checked'];

const DENIES =
  /(?<!\p{L})(?:not|\p{L}+n['’]?t|pas|non)\s+(?:(?:on|at|in|the|a|le|la|en|au|à|a|de|du|celui|d['’])\s*)*[€£]?$/iu;
const BUT = /^[\s,€]*(?:but|rather|mais|plutôt|plutot)(?!\p{L})/iu;
const LEADS_ON =
  /^\s*(?:€|euros?)?\s*(?:[,.;:!…–—-]+|(?<!\p{L})(?:but|rather|it['’]?s|it is|it was|mais|plutôt|plutot|bien|c['’]est|c['’]était|c['’]etait|cétait)(?!\p{L}))(?:[\s,.;:!…€£–—-]|(?<!\p{L})(?:but|rather|it['’]?s|it is|it was|on|at|in|the|no|sorry|mais|plutôt|plutot|bien|c['’]est|c['’]était|c['’]etait|cétait|le|la|en|au|à|non|pardon)(?!\p{L}))*$/iu;

/** "99 was my sister's, mine was 129": of a value told before and another, the first is somebody else's and the second one's own. */
function ownOf(
  one: Entity,
  other: Entity,
  told: Told & { readonly entities: readonly Entity[] },
): Contrast | null {
  const { text, entities } = told;
  const [stale, fresh] = isTold(one, told) ? [one, other] : [other, one];
  if (!isTold(stale, told) || isTold(fresh, told)) return null;
  const person = ownerBeside(stale, { entities, text });
  if (!person) return null;
  const from = fresh.start > stale.start ? stale.end : 0;
  const lead = blanked(text, entities.filter(isOfOther)).slice(from, fresh.start).split(SENTENCE_END).at(-1)!;
  return OWN.test(lead) ? { stale, fresh, isOwn: true } : null;
}

const OWN =
  /(?<!\p{L})(?:mine|my own|ours?|my|i|i['’]\p{L}+|we|we['’]\p{L}+|me|moi|le mien|la mienne|mien|mienne|je|j['’]\p{L}+|nous|mon|ma|notre)(?!\p{L})/iu;

const isComparable = (entity: Entity): boolean =>
  isAmount(entity) || entity.kind === 'date' || entity.kind === 'duration';

/** Numbers stand for amounts, for lengths and for days of a month. */
const isOfOneSort = (one: Entity, other: Entity): boolean =>
  one.kind === other.kind || one.kind === 'number' || other.kind === 'number';

/** "Thursday" told and denied is one day, whichever week each was taken for. */
const isSameValue = (one: Entity, other: Entity, text: string): boolean =>
  one.kind === 'date' && other.kind === 'date'
    ? one.date === other.date || wordsOf(one, text) === wordsOf(other, text)
    : sizeOf(one) === sizeOf(other);

const wordsOf = ({ start, end }: Entity, text: string): string => text.slice(start, end).toLowerCase();

const sizeOf = (entity: Entity): number | null => {
  if (isAmount(entity)) return eurosIn(entity);
  return entity.kind === 'duration' ? entity.amount : null;
};

const factsHolding = (entity: Entity, { facts, text }: Told): FactName[] =>
  (Object.keys(facts) as FactName[]).filter(
    (fact) => holdsAmount(facts, fact, entity) || holdsDay(facts[fact]!, entity, text),
  );

/** "Not Thursday", "not the 11th", "not 2023", of the day that was told, whichever its week or month. */
function holdsDay(fact: Fact, entity: Entity, text: string): boolean {
  if (fact.kind !== 'known' || fact.value.kind !== 'date') return false;
  if (entity.kind === 'number') return fact.value.date.startsWith(`${entity.value}-`);
  if (entity.kind !== 'date') return false;
  const words = text.slice(entity.start, entity.end);
  const { date } = fact.value;
  if (isWeekdayName(words)) return weekdayOf(date) === weekdayOf(entity.date);
  return DAY_NUMBER_ONLY.test(words) && date.slice(DAY_CHARS) === entity.date.slice(DAY_CHARS);
}

/** "2026-06-" of "2026-06-11". */
const DAY_CHARS = 8;

const isTold = (entity: Entity, told: Told): boolean => factsHolding(entity, told).length > 0;
