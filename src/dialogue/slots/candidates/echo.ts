import type { Entity } from '../../../domain/entity.ts';
import { FACT_KINDS, type Fact, type FactName } from '../../../domain/fact.ts';
import type { IsoDate } from '../../../domain/value.ts';
import type { FillContext } from './candidate.ts';
import type { Candidate } from './reading.ts';

/**
 * True for a day that our answers came to, or a length of time that leads to one: "the 8th, was that the courier's?",
 * "two weeks past the date". Who says it back speaks of that answer.
 */
export const isEcho = (candidate: Candidate, { printed = [] }: Pick<FillContext, 'printed'>): boolean =>
  candidate.value.kind === 'date' && printed.some((day) => isSaidBack(day, candidate));

function isSaidBack(day: IsoDate, { value, entity, ...candidate }: Candidate): boolean {
  if (value.kind !== 'date' || isYearOnly(entity)) return false;
  const { from = value.date, until = value.date } = candidate;
  if (from <= day && day <= until) return true;
  if (candidate.isMonthAssumed) return value.date.slice(8) === day.slice(8);
  if (!candidate.isYearAssumed) return false;
  // "End of June" is any day of it, in whichever year the answer lies.
  const isRough = candidate.approximate || candidate.until !== undefined;
  return isRough ? value.date.slice(5, 7) === day.slice(5, 7) : value.date.slice(5) === day.slice(5);
}

const isYearOnly = (entity: Entity): boolean => entity.kind === 'date' && entity.precision === 'year';

/** Days that a customer asks about, and which an answer of ours may well have named: "and on 15 December?" */
const ASKED_OF: readonly FactName[] = ['cancellationDate', 'callDate'];

/** True where nothing but the fit would make this day of ours the customer's. */
export function isEchoFor(
  candidate: Candidate,
  fact: FactName,
  { printed = [], isFollowUp, text }: Pick<FillContext, 'printed' | 'isFollowUp' | 'text'>,
): boolean {
  if (ASKED_OF.includes(fact)) return false;
  const { value, entity } = candidate;
  // "About? So that's today": what our day comes to is no day of a fault.
  if (fact === 'faultDate' && isFollowUp && CONCLUDES.test(text.slice(0, entity.start))) return true;
  // "Is it covered on 15 November 2026 itself?", after the last day of the warranty.
  const isThatDay = entity.kind === 'date' && value.kind === 'date' && printed.includes(value.date);
  if (fact === 'faultDate' && isFollowUp && isThatDay && !IS_REASONED.test(text.slice(0, entity.start)))
    return false;
  return isEcho(candidate, { printed });
}

/** "Black Friday was the 29th, so yesterday, no?", « le Black Friday tombait le 29, donc hier ? »: reasons about a day of ours, and puts no case on it. */
const IS_REASONED =
  /(?<!\p{L})(?:was|fell|falls|so|c['’]était|était|tombait|tombe|donc)(?: (?:on|the|that['’]?s|is|le|un|c['’]est))*\s*$/iu;

const CONCLUDES = /(?<!\p{L})(?:so (?:that|it)['’]?s|donc c['’ ]?est?)\s*$/iu;

/** "The 4th is a Friday": the name of the day stands beside the day of ours it is said of. */
export const isNameOfEcho = (
  candidate: Candidate,
  candidates: readonly Candidate[],
  context: Pick<FillContext, 'printed'>,
): boolean =>
  candidate.isWeekday === true &&
  candidates.some(
    (other) =>
      other !== candidate &&
      isEcho(other, context) &&
      other.entity.end <= candidate.entity.start &&
      candidate.entity.start - other.entity.end <= NAME_CHARS,
  );

const NAME_CHARS = 10;

/** True for a vague day that would only by its fit take the place of an exact one: "since September", of a contract the account knows. */
export function isVaguerThanKnown(
  candidate: Candidate,
  fact: FactName,
  { settled = {}, asking }: Pick<FillContext, 'settled' | 'asking'>,
): boolean {
  if (FACT_KINDS[fact] !== 'date' || VARIED.includes(fact) || asking === fact || !isExact(settled[fact]))
    return false;
  return (
    candidate.approximate ||
    candidate.until !== undefined ||
    candidate.isMonthAssumed === true ||
    candidate.isWeekday === true
  );
}

const VARIED: readonly FactName[] = ['cancellationDate', 'faultDate', 'callDate'];

const isExact = (fact: Fact | undefined): boolean =>
  fact?.kind === 'known' && !fact.approximate && fact.until === undefined;
