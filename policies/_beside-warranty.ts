import type { Decision } from '../src/domain/decision.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { stated } from './_stated.ts';
import { WARRANTY_ASIDE, warrantyAside } from './_warranty-aside.ts';

/** A policy that says one rule to everybody, and beside it whether the warranty runs to who told the machine and its age. */
export const besideWarranty = ({ id, states }: Pick<Policy, 'id' | 'states'>): Policy => ({
  id,
  states,
  reads: { ...WARRANTY_ASIDE.reads, faultDate: {} },
  asides: [...WARRANTY_ASIDE.asides, 'faultDate'],
  figures: WARRANTY_ASIDE.figures,
  outcomes: { general: {} },
  notes: WARRANTY_ASIDE.notes,
  inPassing: WARRANTY_ASIDE.inPassing,
  decide,
});

function decide(given: Given): Decision {
  const aside = warrantyAside(given);
  if (!aside) return stated('general');
  return { ...stated('general', aside.values, [aside.note]), derivation: aside.derivation };
}
