import { daysInMonth, isoDate } from '../../../domain/calendar.ts';
import { type Entity, isAmount, isCommitmentLength, isMarker } from '../../../domain/entity.ts';
import { FACT_KINDS, type FactName, type Facts } from '../../../domain/fact.ts';
import { type Assignment, type FillContext, MAX_MONTHS } from '../candidates/candidate.ts';
import { DAY_NUMBER_ONLY } from '../candidates/dateWords.ts';
import type { Candidate } from '../candidates/reading.ts';
import { holdsAmount } from './repeated.ts';

/** A value said to take the place of an earlier one: "279 instead of 249". */
export interface Replacement {
  readonly entity: Entity;
  readonly fact: FactName;
}

/** Leaves out the values that are only named to be replaced, and says which fact each replacement is for. */
export function withoutReplaced(
  entities: readonly Entity[],
  { facts, wanted, text }: Pick<FillContext, 'facts' | 'wanted' | 'text'>,
): { kept: Entity[]; replaced: Replacement[] } {
  const replaced = entities.flatMap((marker) => {
    if (marker.kind !== 'marker' || marker.marker !== 'instead') return [];
    const fresh = previousAmount(entities, marker);
    const stale = nextAmount(entities, marker);
    if (fresh && stale && arePricesTold(facts, fresh, stale)) return [];
    const fact =
      stale &&
      wanted.find((name) => holdsAmount(facts, name, stale) || holdsDay(facts, name, { stale, text }));
    return fresh && stale && fact ? [{ entity: fresh, fact, stale }] : [];
  });
  // "29 I said, not 1", once 29 is known: what is denied beside it is no value.
  const denied = entities.flatMap((marker) => {
    const [fresh, stale] = isMarker(marker, 'instead')
      ? [previousAmount(entities, marker), nextAmount(entities, marker)]
      : [];
    if (fresh && stale && arePricesTold(facts, fresh, stale)) return [];
    const isTold = fresh && isAmount(fresh) && wanted.some((name) => holdsAmount(facts, name, fresh));
    return stale && isAmount(stale) && isTold && isNextTo(marker, stale, text) ? [stale] : [];
  });
  if (replaced.length === 0 && denied.length > 0)
    return { kept: entities.filter((entity) => !denied.some((stale) => stale === entity)), replaced };
  return {
    kept: entities.filter((entity) => !replaced.some(({ stale }) => stale === entity)),
    replaced: replaced.filter(({ entity, fact }) => !isLedElsewhere(entity, fact, entities)),
  };
}

/** "Paid 99 instead of 279", where these two are the prices already: the one replaces no other. */
const arePricesTold = (facts: Facts, fresh: Entity, stale: Entity): boolean =>
  holdsAmount(facts, 'subscriptionPrice', fresh) && holdsAmount(facts, 'fullPrice', stale);

/** « Début le 10 janvier 2025, pas le 14 »: what the word right before a day says it is the day of is no other. */
const isLedElsewhere = (day: Entity, fact: FactName, entities: readonly Entity[]): boolean =>
  day.kind === 'date' &&
  entities.some(
    (cue) =>
      cue.kind === 'cue' &&
      cue.end <= day.start &&
      day.start - cue.end <= LED_CHARS &&
      FACT_KINDS[cue.facts[0]!] === 'date' &&
      !cue.facts.includes(fact),
  );

/** « Début le 10 », "started on the 10th". */
const LED_CHARS = 8;

const isNextTo = (one: Entity, other: Entity, text: string): boolean =>
  !/[\p{L}\p{N}]/u.test(text.slice(one.end, other.start));

/** "99 € instead of 279": what stands against an amount is an amount, though no euro is written. */
export function withAmounts(entities: readonly Entity[]): Entity[] {
  return entities.map((entity) => {
    if (entity.kind !== 'number') return entity;
    const other = dayAgainst(entities, entity) ?? lengthAgainst(entities, entity);
    if (other) return other;
    const isAgainstMoney = entities.some(
      (marker) =>
        isMarker(marker, 'instead') && isPrice(entity, { against: otherSide(entities, marker, entity) }),
    );
    if (!isAgainstMoney) return entity;
    const { start, end, value } = entity;
    return { kind: 'money', start, end, cents: Math.round(value * 100) };
  });
}

