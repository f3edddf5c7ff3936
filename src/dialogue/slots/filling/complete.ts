import { date } from '../../../domain/value.ts';
import { CLAUSE_END } from '../../../language/sentence.ts';
import type { Assignment } from '../candidates/candidate.ts';
import type { Candidate } from '../candidates/reading.ts';
import { dayWithin } from '../candidates/roughDates.ts';

/** "Repaired in May, back on the 4th": a day that lies within a rough date of the same message is that date, told exactly. */
export function completed(
  assigned: readonly Assignment[],
  candidates: readonly Candidate[],
  text: string,
): readonly Assignment[] {
  const days = candidates.filter(
    ({ kind, entity, until }) =>
      kind === 'date' &&
      entity.kind === 'date' &&
      until === undefined &&
      !isOfGoing(entity, text) &&
      assigned.every((one) => one.entity !== entity),
  );
  return assigned.map((one) => days.flatMap((day) => exactly(one, day) ?? [])[0] ?? one);
}

/** "Started in January, I am moving abroad on 10 January", « je pars le 10 »: the day on which somebody goes is of nothing that was. */
const isOfGoing = ({ start }: { readonly start: number }, text: string): boolean =>
  GOING.test(text.slice(0, start).split(CLAUSE_END).at(-1)!);

const GOING =
  /(?<!\p{L})(?:moving|relocating|emigrating|fly(?:ing)?|flight|leaving|travell?ing|going (?:away|abroad|to)|d[ée]m[ée]nage(?:ons)?|d[ée]m[ée]nager|pars|partons|m['’]envole|m['’]en vais|vol|quitte|quittons|m['’]expatrie)(?!\p{L})/iu;

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
