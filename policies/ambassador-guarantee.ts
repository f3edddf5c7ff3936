import type { Decision } from '../src/domain/decision.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { stated } from './_stated.ts';

const LENGTHS = { newWarranty: 'years', refurbishedWarranty: 'years', repairWarranty: 'months' } as const;

/** How long what an Ambassador gets is guaranteed: what is named comes first, the new machine where nothing is. */
export const policy: Policy = {
  id: 'ambassador-guarantee',
  states: ['F41', 'F42', 'F43', 'F44', 'F46'],
  reads: { remedy: {} },
  passing: ['remedy'],
  figures: ['new-machine-warranty', 'refurbished-warranty', 'repair-warranty'],
  outcomes: { 'new-machine': LENGTHS, refurbished: LENGTHS, repair: LENGTHS, 'not-known': {} },
  notes: {},
  decide,
};

function decide({ facts, figures, today }: Given): Decision {
  const newWarranty = figures.on('new-machine-warranty', today, 'years');
  const refurbishedWarranty = figures.on('refurbished-warranty', today, 'years');
  const repairWarranty = figures.on('repair-warranty', today, 'months');
  if (!newWarranty || !refurbishedWarranty || !repairWarranty) return stated('not-known');
  const asked = known(facts, 'remedy')?.value.id;
  const outcome = asked === 'refurbished' || asked === 'repair' ? asked : 'new-machine';
  return stated(outcome, { newWarranty, refurbishedWarranty, repairWarranty });
}
