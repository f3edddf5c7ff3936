import { addDays, addMonths, daysBetween } from '../../../domain/calendar.ts';
import {
  COMMITMENT_LENGTHS,
  type DurationUnit,
  type EntityOf,
  isCommitmentLength,
} from '../../../domain/entity.ts';
import type { Fact, FactName, Facts } from '../../../domain/fact.ts';
import { date, type IsoDate, months, plain } from '../../../domain/value.ts';
import { onSide } from './daySpan.ts';
import type { Candidate } from './reading.ts';

type Duration = EntityOf<'duration'>;

/** What a length of time may stand for: a commitment, the day something began or ends, or the months served by a point. */
export function durationCandidates(entity: Duration, today: IsoDate, facts: Facts): Candidate[] {
  const { amount, unit, sense } = entity;
  switch (sense) {
    case 'passed':
      return [began(entity, passed(entity, today), facts), handed(entity, passed(entity, today))];
    case 'waited':
      return unit === 'day' || unit === 'week'
        ? [{ ...handed(entity, waited(today, amount, unit)), needs: 'nothing' }]
        : [];
    case 'within':
      return [began(entity, inMonthNumber(today, amount))];
    case 'left': {
      const around = away(today, amount, unit);
      const fits = (fact: FactName) => fact === 'commitmentEnd' && !endsAround(around.day, facts);
      return [{ ...dated(entity, around), fits, needs: 'nothing' }];
    }
    case 'after':
      return monthsCandidates(entity, ['monthsServed', 'failsAfter']);
    // "Renewed for another two years" tells neither what began nor for how long.
    case 'further':
      return [];
    case 'length':
      return [
        ...monthsCandidates(entity, ['commitmentMonths']),
        ...monthsCandidates(entity, ['failsAfter']).map((one) => ({ ...one, needs: 'cue' as const })),
        lasted(entity, { around: passed(entity, today), facts }),
      ];
    default:
      return sense satisfies never;
  }
}

/** A day counted in whole units, and how far on either side of it the true day may lie. */
interface Around {
  readonly day: IsoDate;
  readonly from: IsoDate;
  readonly until: IsoDate;
}

/** Who says "four months" has rounded: the true length may be off by half a month. */
const SLACK_DAYS: Readonly<Record<DurationUnit, number>> = { day: 0, week: 3, month: 15, year: 30 };

function away(today: IsoDate, amount: number, unit: DurationUnit): Around {
  const day =
    unit === 'month' || unit === 'year'
      ? addMonths(today, unit === 'year' ? amount * 12 : amount)
      : addDays(today, unit === 'week' ? 7 * amount : amount);
  return { day, from: addDays(day, -SLACK_DAYS[unit]), until: addDays(day, SLACK_DAYS[unit]) };
}

/** So long ago, or just over or not quite as long, where the unit leaves room for it. */
function passed({ amount, unit, bound }: Duration, today: IsoDate): Around {
  const around = away(today, -amount, unit);
  return SLACK_DAYS[unit] === 0 ? around : onSide(around, bound);
}

/** "Nothing after 14 days" is counted by feel: it may be a day more or less. */
function waited(today: IsoDate, amount: number, unit: DurationUnit): Around {
  const around = away(today, -amount, unit);
  const isExact = unit !== 'day' || amount < DAYS_OF_A_WEEK;
  return isExact ? around : { ...around, from: addDays(around.day, -1), until: addDays(around.day, 1) };
}

const DAYS_OF_A_WEEK = 7;

/** In the seventh month, six are complete and the seventh is not. */
function inMonthNumber(today: IsoDate, number: number): Around {
  const until = addMonths(today, 1 - number);
  return { day: addDays(until, -SLACK_DAYS.month), from: addDays(addMonths(today, -number), 1), until };
}

const began = (entity: Duration, around: Around, facts: Facts = {}): Candidate => ({
  ...dated(entity, around),
  fits: (fact) => BEGUN.includes(fact) && !isToldAround(facts[fact], around.day),
  needs: 'nothing',
});

/** « Ambassadeur depuis trois ans »: so long ago somebody may have become a customer as well. */
const BEGUN: readonly FactName[] = ['subscriptionStart', 'purchaseDate', 'customerSince'];

/** "I have been paying for 20 months", of a start on 15 March: who counts from the day that was told tells no other one. */
const isToldAround = (fact: Fact | undefined, day: IsoDate): boolean =>
  isNarrow(fact) && Math.abs(daysBetween(fact.value.date, day)) <= ROUNDED_DAYS;

/** « Il reste 1 mois et demi », of a contract whose start was told: what is left of it tells no other end. */
const endsAround = (day: IsoDate, { subscriptionStart: start, commitmentMonths: told }: Facts): boolean =>
  isNarrow(start) &&
  (told?.kind === 'known' ? [Number(plain(told.value))] : COMMITMENT_LENGTHS).some(
    (count) => Math.abs(daysBetween(addMonths(start.value.date, count), day)) <= ROUNDED_DAYS,
  );

/** Known to the month at least. */
function isNarrow(fact: Fact | undefined): fact is KnownDate {
  if (fact?.kind !== 'known' || fact.value.kind !== 'date') return false;
  const { value, from = value.date, until = value.date } = fact;
  return daysBetween(from, until) <= ROUNDED_DAYS;
}

type KnownDate = Extract<Fact, { kind: 'known' }> & { readonly value: { kind: 'date'; date: IsoDate } };

/** Who counts in months says a whole one too many or too few. */
const ROUNDED_DAYS = 31;

/** Told as a length and nothing else, it may answer when something began; "two years" is the commitment all the same. */
function lasted(entity: Duration, { around, facts }: { around: Around; facts: Facts }): Candidate {
  const told = facts.commitmentMonths;
  const count = entity.unit === 'year' ? entity.amount * 12 : entity.amount;
  const isOther = told?.kind === 'known' && plain(told.value) !== count;
  const isCommitment = !isOther && isCommitmentLength(entity);
  const since = began(entity, around);
  const fits = (fact: FactName) => since.fits(fact) && !(isCommitment && fact === 'subscriptionStart');
  return { ...since, fits, needs: 'question' };
}

/** "A month since I posted it": without such a word it is what the customer waits for, or how long they are one. */
const handed = (entity: Duration, around: Around): Candidate => ({
  ...dated(entity, around),
  approximate: entity.unit !== 'day' || around.from < around.until,
  fits: (fact) => fact === 'waitingSince' || fact === 'handoverDate' || fact === 'carrierReturnDate',
  needs: 'cue',
});

const dated = (entity: Duration, { day, from, until }: Around) => ({
  entity,
  kind: 'date' as const,
  value: date(day),
  approximate: true,
  ...(from < until ? { from, until } : {}),
});

function monthsCandidates(entity: Duration, facts: readonly FactName[]): Candidate[] {
  const { amount, unit } = entity;
  if (unit !== 'month' && unit !== 'year') return [];
  const value = months(unit === 'year' ? amount * 12 : amount);
  const fits = (name: FactName) => facts.includes(name);
  return [{ entity, kind: 'months', value, approximate: false, fits, needs: 'nothing' }];
}
