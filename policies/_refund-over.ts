import { daysBetween } from '../src/domain/calendar.ts';
import type { Given } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { refundDay } from './_refund-day.ts';

/** True once the days for a refund are over: by the day told, by how long the customer waits, or because they say so. */
export function isOver(given: Given): boolean {
  const { facts, figures, today } = given;
  const kind = known(facts, 'refundKind')?.value.id;
  // A day of one way says nothing of an order that came back in the other.
  const byLabel = kind === 'returned-by-carrier' ? null : known(facts, 'handoverDate');
  const start = byLabel ?? (kind === 'return-label' ? null : known(facts, 'carrierReturnDate'));
  if (start) return refundDay(given, start)?.isLate === true;
  if (known(facts, 'daysOver')?.value.flag) return true;
  const since = known(facts, 'waitingSince');
  const delay = figures.on('refund-delay', today, 'days');
  return since !== null && delay !== null && daysBetween(since.value.date, today) > delay.days;
}
