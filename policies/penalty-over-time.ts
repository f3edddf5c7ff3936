import type { Policy } from '../src/policy/contract.ts';
import { FEE_UNTIL_END } from './_fee-until-end.ts';

/** How the fee changes with time: not at all until the commitment ends, then it is none. */
export const policy: Policy = {
  ...FEE_UNTIL_END,
  id: 'penalty-over-time',
  explains: 'subscription-penalty',
  states: ['F29', 'F33', 'F37'],
};
