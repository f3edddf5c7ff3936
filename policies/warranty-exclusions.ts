import type { Decision } from '../src/domain/decision.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { REGISTRATION_IN_PASSING, REGISTRATION_NOTES, withRegistration } from './_registration-aside.ts';
import { stated } from './_stated.ts';
import { WARRANTY_ASIDE, warrantyAside } from './_warranty-aside.ts';

/** What the warranty leaves out; who tells of wrong use hears that it leaves out just that, or, once it is over, that the cause changes nothing. */
export const policy: Policy = {
  id: 'warranty-exclusions',
  states: ['F3', 'F9', 'F10'],
  reads: { misuse: {}, machineRegistered: {}, ...WARRANTY_ASIDE.reads, faultDate: {} },
  asides: ['machineRegistered', ...WARRANTY_ASIDE.asides, 'faultDate'],
  figures: WARRANTY_ASIDE.figures,
  outcomes: { told: {}, 'told-over': {}, general: {} },
  notes: REGISTRATION_NOTES,
  inPassing: REGISTRATION_IN_PASSING,
  decide: (given) => withRegistration(given, decide(given)),
};

function decide(given: Given): Decision {
  if (!known(given.facts, 'misuse')?.value.flag) return stated('general');
  const aside = warrantyAside(given);
  if (aside?.note !== 'warranty-over') return stated('told');
  return { ...stated('told-over'), derivation: aside.derivation };
}
