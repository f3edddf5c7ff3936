import type { Decision } from '../src/domain/decision.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { SUPPORT_NOTES, supportNotes, supportValues } from './_support.ts';

const LINE = { phone: 'phone', weekdays: 'weekdays', opens: 'time', closes: 'time' } as const;

/** The telephone line for refund problems, and whether it answers now. */
export const policy: Policy = {
  id: 'support-hours',
  states: ['F24', 'F25', 'F26', 'F27', 'F28'],
  reads: {},
  figures: ['support-phone', 'support-days', 'support-opens', 'support-closes'],
  outcomes: { line: LINE, 'not-known': {} },
  notes: SUPPORT_NOTES,
  decide,
};

function decide(given: Given): Decision {
  const line = supportValues(given);
  const now = supportNotes(given);
  const none = { kind: 'outcome', notes: [], derivation: null } as const;
  if (!line) return { ...none, outcome: 'not-known', values: {} };
  return { ...none, outcome: 'line', values: { ...line, ...now.values }, notes: now.notes };
}
