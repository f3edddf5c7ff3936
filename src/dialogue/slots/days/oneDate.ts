import { addDays, addMonths, daysInMonth, isoDate } from '../../../domain/calendar.ts';
import type { Entity, EntityOf } from '../../../domain/entity.ts';
import type { Marker } from '../../../domain/marker.ts';
import type { IsoDate } from '../../../domain/value.ts';
import { blanked } from '../../../language/spans.ts';
import { DAY_NUMBER_ONLY, tellsYear } from '../candidates/dateWords.ts';
import { spanOf } from '../candidates/daySpan.ts';
import { dayNear } from '../candidates/roughDates.ts';

type Day = EntityOf<'date'>;

/** Further apart, two dates are of two thoughts. */
const MAX_CHARS_BETWEEN = 60;

/** "Spring last year I think, April maybe", « Noël, en 2023 », "March 2024, no, 2025": dates that tell one day between them are one. */
export function withOneDate(
  entities: readonly Entity[],
  context: { readonly text: string; readonly today: IsoDate },
): readonly Entity[] {
  for (const first of entities) {
    if (first.kind !== 'date' || first.isRecurring) continue;
    for (const second of entities) {
      const isNear = second.start >= first.end && second.start - first.end <= MAX_CHARS_BETWEEN;
      const one = isNear ? oneOf(first, second, { ...context, entities }) : null;
      if (one === null) continue;
      const isInside = ({ start, end, kind }: Entity) =>
        start >= first.start && end <= second.end && (kind === 'date' || kind === 'marker');
      const others = entities.filter((entity) => entity !== second && !isInside(entity));
      const merged = [...others, { ...one, start: first.start, end: second.end }];
      return withOneDate(
        merged.sort((a, b) => a.start - b.start),
        context,
      );
    }
  }
  return entities.map((entity) => withYearAfter(entity, entities, context.text));
}

/** "In March or May 2025", « entre mars et mai 2025 »: the first is of the year told with the second. */
function withYearAfter(entity: Entity, entities: readonly Entity[], text: string): Entity {
  if (entity.kind !== 'date' || entity.precision === 'year' || !isYearAssumed(entity, text)) return entity;
  const next = entities.find(({ start }) => start >= entity.end);
  const other = entities.find((one) => one.kind === 'date' && one.start >= entity.end);
  if (other?.kind !== 'date' || !isSaidInFigures(other, text)) return entity;
  const isBeside = next === other || (next?.kind === 'marker' && next.end <= other.start);
  if (!isBeside || !EITHER.test(text.slice(entity.end, other.start))) return entity;
  const dated = inYear(entity, Number(other.date.slice(0, 4)));
  return dated.date <= other.date ? dated : entity;
}

const EITHER = /^\s*(?:or|and|to|ou|et|à)(?: maybe| peut-être)?(?: (?:in|on|en|le|the))?\s*$/iu;

interface Beside {
  readonly text: string;
  readonly today: IsoDate;
  readonly entities: readonly Entity[];
}

/** The day that the first date and what stands after it tell; null where each tells something of its own. */
function oneOf(first: Day, second: Entity, { text, today, entities }: Beside): Day | null {
  if (second.kind !== 'date' && second.kind !== 'marker' && yearOf(second, { text, today }) === null)
    return null;
  const between = entities.filter(({ start, end }) => start >= first.end && end <= second.start);
  const isJoined = (markers: readonly Marker[]) => onlyMarkers({ first, second, between, text }, markers);
  if (second.kind === 'marker')
    return second.marker === 'year-before' && isJoined(HEDGES) ? yearEarlier(first) : null;
  if (second.kind === 'date' && isConcluded(first, second, { text, today, entities })) return second;
  const year = yearOf(second, { text, today });
  if (isJoined(HEDGES)) {
    // "1 September this year, two years": the length beside a day that has its year is that of a contract.
    const isKept = second.kind === 'duration' && isYearTold(first, text);
    if (year !== null && first.precision !== 'year' && !isSaidInFigures(first, text) && !isKept)
      return inYear(first, year);
    return second.kind === 'date' ? finer(first, second, text) : null;
  }
  if (!isJoined([...HEDGES, ...RIGHTS])) return null;
  // "The invoice says 2 May 2023, so it's about a year old": a count of years corrects no year told in figures.
  if (second.kind === 'duration' && isSaidInFigures(first, text)) return null;
  // "Noël il y a deux ans, enfin non, ça fait trois ans".
  if (year !== null) return inYear(first, year);
  return second.kind === 'date' ? instead(first, second, { text, today }) : null;
}

/** "It was the summer sales after, so July 2024": a season without its year, and the date it comes to. */
const isConcluded = (first: Day, second: Day, { text, entities }: Beside): boolean =>
  first.precision === 'month' &&
  isYearAssumed(first, text) &&
  !isYearAssumed(second, text) &&
  !text.includes('?', second.end) &&
  entities.some(
    (one) =>
      one.kind === 'marker' &&
      one.marker === 'concluding' &&
      one.start >= first.end &&
      onlyMarkers({ first: one, second, between: [], text }, []),
  );

const HEDGES: readonly Marker[] = ['hedging', 'either', 'telling', 'checking'];
const RIGHTS: readonly Marker[] = ['correction', 'concluding'];

