import { monthsBetween } from '../src/domain/calendar.ts';
import type { Outcome, Values } from '../src/domain/decision.ts';
import { FACT_VOCABULARIES } from '../src/domain/fact.ts';
import { months, term } from '../src/domain/value.ts';
import type { Given } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { stated } from './_stated.ts';

const REPAIR = { repairWarranty: 'months', failsAfter: 'months' } as const;
const MACHINE = { remedy: 'term', machineWarranty: 'years', failsAfter: 'months' } as const;
const EITHER = { repairWarranty: 'months', refurbishedWarranty: 'years', failsAfter: 'months' } as const;

/** What is said of a failure so long after a repair or an exchange, when neither has a day. */
export const AFTER_OUTCOMES = {
  'within-repair': REPAIR,
  'within-machine': MACHINE,
  'ends-repair': REPAIR,
  'ends-machine': MACHINE,
  'beyond-repair': REPAIR,
  'beyond-machine': MACHINE,
  'within-either': EITHER,
  'between-either': EITHER,
  'beyond-either': EITHER,
} as const;

const MONTHS_PER_YEAR = 12;

/** How long after the remedy it fails: told as a length, or as a day ahead of who has no such machine yet; null for neither. */
export function failsAfter({ facts, today }: Given): number | null {
  const told = known(facts, 'failsAfter');
  if (told) return told.value.months;
  const fault = known(facts, 'faultDate');
  if (!fault || fault.value.date <= today || known(facts, 'ownMachine')?.value.flag) return null;
  return monthsBetween(today, fault.value.date);
}

/** A guarantee of this length, set against what is told: the last day still counts, the day after it does not. */
export function afterRemedy(
  count: number,
  { suffix, length, values }: { suffix: 'repair' | 'machine'; length: number; values: Values },
): Outcome {
  return stated(`${placeOf(count, length)}-${suffix}`, { ...values, failsAfter: months(count) });
}

/** The same without a word on what was done: the repair and the refurbished machine beside each other. */
export function afterEither(given: Given, count: number): Outcome | null {
  const repairWarranty = given.figures.on('repair-warranty', given.today, 'months');
  const refurbishedWarranty = given.figures.on('refurbished-warranty', given.today, 'years');
  if (!repairWarranty || !refurbishedWarranty) return null;
  const ofMachine = refurbishedWarranty.years * MONTHS_PER_YEAR;
  // "After the six months": whose length it is says what is meant.
  if (count === repairWarranty.months)
    return afterRemedy(count, { suffix: 'repair', length: count, values: { repairWarranty } });
  if (count === ofMachine)
    return afterRemedy(count, {
      suffix: 'machine',
      length: count,
      values: { remedy: REFURBISHED, machineWarranty: refurbishedWarranty },
    });
  const place = count < repairWarranty.months ? 'within' : count < ofMachine ? 'between' : 'beyond';
  return stated(`${place}-either`, { repairWarranty, refurbishedWarranty, failsAfter: months(count) });
}

const REFURBISHED = term(FACT_VOCABULARIES.remedy!, 'refurbished');

function placeOf(count: number, length: number): 'within' | 'ends' | 'beyond' {
  if (count === length) return 'ends';
  return count < length ? 'within' : 'beyond';
}
