import { addMonths, daysBetween } from '../domain/calendar.ts';
import type { Decision, Outcome } from '../domain/decision.ts';
import type { Fact, FactName, Facts } from '../domain/fact.ts';
import { date, type IsoDate, plain } from '../domain/value.ts';
import type { World } from '../domain/world.ts';
import type { Policy } from '../policy/contract.ts';
import { decideOn, type Rulebook } from './rulebook.ts';

/** What a policy says when some dates are only known roughly: asks for the day where it makes a difference. */
export function decideRoughly(
  rulebook: Rulebook,
  policy: Policy,
  { facts, world }: { facts: Facts; world: World },
): Decision {
  const on = (some: Facts) => decideOn(rulebook, policy, { facts: some, world });
  const decision = on(facts);
  const answer = answerSoFar(decision);
  if (!answer) return decision;

  const open = roughInputs(policy, answer, facts).filter(({ rough }) => !rough.isDayUnknown);
  const asked = open.find(
    ({ fact, rough }) =>
      (policy.exactDays?.includes(fact) && isByMonth(rough)) ||
      isDecisive({ fact, rough, answer, facts, on }),
  );
  return asked ? { kind: 'invalid', fact: asked.fact, problem: 'which-day', values: {} } : decision;
}

/** True when the answer would be another on another of the days it may be, and the customer cannot say which. */
export function dependsOnDay(
  rulebook: Rulebook,
  policy: Policy,
  { answer, facts, world }: { answer: Outcome; facts: Facts; world: World },
): boolean {
  const on = (some: Facts) => decideOn(rulebook, policy, { facts: some, world });
  return roughInputs(policy, answer, facts).some(
    ({ fact, rough }) => rough.isDayUnknown && isDecisive({ fact, rough, answer, facts, on }),
  );
}

type Rough = Extract<Fact, { kind: 'known' }> & { readonly until: IsoDate };

/** The dates known roughly that an answer rests on. */
function roughInputs(policy: Policy, answer: Outcome, facts: Facts): { fact: FactName; rough: Rough }[] {
  return (answer.derivation?.inputs ?? []).flatMap(({ fact }) => {
    const rough = facts[fact];
    if (rough?.kind !== 'known' || rough.value.kind !== 'date' || rough.until === undefined) return [];
    return policy.roughDays?.includes(fact) ? [] : [{ fact, rough: { ...rough, until: rough.until } }];
  });
}

/** True when the first or the last of the days it may be gives another answer. */
function isDecisive({
  fact,
  rough,
  answer,
  facts,
  on,
}: {
  fact: FactName;
  rough: Rough;
  answer: Outcome;
  facts: Facts;
  on: (facts: Facts) => Decision;
}): boolean {
  const from = rough.from ?? (rough.value.kind === 'date' ? rough.value.date : rough.until);
  const bounds = rough.from === undefined ? [rough.until] : [rough.from, rough.until];
  return bounds.some(
    (day) => !isSame(answer, answerSoFar(on({ ...facts, [fact]: { ...rough, from, value: date(day) } }))),
  );
}

/** A day counted back from today is near enough for most; one told by its month, season or year is not. */
const isByMonth = ({ from, until }: { from?: IsoDate | undefined; until?: IsoDate | undefined }): boolean =>
  from === undefined || (until !== undefined && daysBetween(from, until) > DAYS_OF_A_MONTH);

const DAYS_OF_A_MONTH = 31;

/** The answer, were nothing more to be told that speaks against it. */
export function answerSoFar(decision: Decision): Outcome | null {
  if (decision.kind === 'outcome') return decision;
  return decision.kind === 'need' ? (decision.soFar ?? null) : null;
}

/** The same outcome and, where it is an amount, the same amount: a date that moves with a rough one is said as rough. */
function isSame(first: Outcome, second: Outcome | null): boolean {
  if (second?.outcome !== first.outcome) return false;
  const [one, other] = [first.derivation?.result.value, second.derivation?.result.value];
  return one?.kind !== 'money' || (other !== undefined && plain(one) === plain(other));
}

/** True when a date told roughly may well be the exact one. */
export function agrees(rough: Fact, exact: Fact | undefined): boolean {
  if (rough.kind !== 'known' || !rough.approximate || rough.value.kind !== 'date') return false;
  if (exact?.kind !== 'known' || exact.value.kind !== 'date') return false;
  const { date: day } = rough.value;
  return (rough.from ?? day) <= exact.value.date && exact.value.date <= (rough.until ?? day);
}

/** "20 June", or "the 20th", that completes a date known roughly: the one in that span of days; null when none is. */
export function dayWithin(day: IsoDate, rough: Fact | undefined, assumed: 'month' | 'year'): IsoDate | null {
  if (rough?.kind !== 'known' || rough.value.kind !== 'date' || rough.until === undefined) return null;
  const [first, last] = [rough.from ?? rough.value.date, rough.until];
  const step = assumed === 'year' ? 12 : 1;
  const days = SHIFTS.map((count) => addMonths(day, count * step));
  return days.find((one) => first <= one && one <= last) ?? null;
}

/** "The 28th", or "30 June", told anew: the one nearest to the date it takes the place of, and like that one not still to come. */
export function dayNear(
  day: IsoDate,
  { was, today, assumed }: { was: IsoDate; today: IsoDate; assumed: 'month' | 'year' },
): IsoDate {
  const step = assumed === 'year' ? 12 : 1;
  const away = (one: IsoDate) => Math.abs(daysBetween(was, one));
  const [nearest = day] = SHIFTS.map((count) => addMonths(day, count * step))
    .filter((one) => was > today || one <= today)
    .sort((one, other) => away(one) - away(other));
  return nearest;
}

/** How many years or months away, the nearest first. */
const SHIFTS = Array.from({ length: 61 }, (_, at) => (at % 2 === 0 ? at / 2 : -(at + 1) / 2));
