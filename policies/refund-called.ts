import type { Decision } from '../src/domain/decision.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { refundDay } from './_refund-day.ts';
import { isOver } from './_refund-over.ts';
import { stated } from './_stated.ts';
import { SUPPORT_FIGURES, SUPPORT_LINE, supportValues } from './_support.ts';

/** Whether to call once more, for who has called already. */
export const policy: Policy = {
  id: 'refund-called',
  states: ['F24', 'F25', 'F26', 'F27', 'F28'],
  reads: { refundKind: {}, handoverDate: {}, carrierReturnDate: {}, waitingSince: {}, daysOver: {} },
  asides: ['refundKind', 'handoverDate', 'carrierReturnDate', 'waitingSince', 'daysOver'],
  figures: ['refund-delay', ...SUPPORT_FIGURES],
  outcomes: { general: {}, over: SUPPORT_LINE, early: { ...SUPPORT_LINE, dueDate: 'date' } },
  notes: {},
  decide,
};

function decide(given: Given): Decision {
  const { facts } = given;
  const line = supportValues(given);
  if (!line) return stated('general');
  if (isOver(given)) return stated('over', line);
  const start = known(facts, 'handoverDate') ?? known(facts, 'carrierReturnDate');
  const day = start && refundDay(given, start);
  return day ? stated('early', { ...line, dueDate: day.dueDate }) : stated('general');
}
