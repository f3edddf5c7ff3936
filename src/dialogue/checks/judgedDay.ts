import { addMonths, daysBetween } from '../../domain/calendar.ts';
import { type Entity, type EntityOf, isMarker } from '../../domain/entity.ts';
import type { IsoDate, Value } from '../../domain/value.ts';
import type { Heard } from '../heard.ts';
import { policyOf, type Rulebook } from '../rulebook.ts';
import { tellsYear } from '../slots/candidates/dateWords.ts';
import type { Comparison } from './compare.ts';

type Day = EntityOf<'date'>;

/** "So the 4th is too late?" */
export const isTooLate = ({ understood: { entities } }: Heard): boolean =>
  entities.some((entity) => isMarker(entity, 'too-late'));

/** "So 3 April is fine?": whether a day will do; « ça va pas » says that it will not. */
export const asksOfDay = ({ text, understood: { entities } }: Heard): boolean =>
  entities.some(
    (entity) => isMarker(entity, 'in-time') && !/^ ?(?:pas|plus)(?!\p{L})/iu.test(text.slice(entity.end)),
  );

/**
 * "So the 4th is too late?", of a last day on the 2nd; "so 3 April is fine?", of a commitment that ends on the 2nd: yes or no by the
 * side of the result on which the day lies; null for any other message.
 */
export function judgedDay(
  rulebook: Rulebook,
  { claim, result, intent, heard }: { claim: Entity; result: Value | null; intent: string; heard: Heard },
): Comparison | null {
  if (claim.kind !== 'date' || claim.precision !== 'day' || result?.kind !== 'date') return null;
  const isLate = isTooLate(heard);
  const isUntil = runsUntil(rulebook, intent);
  // Of what begins on a day, "too late" may mean either side of it.
  if (isLate ? !isUntil : !asksOfDay(heard)) return null;
  const day = nearResult(claim, { end: result.date, text: heard.text });
  const isWithin = day <= result.date;
  const isRight = isUntil ? isWithin !== isLate : day >= result.date;
  return { how: isRight ? 'confirmed' : 'denied', value: result };
}

/** A guarantee holds up to its last day; a refund is there, and leaving is free, from the day on. */
const runsUntil = (rulebook: Rulebook, intent: string): boolean =>
  policyOf(rulebook, intent)?.reads.faultDate !== undefined;

/** "3 April", of an end in 2028: of that year, where it lies near the end there. */
function nearResult({ date, start, end: till }: Day, { end, text }: { end: IsoDate; text: string }): IsoDate {
  const words = text.slice(start, till);
  if (!/\p{N}/u.test(words) || tellsYear(words)) return date;
  const years = Number(end.slice(0, 4)) - Number(date.slice(0, 4));
  const near = [years - 1, years, years + 1].map((count) => addMonths(date, count * MONTHS_IN_YEAR));
  return near.find((day) => Math.abs(daysBetween(day, end)) <= MAX_DAYS_OFF) ?? date;
}

const MONTHS_IN_YEAR = 12;
/** A day further from the result may be any other. */
const MAX_DAYS_OFF = 45;
