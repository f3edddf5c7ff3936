import { addDays, isoDate } from './calendar.ts';
import type { IsoDate } from './value.ts';

/** Days off in France that fall on the same day every year, as month and day. */
const FIXED = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];
/** Days off counted from Easter Sunday. */
export const EASTER_OFFSETS = { easterMonday: 1, ascension: 39, whitMonday: 50 } as const;

/** True on a public holiday in France. */
export function isPublicHoliday(day: IsoDate): boolean {
  const easter = easterSunday(Number(day.slice(0, 4)));
  return (
    FIXED.includes(day.slice(5)) ||
    Object.values(EASTER_OFFSETS).some((offset) => addDays(easter, offset) === day)
  );
}

/** Easter Sunday of a year, by the method of Meeus, Jones and Butcher. */
export function easterSunday(year: number): IsoDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const shift = Math.floor((century + 8) / 25);
  const correction = Math.floor((century - shift + 1) / 3);
  const moon = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - moon - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * weekday) / 451);
  const count = moon + weekday - 7 * late + 114;
  return isoDate(year, Math.floor(count / 31), (count % 31) + 1);
}
