import type { Policy } from '../src/policy/contract.ts';
import { stated } from './_stated.ts';

/** What wrong use does to the new machine of an Ambassador: nothing that is published. Noted as beside their offer, so that it is said once. */
export const policy: Policy = {
  id: 'ambassador-misuse',
  states: ['F9', 'F42'],
  reads: {},
  figures: [],
  outcomes: { general: {} },
  notes: { misuse: {} },
  decide: () => stated('general', {}, ['misuse']),
};
