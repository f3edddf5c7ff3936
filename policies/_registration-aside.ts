import type { Decision } from '../src/domain/decision.ts';
import type { Given } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';

/** What comes before after-sales for who says that the machine, or its owner, is in no account. */
export const REGISTRATION_NOTES = { 'not-registered': {} } as const;
/** It says what the question of registering answers. */
export const REGISTRATION_IN_PASSING = { registration: Object.keys(REGISTRATION_NOTES) };

/** "I never created an account", told beside a question on the warranty: a right to it is of no use before that. */
export function withRegistration({ facts }: Given, decision: Decision): Decision {
  const isMissing = known(facts, 'machineRegistered')?.value.flag === false;
  return isMissing && decision.kind === 'outcome'
    ? { ...decision, notes: [...decision.notes, 'not-registered'] }
    : decision;
}
