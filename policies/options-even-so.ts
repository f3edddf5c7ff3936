import type { Decision } from '../src/domain/decision.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { claimsStatus, verifiedStatus } from './_ambassador.ts';
import { stated } from './_stated.ts';

/** That neither age nor the end of the warranty rules a machine out: of the two options, or of an Ambassador's three. */
export const policy: Policy = {
  id: 'options-even-so',
  states: ['F10', 'F40'],
  reads: { ambassador: {} },
  asides: ['ambassador'],
  figures: [],
  outcomes: { general: {}, ambassador: {} },
  notes: {},
  decide,
};

function decide({ facts }: Given): Decision {
  const isAmbassador = verifiedStatus(facts)?.value.flag || claimsStatus(facts);
  return stated(isAmbassador ? 'ambassador' : 'general');
}