/** "In March or in May" leaves two days open. */
const ALTERNATIVE = /^(?:or|ou|soit)(?!\p{L})/iu;

/** Words that lead to a date, or name the gift of a feast: "xmas present 2023". */
const LEADS =
  /(?<!\p{L})(?:in|on|at|of|from|present|gift|pressie|cadeau|the|en|le|la|les|au|à|a|l|de|d|du|dans)(?!\p{L})/giu;

/** True where nothing but such words, and a comma, stands between the two. */
function onlyMarkers(
  {
    first,
    second,
    between,
    text,
  }: { first: Entity; second: Entity; between: readonly Entity[]; text: string },
  markers: readonly Marker[],
): boolean {
  const words = between.filter(
    (entity) =>
      entity.kind === 'marker' &&
      markers.includes(entity.marker) &&
      !(entity.marker === 'either' && ALTERNATIVE.test(text.slice(entity.start, entity.end))),
  );
  const inside = words.map(({ start, end }) => ({ start: start - first.end, end: end - first.end }));
  const left = blanked(text.slice(first.end, second.start), inside).replaceAll(/\.{2,}|…/gu, ' ');
  return /^[\s,:()–—'’-]*$/u.test(left.replaceAll(LEADS, ' '));
}

const yearEarlier = (day: Day): Day => ({ ...day, date: addMonths(day.date, -MONTHS_IN_YEAR) });
const MONTHS_IN_YEAR = 12;

const inYear = (day: Day, year: number): Day => ({
  ...day,
  date: addMonths(day.date, MONTHS_IN_YEAR * (year - Number(day.date.slice(0, 4)))),
});

/** The year that is all a value tells: "2023", "in 2023", "three years ago", « ça fait trois ans »; null for anything else. */
function yearOf(entity: Entity, { text, today }: { text: string; today: IsoDate }): number | null {
  const thisYear = Number(today.slice(0, 4));
  switch (entity.kind) {
    case 'number':
      return YEAR.test(text.slice(entity.start, entity.end)) ? entity.value : null;
    case 'date':
      return entity.precision === 'year' || (entity.slackDays ?? 0) >= DAYS_OF_A_MONTH - 1
        ? Number(entity.date.slice(0, 4))
        : null;
    case 'duration':
      // "1 September, two years": how long a contract is.
      return entity.unit === 'year' && entity.amount < MAX_YEARS && entity.sense !== 'length'
        ? thisYear - entity.amount
        : null;
    default:
      return null;
  }
}

const YEAR = /^20\d\d$/u;
const DAYS_OF_A_MONTH = 31;
const MAX_YEARS = 10;

const isSaidInFigures = ({ start, end }: Day, text: string): boolean => /\d{4}/u.test(text.slice(start, end));

/** The finer of two dates, in the year or season that the rougher one names. */
function finer(first: Day, second: Day, text: string): Day | null {
  const [rough, exact] = widthOf(first) >= widthOf(second) ? [first, second] : [second, first];
  if (widthOf(rough) === widthOf(exact)) return null;
  const { from, until } = yearsSpan(rough);
  const assumed = isYearAssumed(exact, text) ? MONTHS_IN_YEAR : 0;
  const moved = [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5]
    .map((years) => addMonths(exact.date, years * assumed))
    .find((day) => from <= day && day <= until);
  return moved === undefined ? null : { ...exact, date: moved };
}

const isYearAssumed = ({ start, end }: Day, text: string): boolean => !tellsYear(text.slice(start, end));

/** "Last week", "about the 20th": wider than a day. */
const WEEK_WIDTH = 0.5;
const DAYS_IN_WEEK = 7;

/** How roughly a date is told: a year, a season, a month, a week, a day. */
function widthOf({ precision, approximate, slackDays = 0 }: Day): number {
  if (precision === 'year' || slackDays >= DAYS_OF_A_MONTH - 1) return 3;
  if (precision === 'month') return approximate ? 2 : 1;
  return approximate ? WEEK_WIDTH : 0;
}

function yearsSpan(rough: Day): { from: IsoDate; until: IsoDate } {
  const year = rough.date.slice(0, 4);
  if (widthOf(rough) === 3) return { from: `${year}-01-01`, until: `${year}-12-31` };
  if (widthOf(rough) === WEEK_WIDTH)
    return { from: addDays(rough.date, 1 - DAYS_IN_WEEK), until: addDays(rough.date, DAYS_IN_WEEK - 1) };
  const { from = rough.date, until = rough.date } = spanOf(rough);
  return { from, until };
}

/** "3 March 2024, no, the 5th": the second, near the first where it leaves its month or year open. */
function instead(first: Day, second: Day, { text, today }: { text: string; today: IsoDate }): Day {
  const words = text.slice(second.start, second.end);
  if (DAY_NUMBER_ONLY.test(words)) {
    const [year, month] = [Number(first.date.slice(0, 4)), Number(first.date.slice(5, 7))];
    const day = Math.min(Number(second.date.slice(8)), daysInMonth(year, month));
    return { ...second, date: isoDate(year, month, day) };
  }
  return isYearAssumed(second, text) && isYearTold(first, text)
    ? { ...second, date: dayNear(second.date, { was: first.date, today, assumed: 'year' }) }
    : second;
}

const isYearTold = (day: Day, text: string): boolean => !isYearAssumed(day, text);
