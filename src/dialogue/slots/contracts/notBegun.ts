import { addMonths } from '../../../domain/calendar.ts';
import type { IsoDate } from '../../../domain/value.ts';
import type { Candidate } from '../candidates/reading.ts';

/** True for a day to come, or one told without its year, which may be. */
export const isAhead = (candidate: Candidate, today: IsoDate): boolean =>
  candidate.entity.kind === 'date' && (dayOf(candidate) > today || candidate.isYearAssumed === true);

/** Of a subscription not begun yet, the day that comes first from today on: the one it begins on. */
export function firstAhead(dates: readonly Candidate[], today: IsoDate): Candidate | undefined {
  const next = (one: Candidate) => (dayOf(one) > today ? dayOf(one) : addMonths(dayOf(one), 12));
  return dates
    .filter((one) => isAhead(one, today))
    .toSorted((one, other) => (next(one) < next(other) ? -1 : 1))[0];
}

const dayOf = ({ value }: Candidate): IsoDate => (value.kind === 'date' ? value.date : '');
