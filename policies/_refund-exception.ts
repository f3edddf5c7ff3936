import type { Decision, Outcome } from '../src/domain/decision.ts';
import type { Given } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { overdue } from './_refund-answer.ts';
import { asksForm } from './_refund-asked.ts';
import { refundDay } from './_refund-day.ts';
import { isOver } from './_refund-over.ts';
import { outcome, partial, proofLost, refused } from './_refund-said.ts';
import { isPlanned, presumedWay, startOf, WAYS } from './_refund-way.ts';
import { asExpected, isWrong, shortfall } from './_refund-wrong.ts';
import { supportNotes, supportValues } from './_support.ts';

/** The payments that are not refunded as a card payment is, each with its outcome. */
const OTHER_PAYMENTS = new Map([
  ['subscription-credit', 'credit-subscription'],
  ['other', 'credit-other'],
  ['mixed', 'mixed'],
  ['either', 'either'],
]);

/** The exceptions in the order they count: the replacement comes first, as no credit is due after one either. */
export function exception(given: Given): Decision | null {
  const { facts, figures, today } = given;
  const replacement = known(facts, 'replacementSent');
  if (replacement?.value.flag) return refused('no-refund-replacement', [replacement]);
  if (known(facts, 'replacementPlanned')?.value.flag) return outcome('replacement-announced');

  // The payment decides for orders that came back; one that was cancelled never left.
  if (known(facts, 'refundKind')?.value.id === 'cancelled') return outcome('cancelled-order');
  const payment = known(facts, 'paymentMethod');
  const name = payment && OTHER_PAYMENTS.get(payment.value.id);
  if (!name) return null;
  if (name === 'mixed') return isOver(given) ? overdue(given, name) : mixed(given);
  if (name === 'either') {
    const delay = figures.on('refund-delay', today, 'days');
    return delay ? outcome(name, { delay }) : outcome('not-known');
  }
  // A replacement would leave no credit either.
  if (!replacement) return refused(name, [payment], [...partial(given), 'unless-replaced']);
  return refused(name, [replacement, payment], partial(given));
}

/** Paid with two means: no rule for the form, but the days that a refund may take are published whatever it is made of. */
function mixed(given: Given): Outcome {
  const kind = known(given.facts, 'refundKind');
  const way = kind ? WAYS.get(kind.value.id) : presumedWay(given);
  const start = way && !asksForm(given) ? startOf(given, way) : null;
  const day = start && !isPlanned(given, start) ? refundDay(given, start) : null;
  if (!way || !day) return outcome('mixed');
  return outcome(`mixed-due-${way.suffix}`, day.values, {
    notes: [...day.notes, ...partial(given)],
    derivation: day.derivation,
  });
}

/** Money that came, but not as it should: the line alone can tell why, once the days for it are over. */
export function wrongRefund(given: Given): Decision | null {
  const refundReceived = asExpected(given);
  if (!isWrong(given) && !refundReceived) return null;
  const line = supportValues(given);
  if (!line) return outcome('not-known');
  if (refundReceived) return outcome('as-expected', { ...line, refundReceived });
  const { notes, values } = supportNotes(given);
  const short = shortfall(given);
  const start = known(given.facts, 'handoverDate') ?? known(given.facts, 'carrierReturnDate');
  const day = start && refundDay(given, start);
  const isEarly = day !== null && !day.isLate;
  const all = {
    ...line,
    ...values,
    ...short?.values,
    ...(isEarly ? { dueDate: day.dueDate } : {}),
  };
  return outcome(short ? 'wrong-short' : 'wrong', all, {
    notes: [...(isEarly ? ['wrong-until-due'] : []), ...notes, ...proofLost(given)],
    derivation: short?.derivation ?? null,
  });
}
