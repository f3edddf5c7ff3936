import { isoDate } from '../../../domain/calendar.ts';
import type { EntityOf } from '../../../domain/entity.ts';
import type { FactName } from '../../../domain/fact.ts';
import type { IsoDate } from '../../../domain/value.ts';

/** What began so long ago that it is told by month and year. */
export const BEGINNINGS: readonly FactName[] = ['subscriptionStart', 'purchaseDate'];

/** "Sept 24": a name and two digits that may be a day or a year. */
const MONTH_AND_TWO_DIGITS = /^\p{L}+\.? (?<digits>\d{2})$/u;

/** Words before it that say that the digits are a day: "on Sept 24", "Tuesday, Sept 24". */
const LEADS_TO_DAY = /(?<!\p{L})(?:on|the|\p{L}+day,?)\s*$/iu;

/** Of longer ago, the two digits are rather a day: no subscription runs so long, and no warranty. */
const MAX_YEARS_AGO = 4;

/** The month of a year gone by, or of this one, that such words tell of what began; null where they tell a day. */
export function asMonthOfYear(
  entity: EntityOf<'date'>,
  { text, today }: { readonly text: string; readonly today: IsoDate },
): EntityOf<'date'> | null {
  if (entity.precision !== 'day' || entity.approximate) return null;
  const digits = MONTH_AND_TWO_DIGITS.exec(text.slice(entity.start, entity.end))?.groups?.digits;
  if (digits === undefined || LEADS_TO_DAY.test(text.slice(0, entity.start))) return null;
  const [thisYear, year] = [Number(today.slice(0, 4)), CENTURY + Number(digits)];
  const date = isoDate(year, Number(entity.date.slice(5, 7)), 1);
  return year >= thisYear - MAX_YEARS_AGO && date <= today ? { ...entity, date, precision: 'month' } : null;
}

const CENTURY = 2000;
