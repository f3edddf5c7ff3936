import { addDays } from '../../../domain/calendar.ts';
import type { Filled } from '../../../domain/fact.ts';
import { date } from '../../../domain/value.ts';
import type { Assignment, FillContext } from '../candidates/candidate.ts';
import { isPutAhead } from './supposed.ts';

/** As far ahead an order on its way back may still be. */
const SOON_DAYS = 45;
const DAYS_OF_WEEK = 7;

/** « Mettons qu'il arrive mercredi », "it gets to you next Wednesday": an order still on its way, put to come back on a day ahead; null for any other. */
export function returnAhead(
  { fact, value, isWeekday, entity }: Assignment,
  { text, today }: Pick<FillContext, 'text' | 'today'>,
): Pick<Filled['known'], 'value' | 'isSupposed'> | null {
  if (fact !== 'carrierReturnDate' || value.kind !== 'date') return null;
  if (!isPutAhead(text, entity) && !TO_COME.test(text)) return null;
  // A weekday alone was read as the last one.
  const isLast = isWeekday && value.date < today && value.date > addDays(today, -DAYS_OF_WEEK);
  const day = isLast ? addDays(value.date, DAYS_OF_WEEK) : value.date;
  return day > today && day <= addDays(today, SOON_DAYS) ? { value: date(day), isSupposed: true } : null;
}

const TO_COME =
  /(?<!\p{L})(?:next|coming|tomorrow|in (?:a|one|two|three|four|five|six|ten|\d+) (?:days?|weeks?)|qui vient|prochaine?|demain|dans (?:un|une|deux|trois|quatre|cinq|six|dix|\d+) (?:jours?|semaines?)|(?:not|isn['’]t|hasn['’]t) (?:even )?(?:arrived|there|back) yet|pas encore (?:arrivé|revenu|rentré|là))(?!\p{L})/iu;
