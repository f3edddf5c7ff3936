import type { Facts } from '../src/domain/fact.ts';
import { type Known, known } from '../src/policy/read.ts';

/** The Ambassador status as the account verifies it; null when nobody but the customer says so. */
export function verifiedStatus(facts: Facts): Known<'ambassador'> | null {
  const status = known(facts, 'ambassador');
  return status?.origin === 'account' ? status : null;
}

/** True when the customer says to be an Ambassador and the account does not say otherwise or confirm it. */
export function claimsStatus(facts: Facts): boolean {
  const status = known(facts, 'ambassador');
  return status?.origin === 'typed' && status.value.flag;
}

/** True when the customer says not to be an Ambassador. */
export function deniesStatus(facts: Facts): boolean {
  const status = known(facts, 'ambassador');
  return status?.origin === 'typed' && !status.value.flag;
}

/** True when the account says that the customer is no Ambassador, or the customer does. */
export const isOrdinary = (facts: Facts): boolean =>
  deniesStatus(facts) || verifiedStatus(facts)?.value.flag === false;
