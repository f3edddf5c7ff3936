import { daysBetween } from '../src/domain/calendar.ts';
import type { Opening, Outcome } from '../src/domain/decision.ts';
import type { FactName } from '../src/domain/fact.ts';
import type { Given } from '../src/policy/contract.ts';
import { known, saidUnknown } from '../src/policy/read.ts';
import type { Way } from './_refund-day.ts';

/** The question of whether it is money or a credit, which the payment decides, whatever the way. */
export const asksForm = ({ question }: Given): boolean => question === 'refund-eligibility';

/** Late, it is the line that settles the rest; of a plan little is known yet; without a rule nothing more is of use. */
export const isSettled = ({ outcome: name }: Outcome): boolean =>
  name.startsWith('late-') || name.startsWith('planned-') || name === 'not-known';

/** What to ask next: the day before the exceptions, which few orders meet; who told day and card has told what counts. */
export function missingFact(given: Given, way: Way | null): FactName | null {
  const { facts } = given;
  const isOpen = (name: FactName) => !known(facts, name) && !saidUnknown(facts, name);
  if (asksForm(given) && !known(facts, 'paymentMethod'))
    return isOpen('paymentMethod') ? 'paymentMethod' : null;
  if (isOpen('refundKind')) return 'refundKind';
  if (!way || !known(facts, 'refundKind')) return null;
  if (isOpen(way.startName) && !known(facts, 'waitingSince')) return way.startName;
  if (known(facts, 'paymentMethod')) return null;
  return (['replacementSent', 'paymentMethod'] as const).find(isOpen) ?? null;
}

/** True for a wait told in days that cannot be too long; who says fourteen may be a day off. */
function isSurelyEarly({ facts, figures, today }: Given): boolean {
  const since = known(facts, 'waitingSince');
  const delay = figures.on('refund-delay', today, 'days');
  return since !== null && delay !== null && daysBetween(since.value.date, today) < delay.days;
}

/** The rule for what was told, where that is more exact than the rule in general. */
export function openingOf(given: Given, way: Way | null): Opening | undefined {
  const { facts, figures, today } = given;
  const delay = figures.on('refund-delay', today, 'days');
  if (!delay) return undefined;
  if (isSurelyEarly(given)) return { name: 'waiting', values: { delay } };
  if (known(facts, 'partialReturn')?.value.flag) return { name: 'partial', values: { delay } };
  if (way) return { name: way.suffix, values: { delay } };
  return known(facts, 'paymentMethod') ? { name: 'card', values: { delay } } : undefined;
}
