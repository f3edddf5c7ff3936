import type { AccountList } from '../../domain/customer.ts';
import { type Entity, type EntityOf, isMarker, mayBeDay } from '../../domain/entity.ts';
import type { Marker } from '../../domain/marker.ts';
import type { IsoDate, Value } from '../../domain/value.ts';
import type { Heard } from '../heard.ts';
import { DAY_NUMBER_ONLY } from '../slots/candidates/dateWords.ts';

/** Where a message names something. */
export interface Place {
  readonly start: number;
  readonly end: number;
  /** True for the words of a day or month that only points at an item: "the one from January" tells no January. */
  readonly isPointed?: boolean;
}

interface Described {
  readonly list: AccountList;
  readonly heard: Heard;
  /** True for the reply to "which one?": a month alone then points as well. */
  readonly isPicking: boolean;
}

/**
 * Where a message describes each item instead of naming it: by its age ("my oldest machine", « la plus récente »), or by
 * a day or month it points with ("the one from January", « celle de janvier »), of whatever year where none is said.
 */
export function placesDescribed(names: readonly Value[][], described: Described): Place[][] {
  const { heard } = described;
  const days = names.map((values) => values.find((value) => value.kind === 'date')?.date ?? null);
  const byAge = (['newest', 'oldest'] as const).map((age) => ({
    item: ofAge(days, age),
    places: markersOf(heard, age).filter((place) => !isWished(heard, place)),
  }));
  const pointed = pointingDates(described);
  const numbers = pointingNumbers(described, names.length);
  return days.map((day, item) => [
    ...byAge.flatMap((age) => (age.item === item ? age.places : [])),
    ...pointed
      .filter((entity) => day !== null && pointsAt(entity, { day, days, text: heard.text }))
      .map(({ start, end }) => ({ start, end, isPointed: true })),
    ...numbers.filter(({ value }) => Number(day?.slice(8)) === value),
  ]);
}

export const markersOf = ({ understood }: Pick<Heard, 'understood'>, marker: Marker): Entity[] =>
  understood.entities.filter((entity) => isMarker(entity, marker));

/** Where a message speaks of another one: "my other order", « et l'autre ? », "other order then: …", but not "and the other option?" nor "on no other order". */
export const otherOnes = (heard: Pick<Heard, 'understood' | 'text'>): Entity[] => [
  ...markersOf(heard, 'other-case'),
  ...markersOf(heard, 'the-other').filter(({ end }) => ENDS_CLAUSE.test(heard.text.slice(end))),
  ...markersOf(heard, 'other-heading').filter(
    ({ start, end }) =>
      ENDS_CLAUSE.test(heard.text.slice(end)) && BEGINS_CLAUSE.test(heard.text.slice(0, start)),
  ),
];

const BEGINS_CLAUSE =
  /(?:^|[.,;:!?…\n–—-])\s*(?:(?:ok|okay|right|alright|fine|so|and|then|now|well|et|bon|alors|maintenant|sinon|donc|bien|logique)[\s,]+)*$/iu;
const ENDS_CLAUSE = /^\s*(?:[,;:.?!()…]|$)/u;

/** The item of the latest or the earliest day; null where one has no day, or two have the same. */
function ofAge(days: readonly (IsoDate | null)[], age: 'newest' | 'oldest'): number | null {
  if (days.length < 2 || days.includes(null)) return null;
  const sorted = [...days].sort();
  const day = age === 'newest' ? sorted.at(-1) : sorted[0];
  return days.filter((one) => one === day).length === 1 ? days.indexOf(day!) : null;
}

/** "Can I have the newest machine?" asks for one that the customer has not. */
const isWished = (heard: Heard, { start }: Entity): boolean =>
  markersOf(heard, 'wish').some((wish) => wish.end <= start && start - wish.end <= MAX_GAP_CHARS);

/** Room for an article between a wish and what is wished for. */
const MAX_GAP_CHARS = 5;

/** The dates that words such as "the one" point with: "the one I bought in January"; in the reply to "which one?", any. */
function pointingDates({ heard, isPicking }: Described): EntityOf<'date'>[] {
  const pointing = markersOf(heard, 'pointing');
  return heard.understood.entities.filter(
    (entity): entity is EntityOf<'date'> =>
      entity.kind === 'date' &&
      (isPicking || pointing.some(({ end }) => POINTS_ON.test(heard.text.slice(end, entity.start)))),
  );
}

/** A few words of one clause between the word that points and the day: "from", "I bought in", « que j'ai achetée en ». */
const POINTS_ON = /^[^,;.?!:\d]{1,30}$/u;

/** « Celle du 18 »: the day of the month alone, which is no place in the list; in the reply to "which one?", « la commande du 18 » too. */
function pointingNumbers({ heard, isPicking }: Described, count: number): EntityOf<'number'>[] {
  const pointing = markersOf(heard, 'pointing');
  return heard.understood.entities.filter(
    (entity): entity is EntityOf<'number'> =>
      entity.kind === 'number' &&
      entity.value > count &&
      (isPicking || pointing.some(({ end }) => POINTS_ON.test(heard.text.slice(end, entity.start)))),
  );
}

/** True where a date is this day; one without a year is that day or month of any year, unless it is another item's own. */
function pointsAt(
  entity: EntityOf<'date'>,
  { day, days, text }: { day: IsoDate; days: readonly (IsoDate | null)[]; text: string },
): boolean {
  if (mayBeDay(entity, day)) return true;
  if (entity.precision === 'year' || days.some((other) => other !== null && mayBeDay(entity, other)))
    return false;
  // "The one dated the 20th", « celui qui date du 20 »: of whatever month.
  if (DAY_NUMBER_ONLY.test(text.slice(entity.start, entity.end)))
    return entity.date.slice(8) === day.slice(8);
  const hasYear = /\d{4}|\d\D+\d\D+\d/u.test(text.slice(entity.start, entity.end));
  if (hasYear) return false;
  const told = entity.precision === 'day' ? entity.date.slice(4) : entity.date.slice(4, 7);
  return day.slice(4).startsWith(told);
}
