import { date } from '../src/domain/value.ts';
import type { Given } from '../src/policy/contract.ts';
import { type Known, known } from '../src/policy/read.ts';

/** The day of the fault, today unless told otherwise. */
export function faultDay({ facts, today }: Given): Known<'faultDate'> {
  const told = known(facts, 'faultDate');
  return told ?? { fact: 'faultDate', value: date(today), origin: 'default', approximate: false };
}
