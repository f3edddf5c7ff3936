import type { Decision } from '../src/domain/decision.ts';
import { date } from '../src/domain/value.ts';
import { type Given, invalid } from '../src/policy/contract.ts';
import { type Known, known } from '../src/policy/read.ts';

/** The day of the fault, today unless told otherwise. */
export function faultDay({ facts, today }: Given): Known<'faultDate'> {
  const told = known(facts, 'faultDate');
  return told ?? { fact: 'faultDate', value: date(today), origin: 'default', approximate: false };
}

/** A purchase still to come, or a fault before it: null where the days can be. */
export function dateProblem(given: Given): Decision | null {
  const purchase = known(given.facts, 'purchaseDate');
  if (!purchase) return null;
  if (purchase.value.date > given.today)
    return invalid('purchaseDate', 'in-future', { given: purchase.value, today: date(given.today) });
  const fault = faultDay(given);
  if (fault.value.date >= purchase.value.date) return null;
  return invalid('faultDate', 'before-purchase', { given: fault.value, purchaseDate: purchase.value });
}
