import type { Given } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { isWithoutRule } from './_refund-way.ts';

const GIVING_CREDIT: readonly string[] = ['other', 'subscription-credit'];

/** Why there is no refund that the line could be called about; null where there may be one. */
export function noRefundToExpect(given: Given): 'replaced' | 'credit' | 'no-rule' | null {
  const { facts } = given;
  if (known(facts, 'replacementSent')?.value.flag) return 'replaced';
  if (GIVING_CREDIT.includes(known(facts, 'paymentMethod')?.value.id ?? '')) return 'credit';
  return isWithoutRule(given) ? 'no-rule' : null;
}
