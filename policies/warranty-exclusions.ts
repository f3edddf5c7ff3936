import type { Decision } from '../src/domain/decision.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { REGISTRATION_IN_PASSING, REGISTRATION_NOTES, withRegistration } from './_registration-aside.ts';
import { stated } from './_stated.ts';

/** What the warranty leaves out; who tells of wrong use hears that it leaves out just that. */
export const policy: Policy = {
  id: 'warranty-exclusions',
  states: ['F3', 'F9', 'F10'],
  reads: { misuse: {}, machineRegistered: {} },
  asides: ['machineRegistered'],
  figures: [],
  outcomes: { told: {}, general: {} },
  notes: REGISTRATION_NOTES,
  inPassing: REGISTRATION_IN_PASSING,
  decide: (given) => withRegistration(given, decide(given)),
};

function decide({ facts }: Given): Decision {
  return stated(known(facts, 'misuse')?.value.flag ? 'told' : 'general');
}
