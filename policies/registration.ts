import type { Decision } from '../src/domain/decision.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { stated } from './_stated.ts';

/** Registering comes before after-sales; who has not done it hears that it is the first thing to do. What is asked of it by name has an answer of its own: "does the warranty lapse if I don't?" is not answered by yes. */
export const policy: Policy = {
  id: 'registration',
  states: ['F3', 'F10'],
  reads: { machineRegistered: {}, registrationAsked: {} },
  passing: ['registrationAsked'],
  asides: ['machineRegistered', 'registrationAsked'],
  figures: [],
  outcomes: { general: {}, 'not-yet': {}, done: {}, fails: {}, warranty: {}, working: {} },
  notes: {},
  decide,
};

function decide({ facts }: Given): Decision {
  const asked = known(facts, 'registrationAsked');
  if (asked) return stated(asked.value.id);
  const registered = known(facts, 'machineRegistered');
  if (!registered) return stated('general');
  return stated(registered.value.flag ? 'done' : 'not-yet');
}
