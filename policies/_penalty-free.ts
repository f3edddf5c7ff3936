import type { Outcome, Values } from '../src/domain/decision.ts';
import type { Given } from '../src/policy/contract.ts';
import type { Known } from '../src/policy/read.ts';
import { freeDerivation } from './_penalty-derivation.ts';
import { feeOn } from './_penalty-fee.ts';
import { datesOf, endNotes } from './_penalty-said.ts';
import type { Standing } from './_standing.ts';
import { stated } from './_stated.ts';

/** What is said once the commitment is over on the day of the cancellation. */
export function free(
  given: Given,
  cancellation: Known<'cancellationDate'>,
  standing: Exclude<Standing, { kind: 'open' }>,
): Outcome {
  const derivation = freeDerivation(given, cancellation, standing);
  if (standing.kind === 'served')
    return { ...stated('free-after', { monthsServed: standing.served.value }), derivation };
  if (standing.kind === 'told') return { ...stated('free-over'), derivation };
  const { end } = standing;
  const rough = endNotes(end.inputs);
  if (standing.kind === 'either') {
    const values = { cancellationDate: cancellation.value, latestEnd: end.value };
    return { ...stated('free-at-latest', values, rough), derivation };
  }
  const name = end.isTold ? 'free-told' : 'free';
  const values = datesOf(cancellation, end);
  if (given.today >= end.day) return { ...stated(name, values, rough), derivation };
  // Who asks about waiting wants to know what waiting saves.
  const saved = savedUntil(given);
  const then = stated(`${name}-then`, { ...values, ...saved.values }, [...saved.notes, ...rough]);
  return { ...then, derivation };
}

/** The fee that is due until the commitment ends. */
function savedUntil(given: Given): { values: Values; notes: readonly string[] } {
  const fee = feeOn(given, given.today);
  const penaltyShare = given.figures.on('penalty-share', given.today, 'share');
  if (!fee && penaltyShare) return { values: { penaltyShare }, notes: ['fee-until-then'] };
  if (!fee || fee.amount.due === 0) return { values: {}, notes: [] };
  return { values: { penaltyToday: fee.values.penalty }, notes: ['instead-of-today'] };
}
