import { daysBetween } from '../../../domain/calendar.ts';
import type { Entity, EntityOf } from '../../../domain/entity.ts';
import type { IsoDate } from '../../../domain/value.ts';
import { CLAUSE_END } from '../../../language/sentence.ts';

/** Further apart, two days are two answers. */
const MAX_DAYS_BETWEEN = 7;

/**
 * "The 28th or 29th of May": one of two days next to each other is a rough day, counted from the later one, so that
 * nothing is called late too early. Days to come are not remembered: "are you open on 14 or 15 July" asks of each.
 */
export function withEitherDay(
  entities: readonly Entity[],
  { text, today }: { readonly text: string; readonly today: IsoDate },
): readonly Entity[] {
  for (const first of entities)
    for (const second of entities) {
      if (first.kind !== 'date' || second.kind !== 'date' || second.start < first.end) continue;
      const one = oneOfBoth(first, second, text);
      if (one === null || one.date > today) continue;
      const others = entities.filter(({ start, end }) => end <= first.start || start >= second.end);
      return [...others, one].sort((a, b) => a.start - b.start);
    }
  return entities;
}

type Day = EntityOf<'date'>;

function oneOfBoth(first: Day, second: Day, text: string): Day | null {
  const isExact = ({ precision, approximate }: Day) => precision === 'day' && !approximate;
  if (!isExact(first) || !isExact(second) || !EITHER.test(text.slice(first.end, second.start))) return null;
  // "Does it count from the 8th or from the 9th?" wants to know which.
  if (text.slice(second.end).match(CLAUSE_END)?.[0] === '?') return null;
  const [early, late] = first.date < second.date ? [first, second] : [second, first];
  const slackDays = daysBetween(early.date, late.date);
  if (slackDays === 0 || slackDays > MAX_DAYS_BETWEEN) return null;
  return { ...late, start: first.start, end: second.end, approximate: true, slackDays };
}

const EITHER =
  /^[\s,]*(?:or|ou|soit|ou bien|or else)(?: (?:maybe|perhaps|possibly|peut-être|alors))?(?: (?:on|the|le|soit|alors))*\s+$/iu;
