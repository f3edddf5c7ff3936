import { daysInMonth, isoDate } from '../../domain/calendar.ts';
import { COMMITMENT_LENGTHS, type Entity, isAmount, isMarker } from '../../domain/entity.ts';
import { FACT_KINDS, type FactName, type Facts } from '../../domain/fact.ts';
import { plain } from '../../domain/value.ts';
import { isHalfUnknown, PRICES } from './barePrices.ts';
import { type Assignment, DAY_NUMBER_ONLY, type FillContext, holds, MAX_MONTHS } from './candidate.ts';
import { isEcho } from './echo.ts';
import type { Candidate } from './reading.ts';

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
    const isTold = fresh && isAmount(fresh) && wanted.some((name) => holdsAmount(facts, name, fresh));
    return stale && isAmount(stale) && isTold && isNextTo(marker, stale, text) ? [stale] : [];
  });
  if (replaced.length === 0 && denied.length > 0)
    return { kept: entities.filter((entity) => !denied.some((stale) => stale === entity)), replaced };
  return { kept: entities.filter((entity) => !replaced.some(({ stale }) => stale === entity)), replaced };
}

/**
 * "109 is what I paid, 99 was an old offer": beside another value of its sort, one that was told already is only spoken
 * of. Two that were told are told again.
 */
export function withoutRepeated(
  candidates: readonly Candidate[],
  { facts, wanted }: Pick<FillContext, 'facts' | 'wanted'>,
): Candidate[] {
  const isTold = ({ entity }: Candidate) => wanted.some((name) => holdsAmount(facts, name, entity));
  const news = candidates.filter((one) => isSorted(one) && !isTold(one));
  return candidates.filter(
    (one) => !isSorted(one) || !isTold(one) || news.every(({ kind }) => kind !== one.kind),
  );
}

const isNextTo = (one: Entity, other: Entity, text: string): boolean =>
  !/[\p{L}\p{N}]/u.test(text.slice(one.end, other.start));

/** An amount or a length, which a message may set against another. */
const isSorted = ({ entity }: Candidate): boolean => entity.kind === 'money' || entity.kind === 'number';

