import type { Decision } from '../src/domain/decision.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { stated } from './_stated.ts';
import {
  WARRANTY_FACTS,
  WARRANTY_FIGURES,
  WARRANTY_IN_PASSING,
  WARRANTY_NOTES,
  WARRANTY_READS,
  warrantyAside,
} from './_warranty-aside.ts';

/** A policy that says one rule to everybody, and beside it whether the warranty runs to who told the machine and its age. */
export const besideWarranty = ({ id, states }: Pick<Policy, 'id' | 'states'>): Policy => ({
  id,
  states,
  reads: { ...WARRANTY_READS, faultDate: {} },
  asides: [...WARRANTY_FACTS, 'faultDate'],
  figures: WARRANTY_FIGURES,
  outcomes: { general: {} },
  notes: WARRANTY_NOTES,
  inPassing: WARRANTY_IN_PASSING,
  decide,
});

function decide(given: Given): Decision {
  const aside = warrantyAside(given);
  if (!aside) return stated('general');
  return { ...stated('general', aside.values, [aside.note]), derivation: aside.derivation };
}
