import type { EntityOf } from '../../../domain/entity.ts';
import type { FactName, Facts } from '../../../domain/fact.ts';
import { date, type IsoDate } from '../../../domain/value.ts';
import { DAY_NUMBER_ONLY, isPlainWeekday, tellsYear } from './dateWords.ts';
import { spanOf } from './daySpan.ts';
import { asMonthOfYear, BEGINNINGS } from './monthOfYear.ts';
import type { Candidate } from './reading.ts';
import { isUntil } from './until.ts';

interface Beside {
  readonly text: string;
  readonly today: IsoDate;
  readonly wanted: readonly FactName[];
  readonly facts: Facts;
  /** What is known with what the account tells. */
  readonly known?: Facts;
}

/** A day; "sept 24" of what began is a month of that year. */
export function dateCandidates(
  entity: EntityOf<'date'>,
  { text, today, wanted, facts, known = facts }: Beside,
): Candidate[] {
  const day = dateCandidate(entity, { text, today });
  const month = asMonthOfYear(entity, { text, today });
  if (!month) return [day];
  const isBeginning = (fact: FactName) => BEGINNINGS.includes(fact);
  const began = { ...dateCandidate(month, { text, today }), entity, fits: isBeginning };
  const other = { ...day, fits: (fact: FactName) => day.fits(fact) && !isBeginning(fact) };
  // Once it was told when it began, a day is rather one of what is asked.
  const isTold = BEGINNINGS.some((fact) => wanted.includes(fact) && known[fact]?.kind === 'known');
  return isTold ? [other, began] : [began, other];
}

function dateCandidate(entity: EntityOf<'date'>, { text, today }: Pick<Beside, 'text' | 'today'>): Candidate {
  const span = spanOf(entity);
  const words = text.slice(entity.start, entity.end);
  return {
    entity,
    kind: 'date',
    value: date(dayOf(entity)),
    approximate: entity.approximate || span.until !== undefined,
    ...span,
    isYearAssumed: !tellsYear(words),
    isMonthAssumed: DAY_NUMBER_ONLY.test(words),
    isWeekday: isPlainWeekday(words),
    fits: fitsOf(entity, { text, today }),
    needs: 'nothing',
  };
}

/** "Just over two years ago" was no later than the day before. */
function dayOf(entity: EntityOf<'date'>): IsoDate {
  const { from, until } = spanOf(entity);
  if (!entity.bound || !from || !until) return entity.date;
  return entity.bound === 'over' ? until : from;
}

function fitsOf(
  entity: EntityOf<'date'>,
  { text, today }: Pick<Beside, 'text' | 'today'>,
): Candidate['fits'] {
  // Nothing happens once on "Sundays"; it may be asked whether anyone answers then.
  if (entity.isRecurring) return (fact) => fact === 'callDate';
  // "I have had it since last year and I want out": a year gone by is none to leave in.
  if (entity.precision === 'year' && entity.date.slice(0, YEAR_CHARS) < today.slice(0, YEAR_CHARS))
    return (fact) => fact !== 'cancellationDate';
  return isUntil(entity, text) ? (fact) => !BEGINNINGS.includes(fact) : () => true;
}

const YEAR_CHARS = 4;
