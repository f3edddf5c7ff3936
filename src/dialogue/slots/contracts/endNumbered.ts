import { addDays } from '../../../domain/calendar.ts';
import type { IsoDate } from '../../../domain/value.ts';

/** "If I wait until the 22nd", of a commitment that ends on a 22nd soon: the number alone is that of the end. */
export const isEndNumbered = (
  day: IsoDate,
  { end, today }: { readonly end: IsoDate; readonly today: IsoDate },
): boolean => end.slice(DAY_AT) === day.slice(DAY_AT) && today <= end && end <= addDays(today, END_SOON_DAYS);

/** The day of "2026-12-25". */
const DAY_AT = 8;
/** Of a day further away than this nobody says the number alone. */
const END_SOON_DAYS = 62;
