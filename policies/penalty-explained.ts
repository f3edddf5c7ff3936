import type { Decision, Outcome } from '../src/domain/decision.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { dayless, penaltyDerivation } from './_penalty-derivation.ts';
import { EXAMPLE, EXAMPLE_FIGURES, exampleOn } from './_penalty-example.ts';
import { FEE, type Fee, feeOn, isEstimated } from './_penalty-fee.ts';
import { cancellationDay } from './_standing.ts';
import { stated } from './_stated.ts';

/** How the fee is worked out: from the customer's two prices when they are known, else by the published example; it asks nothing. */
export const policy: Policy = {
  id: 'penalty-explained',
  explains: 'subscription-penalty',
  states: ['F33', 'F34'],
  reads: { fullPrice: {}, subscriptionPrice: {} },
  figures: ['penalty-share', ...EXAMPLE_FIGURES],
  outcomes: { example: EXAMPLE, own: FEE, 'own-zero': FEE, 'not-known': {} },
  notes: { estimate: {} },
  decide,
};

function decide(given: Given): Decision {
  const fee = feeOn(given, given.today);
  if (fee) return own(given, fee);
  const example = exampleOn(given, given.today);
  return example ? stated('example', example) : stated('not-known', {});
}

function own(given: Given, fee: Fee): Outcome {
  const { amount, values } = fee;
  const cancellation = cancellationDay({ ...given, facts: {} });
  const derivation = dayless(
    penaltyDerivation(
      { ...fee, cancellation, standing: { kind: 'open', missing: null, ends: null } },
      amount,
    ),
  );
  return {
    kind: 'outcome',
    outcome: amount.due > 0 ? 'own' : 'own-zero',
    values,
    notes: isEstimated(fee) ? ['estimate'] : [],
    derivation,
  };
}
