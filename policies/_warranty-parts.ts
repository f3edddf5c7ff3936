import type { Decision, Outcome, Values } from '../src/domain/decision.ts';
import type { Given } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { stated } from './_stated.ts';
import { lengthsOn, type Make } from './_warranty-lengths.ts';

/** True for who asks how long spare parts are covered. */
export const asksForParts = ({ facts }: Given): boolean => known(facts, 'spareParts')?.value.flag === true;

/** The same decision for who asks about spare parts, which have a length of their own with Magimix alone. */
export function aboutParts(given: Given, make: Make, decision: Decision): Decision {
  if (decision.kind !== 'outcome') return undatedParts(given, make) ?? decision;
  const { outcome, values } = decision;
  if (outcome === 'duration-magimix') return { ...decision, outcome: 'parts-duration' };
  if (outcome === 'compared') return stated('parts-general');
  if (outcome === 'duration') return { ...decision, outcome: 'no-parts' };
  if (outcome === 'covered-magimix') return { ...decision, outcome: 'parts-covered' };
  const isWithout = outcome !== 'not-published' && values.partsWarranty === undefined;
  return isWithout ? { ...decision, notes: ['no-parts', ...decision.notes] } : decision;
}

/** How long parts are covered is said without the date of the purchase. */
function undatedParts(given: Given, make: Make): Outcome | null {
  const { warranty, partsWarranty } = lengthsOn(given, make, given.today);
  if (!warranty) return null;
  const values: Values = { brand: make.brand.value, warranty };
  return partsWarranty ? stated('parts-duration', { ...values, partsWarranty }) : stated('no-parts', values);
}
