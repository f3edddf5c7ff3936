import type { Facts } from '../src/domain/fact.ts';
import { type Known, known } from '../src/policy/read.ts';

/** The Ambassador status as the account verifies it; null when nobody but the customer says so. */
export function verifiedStatus(facts: Facts): Known<'ambassador'> | null {
  const status = known(facts, 'ambassador');
  return status?.origin === 'account' ? status : null;
}
