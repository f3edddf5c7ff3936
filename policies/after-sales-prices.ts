import type { Decision } from '../src/domain/decision.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { claimsStatus, isOrdinary, verifiedStatus } from './_ambassador.ts';
import { stated } from './_stated.ts';
import { WARRANTY_ASIDE, warrantyAside } from './_warranty-aside.ts';

/** Where the prices of a repair and an exchange are: none is published here, for anybody, nor that one is free. */
export const policy: Policy = {
  id: 'after-sales-prices',
  states: ['F10', 'F13', 'F45'],
  reads: { ambassador: {}, remedy: {}, ...WARRANTY_ASIDE.reads },
  passing: ['remedy'],
  asides: ['remedy', ...WARRANTY_ASIDE.asides],
  figures: WARRANTY_ASIDE.figures,
  outcomes: { general: {}, yours: {}, claimed: {}, 'new-machine': {} },
  notes: { 'within-warranty': {} },
  decide,
};

function decide(given: Given): Decision {
  const outcome = outcomeOf(given);
  const isBeside = outcome !== 'general' || isOutOfWarranty(given);
  return stated(outcome, {}, isBeside ? [] : ['within-warranty']);
}

function outcomeOf({ facts }: Given): string {
  if (verifiedStatus(facts)?.value.flag) return 'yours';
  if (claimsStatus(facts)) return 'claimed';
  const isNewAsked = known(facts, 'remedy')?.value.id === NEW_MACHINE;
  return isNewAsked && !isOrdinary(facts) ? 'new-machine' : 'general';
}

const NEW_MACHINE = 'new-machine';

/** Whether the warranty pays is beside the point once it is over: for the machine, or for all but its parts. */
const isOutOfWarranty = (given: Given): boolean => {
  const note = warrantyAside(given)?.note;
  return note === 'warranty-over' || note === 'warranty-parts';
};