/** "99 € instead of 279": what stands against an amount is an amount, though no euro is written. */
export function withAmounts(entities: readonly Entity[]): Entity[] {
  return entities.map((entity) => {
    if (entity.kind !== 'number') return entity;
    const day = dayAgainst(entities, entity);
    if (day) return day;
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

/** A correction begins the message; further on, "no" and "actually" belong to the story. */
const MAX_CORRECTION_START = 12;

/** True for a message that takes back what was told. */
export const isCorrection = (entities: readonly Entity[]): boolean =>
  entities.some(
    (entity) =>
      entity.kind === 'marker' &&
      (entity.marker === 'checked' ||
        (entity.marker === 'correction' && entity.start <= MAX_CORRECTION_START)),
  );

/** "Sorry, 299": a value after words of correction goes to the fact last filled with its kind. */
export function corrections(
  free: readonly Candidate[],
  used: ReadonlySet<FactName>,
  context: FillContext & { readonly entities: readonly Entity[] },
): Assignment[] {
  if (!isCorrection(context.entities)) return [];
  // "Oh wait, found it: 289", after one price was told and the other not known: that one has come to mind.
  const isPriceOpen = isHalfUnknown(context.facts);
  const meant = withoutLengthsAsPrices(free, context).filter(
    (candidate) =>
      !(isPriceOpen && candidate.kind === 'money' && !isNearPrice(context.facts, candidate)) &&
      !(isAskedBack(candidate, context) && isEcho(candidate, context)) &&
      // "Ah, and the parts, it's 3 years, no?" asks how long something lasts, and puts no day right.
      !(candidate.needs === 'question' && context.text.includes('?')),
  );
  // What another topic was told last is put right there.
  const among = context.lastFilled.filter((fact) => context.wanted.includes(fact));
  const assigned = revised(meant, used, { ...context, among });
  // "Sorry, 299" after 279 and 99: nobody pays more with the subscription than without.
  return assigned.some((one) => isUpsideDown(context.facts, one))
    ? revised(meant, used, { ...context, among: context.wanted })
    : assigned;
}

/** "Sorry, which one was the 8th for?", "I mean, two weeks past it?": nothing is put right. */
const isAskedBack = ({ entity }: Candidate, { text }: Pick<FillContext, 'text'>): boolean =>
  entity.kind === 'duration' || text.includes('?');

/** Further from the price told, an amount is the other one. */
const MAX_PRICE_RATIO = 1.5;

const isNearPrice = (facts: Facts, candidate: Candidate): boolean =>
  PRICES.some(
    (price) =>
      facts[price]?.kind === 'known' && distance(facts, price, candidate) <= Math.log(MAX_PRICE_RATIO),
  );

function isUpsideDown(facts: Facts, { fact, value }: Assignment): boolean {
  const other = fact === 'subscriptionPrice' ? facts.fullPrice : facts.subscriptionPrice;
  if (value.kind !== 'money' || other?.kind !== 'known' || other.value.kind !== 'money') return false;
  return fact === 'subscriptionPrice' ? value.cents > other.value.cents : value.cents < other.value.cents;
}

/** "And with 349?": after an answer, a bare value takes the place of the known one it is closest to. */
export function revisions(
  free: readonly Candidate[],
  used: ReadonlySet<FactName>,
  context: FillContext,
): Assignment[] {
  if (!context.isFollowUp) return [];
  // "Found it: 259" is the price that was not known, and changes no other.
  const isPriceOpen = isHalfUnknown(context.facts);
  // "But I have paid 5 months already" speaks of no other length.
  const bare = withoutLengthsAsPrices(free, context).filter(
    (candidate) => isLength(candidate) || (candidate.kind === 'money' && !isPriceOpen),
  );
  return revised(bare, used, { ...context, among: context.wanted }).map((one) => ({
    ...one,
    ground: 'guessed' as const,
  }));
}

const isLength = ({ kind, value }: Candidate): boolean =>
  kind === 'months' && value.kind === 'months' && COMMITMENT_LENGTHS.includes(value.months);

/** "It's 12", "and with 24?": of bare numbers these are lengths, where a length is told of. */
function withoutLengthsAsPrices(
  free: readonly Candidate[],
  { wanted }: Pick<FillContext, 'wanted'>,
): readonly Candidate[] {
  if (!wanted.includes('commitmentMonths')) return free;
  const lengths = free.filter(isLength).map(({ entity }) => entity);
  return free.filter(({ kind, entity }) => kind !== 'money' || !lengths.includes(entity));
}

function revised(
  free: readonly Candidate[],
  used: ReadonlySet<FactName>,
  { facts, among }: { readonly facts: Facts; readonly among: readonly FactName[] },
): Assignment[] {
  const assigned: Assignment[] = [];
  for (const candidate of free) {
    const open = among.filter(
      (fact) =>
        holds(candidate, fact) &&
        facts[fact]?.kind === 'known' &&
        !used.has(fact) &&
        !assigned.some((taken) => taken.fact === fact || taken.entity === candidate.entity),
    );
    const [nearest] = [...open].sort(
      (first, second) => distance(facts, first, candidate) - distance(facts, second, candidate),
    );
    if (nearest) assigned.push({ ...candidate, fact: nearest, ground: 'cued' });
  }
  return assigned;
}

/** How far apart two amounts are, as a ratio: 299 corrects 279 rather than 99. */
function distance(facts: Facts, name: FactName, { value }: Candidate): number {
  const fact = facts[name];
  const [before, after] = [fact?.kind === 'known' ? plain(fact.value) : 0, plain(value)];
  if (typeof before !== 'number' || typeof after !== 'number') return 0;
  return Math.abs(Math.log(Math.max(after, 1) / Math.max(before, 1)));
}

/** The kinds of which one value is set in another's place. */
const isReplaceable = (kind: Entity['kind']): boolean =>
  kind === 'money' || kind === 'number' || kind === 'duration' || kind === 'date';

/** "The 18th, not the 11th": a bare number of the day that was told, of whichever month. */
function holdsDay(
  facts: Facts,
  name: FactName,
  { stale, text }: { readonly stale: Entity; readonly text: string },
): boolean {
  const fact = facts[name];
  if (stale.kind !== 'date' || fact?.kind !== 'known' || fact.value.kind !== 'date') return false;
  const isBare = DAY_NUMBER_ONLY.test(text.slice(stale.start, stale.end));
  return isBare && stale.date.slice(8) === fact.value.date.slice(8);
}

function holdsAmount(facts: Facts, name: FactName, entity: Entity): boolean {
  const fact = facts[name];
  if (fact?.kind !== 'known') return false;
  const told = plain(fact.value);
  switch (entity.kind) {
    case 'money':
      return told === entity.cents / 100;
    case 'number':
      return told === entity.value;
    case 'duration':
      return told === (entity.unit === 'year' ? entity.amount * 12 : entity.amount);
    case 'date':
      return told === entity.date;
    default:
      return false;
  }
}
