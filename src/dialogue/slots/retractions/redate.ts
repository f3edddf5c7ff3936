import { addMonths, monthsBetween } from '../../../domain/calendar.ts';
import { type Entity, isMarker } from '../../../domain/entity.ts';
import { FACT_KINDS, type FactName } from '../../../domain/fact.ts';
import { date, type IsoDate } from '../../../domain/value.ts';
import { isSupposed } from '../../../policy/read.ts';
import { type Assignment, type FillContext, holds } from '../candidates/candidate.ts';
import type { Candidate } from '../candidates/reading.ts';
import { type DayBefore, dayNear, dayWithin } from '../candidates/roughDates.ts';

/** "Sorry, 2024 not 2025", "and if it was 2023?": a bare year is that of the date told before. */
export function withYears(entities: readonly Entity[], context: FillContext): readonly Entity[] {
  const was = context.isFollowUp || revises(entities) ? lastDate(context) : null;
  if (!was) return entities;
  return entities.map((entity): Entity => {
    // "No, the Christmas before": a year before the date told.
    if (isYearBefore(entity) && entities.every(({ kind }) => kind !== 'date')) {
      const { start, end } = entity;
      const day = addMonths(was.day, -MONTHS_IN_YEAR);
      return { kind: 'date', start, end, date: day, precision: was.precision, approximate: was.isRough };
    }
    if (entity.kind !== 'number' || !isYear(entity.value)) return entity;
    const { start, end } = entity;
    const day = addMonths(was.day, MONTHS_IN_YEAR * (entity.value - Number(was.day.slice(0, 4))));
    return { kind: 'date', start, end, date: day, precision: was.precision, approximate: was.isRough };
  });
}

const MONTHS_IN_YEAR = 12;

const isYearBefore = (entity: Entity): boolean => isMarker(entity, 'year-before');

/** After an answer, a bare date takes the place of the one last told that may lie ahead; without a year it is the next of a thing still to do. */
export function redated(
  free: readonly Candidate[],
  used: ReadonlySet<FactName>,
  context: FillContext & { readonly entities: readonly Entity[] },
): Assignment[] {
  const [only, ...others] = free.filter(({ kind, entity }) => kind === 'date' && entity.kind === 'date');
  if (!context.isFollowUp || !only || others.length > 0) return [];
  if (isOfRoughPurchase(only, context)) return [];
  const last = isStartAgain(only, context) ? null : lastDate(context);
  const assign = (candidate: Candidate, fact: FactName): Assignment[] =>
    used.has(fact) || !holds(candidate, fact) ? [] : [{ ...candidate, fact, ground: 'guessed' }];
  if (isStartAgain(only, context)) return assign(only, 'subscriptionStart');
  if (last && (VARIED_FACTS.includes(last.fact) || isPut(context, last.fact)))
    return assign(near(only, { was: last.day, today: context.today, fact: last.fact }), last.fact);
  const isOpen = context.wanted.includes('cancellationDate') && only.isYearAssumed && !only.isMonthAssumed;
  // "And in June?", after the fee of today, is no other start but a later leave.
  return isOpen && dayOf(only) < context.today && revises(context.entities, SUPPOSING)
    ? assign(moved(only, 12), 'cancellationDate')
    : [];
}

/** "It was April or May I think", of a machine bought two years ago in the spring that leaks since Saturday: what agrees with the rough day of the purchase is no other day of the fault. */
function isOfRoughPurchase({ isYearAssumed, value }: Candidate, { facts, wanted }: FillContext): boolean {
  const bought = facts.purchaseDate;
  if (!isYearAssumed || value.kind !== 'date' || !wanted.includes('purchaseDate')) return false;
  const isRough = bought?.kind === 'known' && bought.approximate && bought.until !== undefined;
  return isRough && dayWithin(value.date, bought, 'year') !== null;
}

/** The day as near as can be to the one it takes the place of, where its year or month was not told. */
export function near(
  candidate: Candidate,
  { was, today, fact }: Pick<DayBefore, 'was' | 'today'> & { fact?: FactName },
): Candidate {
  const { isYearAssumed, isMonthAssumed } = candidate;
  if (!isYearAssumed && !isMonthAssumed) return candidate;
  const day = dayOf(candidate);
  const mayBeAhead = was > today || fact === 'cancellationDate';
  const wanted = dayNear(day, { was, today, mayBeAhead, assumed: isMonthAssumed ? 'month' : 'year' });
  return moved(candidate, monthsBetween(day, wanted));
}

/** Days a customer asks about otherwise, again and again. */
const VARIED_FACTS: readonly FactName[] = ['cancellationDate', 'faultDate'];
/** A day of a case that was only put is put otherwise. */
const isPut = ({ facts }: FillContext, name: FactName): boolean => isSupposed(facts, name);

/** "No, December 2026": the month of the beginning that was put, said again. */
const isStartAgain = (candidate: Candidate, context: FillContext): boolean => {
  const told = context.facts.subscriptionStart;
  return (
    isPut(context, 'subscriptionStart') &&
    told?.kind === 'known' &&
    told.value.kind === 'date' &&
    told.value.date.slice(0, 7) === dayOf(candidate).slice(0, 7)
  );
};

const SUPPOSING = ['leaning', 'what-if'] as const;
const REVISING = [...SUPPOSING, 'correction', 'checked', 'instead'] as const;

const revises = (entities: readonly Entity[], markers: readonly string[] = REVISING): boolean =>
  entities.some((entity) => entity.kind === 'marker' && markers.includes(entity.marker));

/** The date last told, if the last values had one. */
function lastDate({ lastFilled, facts, wanted }: FillContext) {
  const fact = lastFilled.find((name) => FACT_KINDS[name] === 'date' && wanted.includes(name));
  if (fact === undefined) return null;
  const known = facts[fact];
  if (known?.kind !== 'known' || known.value.kind !== 'date') return null;
  const precision = known.until === undefined ? ('day' as const) : ('month' as const);
  return { fact, day: known.value.date, precision, isRough: known.approximate && precision === 'day' };
}

const isYear = (value: number): boolean => Number.isInteger(value) && value >= 2000 && value < 2100;

function moved(candidate: Candidate, count: number): Candidate {
  const { from, until } = candidate;
  return {
    ...candidate,
    value: date(addMonths(dayOf(candidate), count)),
    ...(from ? { from: addMonths(from, count) } : {}),
    ...(until ? { until: addMonths(until, count) } : {}),
    // It is told now: no other year is to be read into it.
    isYearAssumed: false,
    isMonthAssumed: false,
  };
}

const dayOf = ({ value }: Candidate): IsoDate => (value.kind === 'date' ? value.date : '');
