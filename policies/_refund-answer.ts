import type { Outcome } from '../src/domain/decision.ts';
import type { Given } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { asksForm } from './_refund-asked.ts';
import { conditions, refundDay, type Way } from './_refund-day.ts';
import { outcome, partial, proofLost } from './_refund-said.ts';
import { BY_LABEL, isPlanned, startOf } from './_refund-way.ts';
import { supportNotes, supportValues } from './_support.ts';

/** The days are over by what the customer says, and none is told to count from: the line settles the rest. */
export function overdue(given: Given, name: 'over' | 'over-carrier' | 'mixed'): Outcome {
  const line = supportValues(given);
  const delay = given.figures.on('refund-delay', given.today, 'days');
  if (!line || !delay) return outcome(name === 'mixed' ? name : 'not-known');
  const { notes, values } = supportNotes(given);
  const all = { ...line, delay, ...values };
  if (name === 'mixed') return outcome('mixed-over', all, { notes });
  const papers = name === 'over' ? proofLost(given) : [];
  return outcome(name, all, { notes: [...papers, ...notes, ...conditions(given, null)] });
}

/** "Do I have to ask for it?" */
export function unasked(given: Given, way: Way | null): Outcome {
  const delay = given.figures.on('refund-delay', given.today, 'days');
  if (!delay) return outcome('not-known');
  return outcome(way ? `unasked-${way.suffix}` : 'unasked', { delay }, { notes: conditions(given, way) });
}

export function dated(given: Given, way: Way): Outcome {
  const start = startOf(given, way);
  const day = start && refundDay(given, start);
  if (!start || !day) return outcome('not-known');
  const { isLate, values, derivation } = day;
  // The text of a plan says by itself that the label is to be used.
  const isPlan = isPlanned(given, start);
  const papers = day.isLate && way === BY_LABEL ? proofLost(given) : [];
  const notes = [...papers, ...day.notes, ...partial(given), ...conditions(given, isPlan ? null : way)];
  const name = isPlan ? 'planned' : isLate ? 'late' : 'due';
  return outcome(`${name}-${way.suffix}`, values, { notes, derivation });
}

export function undated(given: Given, way: Way | null, isInGeneral = false): Outcome {
  const delay = given.figures.on('refund-delay', given.today, 'days');
  if (!delay) return outcome('not-known');
  // A parcel that the customer has yet to hand over has no day to ask for; who misses a refund sends something else.
  const isToCome =
    known(given.facts, 'returnPlanned')?.value.flag &&
    way?.suffix !== 'carrier' &&
    given.question !== 'refund-problem';
  if (isToCome && !asksForm(given))
    return outcome('planned-undated', { delay }, { notes: [...partial(given), ...conditions(given, null)] });
  if (!way) {
    const offer = isInGeneral ? ['your-case'] : [];
    return outcome('general', { delay }, { notes: [...partial(given), ...offer] });
  }
  const notes = [...partial(given), ...conditions(given, way)];
  return outcome(`undated-${way.suffix}`, { delay }, { notes });
}
