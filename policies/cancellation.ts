import type { Policy } from '../src/policy/contract.ts';
import { FEE_UNTIL_END } from './_fee-until-end.ts';

/** The way to cancel, with what it costs by what was told. */
export const policy: Policy = {
  ...FEE_UNTIL_END,
  id: 'cancellation',
  defersTo: 'subscription-penalty',
  states: ['F30', 'F31', 'F32', 'F33', 'F37', 'F38', 'F39'],
};
