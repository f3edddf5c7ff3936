import { daysBetween } from '../../domain/calendar.ts';
import type { Conversation } from '../../domain/conversation.ts';
import type { Decision, Outcome } from '../../domain/decision.ts';
import type { Fact, FactName, Facts } from '../../domain/fact.ts';
import { date, type IsoDate, plain } from '../../domain/value.ts';
import type { Policy } from '../../policy/contract.ts';
import { type Case, decideOn, type Rulebook } from '../rulebook.ts';

/** What a policy says when some dates are only known roughly: asks for the day where it makes a difference. */
export function decideRoughly(rulebook: Rulebook, policy: Policy, { facts, world, intent }: Case): Decision {
  const on = (some: Facts) => decideOn(rulebook, policy, { facts: some, world, intent });
  const decision = on(facts);
  const answer = answerSoFar(decision);
  if (!answer) return decision;

  const open = roughInputs(policy, answer, facts).filter(({ rough }) => !rough.isDayUnknown);
  const asked = open.find(
    ({ fact, rough }) => isTooRough(policy, fact, rough) || isDecisive({ fact, rough, answer, facts, on }),
  );
  return asked ? { kind: 'invalid', fact: asked.fact, problem: 'which-day', values: {} } : decision;
}

/** True when the answer would be another on another of the days it may be, and the customer cannot say which. */
export function dependsOnDay(
  rulebook: Rulebook,
  policy: Policy,
  { answer, facts, world, intent }: Case & { readonly answer: Outcome },
): boolean {
  const on = (some: Facts) => decideOn(rulebook, policy, { facts: some, world, intent });
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

const isTooRough = ({ exactDays }: Policy, fact: FactName, rough: Rough): boolean =>
  exactDays?.includes(fact) === true && isByMonth(rough);

/** True where the day we ask for is told by its month, and the policy counts days from it: no first of the month stands for it unasked. */
export function needsDay(
  policy: Policy | null,
  { asking, facts }: Pick<Conversation, 'asking' | 'facts'>,
): boolean {
  const rough = asking && facts[asking.fact];
  if (!policy || !asking || rough?.kind !== 'known' || rough.until === undefined) return false;
  return isTooRough(policy, asking.fact, { ...rough, until: rough.until });
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
