import { addMonths, daysBetween, daysInMonth, isoDate } from '../../domain/calendar.ts';
import type { Conversation } from '../../domain/conversation.ts';
import { type Entity, type EntityOf, isValue } from '../../domain/entity.ts';
import { centsOf, type IsoDate, plain } from '../../domain/value.ts';
import { blanked } from '../../language/spans.ts';
import { workedOutAs } from '../checks/confirm.ts';
import type { Heard } from '../heard.ts';
import { lastWorkedOut } from '../said/spoken.ts';
import { DAY_NUMBER_ONLY, tellsYear } from '../slots/candidates/dateWords.ts';
import { isEndNumbered } from '../slots/contracts/endNumbered.ts';

export type Day = EntityOf<'date'>;

/** "No need to wait for May", « pas besoin d'attendre mai »: the day is none to leave on. */
const NO_WAIT =
  /(?<!\p{L})(?:no need to wait|need not wait|needn['’]?t wait|(?:don['’]?t|do not) (?:have|need) to wait|without waiting|rather than wait(?:ing)?|pas besoin d['’]attendre|inutile d['’]attendre|pas obligée? d['’]attendre|sans attendre|plutôt que d['’]attendre)(?: (?:until|till|for|to|le|la|jusqu['’](?:en|au|à)|en))*(?: (?:\d{1,2}(?:st|nd|rd|th|er)? )?\p{L}+(?: \d{4})?)?/giu;

/** The message without the day that it says need not be waited for. */
export function withoutWait(heard: Heard): Heard {
  const waits = [...heard.text.matchAll(NO_WAIT)].map(({ 0: words, index }) => ({
    start: index,
    end: index + words.length,
  }));
  if (waits.length === 0) return heard;
  const isIn = ({ start, end }: Entity) => waits.some((wait) => wait.start <= start && end <= wait.end);
  const entities = heard.understood.entities.filter((entity) => !isIn(entity));
  return { ...heard, text: blanked(heard.text, waits), understood: { ...heard.understood, entities } };
}

/** The days ahead that a message asks of, and the amount of our answer that it says again; null where it tells anything else. */
export function daysAsked(
  conversation: Conversation,
  { text, understood, world }: Heard,
): { readonly days: readonly [Day, ...Day[]]; readonly amount: number | null } | null {
  const values = withBareDays(understood.entities.filter(isValue), text);
  const end = lastWorkedOut(conversation)?.said.values.commitmentEnd;
  const dates = values.filter(isDay).map((day) => ahead(day, { text, conversation, today: world.today }));
  const quoted = values
    .filter((one) => !isDay(one) && !isNothing(one))
    .map((one) => workedOutAs(conversation, one));
  const [first, ...others] = dates;
  if (!first || others.length > 1 || quoted.includes(null)) return null;
  const isBare = (day: Day) => DAY_NUMBER_ONLY.test(text.slice(day.start, day.end));
  // "74 on the 30th and nothing on the 31st", of a commitment that ends on the 31st of January.
  const isNearEnd =
    end?.kind === 'date' &&
    isBare(first) &&
    (others.length > 0 || isEndNumbered(first.date, { end: end.date, today: world.today }));
  const anchor = isNearEnd ? nearDay(first, end.date) : first;
  const days = [anchor, ...others.map((day) => (isBare(day) ? nearDay(day, anchor.date) : day))] as const;
  if (days.some(({ date: day, precision }) => precision === 'year' || day < world.today)) return null;
  const amount = quoted.flatMap((value) => (value ? (centsOf(value) ?? []) : []))[0] ?? null;
  return { days, amount };
}

/** "The 30th of January I pay, and the 31": a number after a day and an article is a day as well. */
const withBareDays = (values: readonly Entity[], text: string): Entity[] =>
  values.map((one, at) => {
    const first = values.slice(0, at).find(isDay);
    if (
      !first ||
      one.kind !== 'number' ||
      !isDayNumber(one.value) ||
      !LEADS_TO_DAY.test(text.slice(0, one.start))
    )
      return one;
    return { ...first, start: one.start, end: one.end, date: inMonthOf(first.date, one.value, 0) };
  });

const LEADS_TO_DAY = /(?:^|[^\p{L}])(?:the|le|du|au)\s+$/iu;

const isDayNumber = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= MAX_DAYS;
const MAX_DAYS = 31;

const isNothing = (entity: Entity): boolean =>
  (entity.kind === 'number' && entity.value === 0) || (entity.kind === 'money' && entity.cents === 0);

const isDay = (entity: Entity): entity is Day => entity.kind === 'date';

/** "The 30th of January, and the 31st", « le 28 février, ou le 27 »: the same day of the month, as near to the other as can be. */
function nearDay(day: Day, other: IsoDate): Day {
  const away = (one: IsoDate) => Math.abs(daysBetween(one, other));
  const all = [-1, 0, 1].map((count) => inMonthOf(other, Number(day.date.slice(8)), count));
  return { ...day, date: all.toSorted((one, two) => away(one) - away(two))[0] ?? day.date };
}

function inMonthOf(day: IsoDate, number: number, ahead: number): IsoDate {
  const [year, month] = addMonths(`${day.slice(0, 7)}-01`, ahead)
    .split('-')
    .map(Number);
  return isoDate(year!, month!, Math.min(number, daysInMonth(year!, month!)));
}

/** "So from 10 February it's free?": a day gone by, told without its year, is the next of its name, unless it was told before. */
function ahead(
  day: Day,
  { text, conversation, today }: { text: string; conversation: Conversation; today: IsoDate },
): Day {
  const words = text.slice(day.start, day.end);
  const isTold = Object.values(conversation.facts).some(
    (fact) => fact.kind === 'known' && plain(fact.value) === day.date,
  );
  const isBare = !/\p{L}/u.test(words) || DAY_NUMBER_ONLY.test(words) || tellsYear(words);
  if (isTold || isBare || day.precision !== 'day' || day.date >= today) return day;
  return { ...day, date: addMonths(day.date, MONTHS_IN_YEAR) };
}

const MONTHS_IN_YEAR = 12;
