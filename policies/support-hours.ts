import type { Decision } from '../src/domain/decision.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { SUPPORT_FIGURES, SUPPORT_NOTES, supportNotes, supportValues } from './_support.ts';

const LINE = { phone: 'phone', weekdays: 'weekdays', opens: 'time', closes: 'time' } as const;

/** The telephone line for refund problems, and whether it answers now. */
export const policy: Policy = {
  id: 'support-hours',
  states: ['F24', 'F25', 'F26', 'F27', 'F28'],
  reads: {},
  figures: SUPPORT_FIGURES,
  outcomes: { line: LINE, 'not-known': {} },
  notes: SUPPORT_NOTES,
  decide,
};

function decide(given: Given): Decision {
  const line = supportValues(given);
  if (!line) return { kind: 'outcome', outcome: 'not-known', values: {}, notes: [], derivation: null };
  const { notes, values } = supportNotes(given);
  return { kind: 'outcome', outcome: 'line', values: { ...line, ...values }, notes, derivation: null };
}