/** Two bare numbers are prices when one of them is too long for a commitment: "59 instead of 179". */
function isPrice(entity: Entity & { kind: 'number' }, { against }: { against: Entity | undefined }): boolean {
  if (against?.kind === 'number') return Math.max(entity.value, against.value) > MAX_MONTHS;
  return against?.kind === 'money';
}

/** "It was the 18th that I posted it, not the 11th": what stands against a day is one, of its month. */
function dayAgainst(entities: readonly Entity[], entity: Entity & { kind: 'number' }): Entity | null {
  const { value, start, end } = entity;
  const others = entities.flatMap((marker) =>
    isMarker(marker, 'instead') ? (otherSide(entities, marker, entity) ?? []) : [],
  );
  const other = others.find(({ kind }) => kind === 'date');
  if (other?.kind !== 'date' || other.precision !== 'day' || !Number.isInteger(value) || value < 1)
    return null;
  const [year, month] = [Number(other.date.slice(0, 4)), Number(other.date.slice(5, 7))];
  return value > daysInMonth(year, month)
    ? null
    : { kind: 'date', start, end, date: isoDate(year, month, value), precision: 'day', approximate: false };
}

/** "12 months instead of 24": what stands against a commitment's length is one, in its unit. */
function lengthAgainst(entities: readonly Entity[], entity: Entity & { kind: 'number' }): Entity | null {
  const { value, start, end } = entity;
  const others = entities.flatMap((marker) =>
    isMarker(marker, 'instead') ? (otherSide(entities, marker, entity) ?? []) : [],
  );
  const other = others.find((one) => one.kind === 'duration' && isCommitmentLength(one));
  if (other?.kind !== 'duration' || !isCommitmentLength({ amount: value, unit: other.unit })) return null;
  return { ...other, start, end, amount: value };
}

function otherSide(entities: readonly Entity[], marker: Entity, entity: Entity): Entity | undefined {
  const [before, after] = [previousAmount(entities, marker), nextAmount(entities, marker)];
  if (before === entity) return after;
  return after === entity ? before : undefined;
}

const previousAmount = (entities: readonly Entity[], marker: Entity): Entity | undefined =>
  entities.filter(({ end, kind }) => end <= marker.start && isReplaceable(kind)).at(-1);

const nextAmount = (entities: readonly Entity[], marker: Entity): Entity | undefined =>
  entities.find(({ start, kind }) => start >= marker.end && isReplaceable(kind));

export const replacements = (free: readonly Candidate[], replaced: readonly Replacement[]): Assignment[] =>
  replaced.flatMap(({ entity, fact }) => {
    const candidate = free.find((one) => one.entity === entity && one.kind === FACT_KINDS[fact]);
    return candidate ? [{ ...candidate, fact, ground: 'cued' as const }] : [];
  });

/** The kinds of which one value is set in another's place. */
const isReplaceable = (kind: Entity['kind']): boolean =>
  kind === 'money' || kind === 'number' || kind === 'duration' || kind === 'date';

/** "The 18th, not the 11th", "22 January, not December": the bare number or month of the day that was told. */
function holdsDay(
  facts: Facts,
  name: FactName,
  { stale, text }: { readonly stale: Entity; readonly text: string },
): boolean {
  const fact = facts[name];
  if (stale.kind !== 'date' || fact?.kind !== 'known' || fact.value.kind !== 'date') return false;
  const { date: told } = fact.value;
  if (stale.precision === 'month') return stale.date.slice(MONTH_AT, DAY_AT) === told.slice(MONTH_AT, DAY_AT);
  const isBare = DAY_NUMBER_ONLY.test(text.slice(stale.start, stale.end));
  return isBare && stale.date.slice(DAY_AT) === told.slice(DAY_AT);
}

/** The month and the day of "2026-12-25". */
const [MONTH_AT, DAY_AT] = [5, 8];
