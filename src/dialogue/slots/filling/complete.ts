import { date } from '../../../domain/value.ts';
import type { Assignment } from '../candidates/candidate.ts';
import type { Candidate } from '../candidates/reading.ts';
import { dayWithin } from '../candidates/roughDates.ts';

/** "Repaired in May, back on the 4th": a day that lies within a rough date of the same message is that date, told exactly. */
export function completed(
  assigned: readonly Assignment[],
  candidates: readonly Candidate[],
): readonly Assignment[] {
  const days = candidates.filter(
    ({ kind, entity, until }) =>
      kind === 'date' &&
      entity.kind === 'date' &&
      until === undefined &&
      assigned.every((one) => one.entity !== entity),
  );
  return assigned.map((one) => days.flatMap((day) => exactly(one, day) ?? [])[0] ?? one);
}

/** The rough date with that day in its place; null when the day lies outside it. */
function exactly(rough: Assignment, day: Candidate): Assignment | null {
  const { value, from, until, fact, ground } = rough;
  if (rough.entity.kind !== 'date' || until === undefined || day.value.kind !== 'date') return null;
  const told = { kind: 'known', value, origin: 'typed', approximate: true, until } as const;
  const within = dayWithin(
    day.value.date,
    from === undefined ? told : { ...told, from },
    day.isMonthAssumed ? 'month' : 'year',
  );
  const mayMove = day.isMonthAssumed || day.isYearAssumed;
  if (within === null || !(mayMove || within === day.value.date)) return null;
  return { ...day, value: date(within), isYearAssumed: false, isMonthAssumed: false, fact, ground };
}
