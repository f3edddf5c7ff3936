import type { Decision } from '../src/domain/decision.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { stated } from './_stated.ts';

/** Registering comes before after-sales; who has not done it hears that it is the first thing to do. */
export const policy: Policy = {
  id: 'registration',
  states: ['F3', 'F10'],
  reads: { machineRegistered: {} },
  asides: ['machineRegistered'],
  figures: [],
  outcomes: { general: {}, 'not-yet': {}, done: {} },
  notes: {},
  decide,
};

function decide({ facts }: Given): Decision {
  const registered = known(facts, 'machineRegistered');
  if (!registered) return stated('general');
  return stated(registered.value.flag ? 'done' : 'not-yet');
}
