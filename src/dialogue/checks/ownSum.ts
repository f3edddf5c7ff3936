import type { Conversation } from '../../domain/conversation.ts';
import { type Entity, isAmount } from '../../domain/entity.ts';
import { answerAside } from '../answering/answer.ts';
import type { Heard } from '../heard.ts';
import type { Progress } from '../progress.ts';
import { policyOf, type Rulebook } from '../rulebook.ts';
import { isPrice } from '../slots/amounts/barePrices.ts';
import { isOwnResult } from '../slots/amounts/ownResult.ts';
import { MAX_MONTHS } from '../slots/candidates/candidate.ts';
import { judgedSum } from './agreement.ts';
import { asksYesOrNo, claimOf } from './claim.ts';

/**
 * "I keep getting 114, is that right?", while we ask since when the plan runs: the sum as far as it can be worked out, with a
 * yes or no to the customer's own, then our question again; null where the message checks no sum.
 */
export function onOwnSum(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress | null {
  const { asking, topic } = conversation;
  const own = policyOf(rulebook, topic);
  if (!asking || isPrice(asking.fact) || !own || heard.understood.command !== null) return null;
  const sum = sumChecked(heard);
  if (!sum) return null;
  const entities = heard.understood.entities.filter((entity) => entity !== sum);
  const rest = { ...heard, understood: { ...heard.understood, entities } };
  const explaining = [...rulebook.intents.values()].filter(
    ({ id }) => policyOf(rulebook, id)?.explains === own.id,
  );
  for (const { id } of explaining) {
    const { conversation: after, steps } = answerAside(rulebook, conversation, { intent: id, heard: rest });
    const [first, ...others] = steps;
    const judged = first && judgedSum(first, sum);
    if (judged) return { conversation: after, steps: [judged, ...others] };
  }
  return null;
}

/** The amount that the message calls its own sum, or asks yes or no of. */
function sumChecked(heard: Heard): Entity | null {
  const { text, understood } = heard;
  const { entities } = understood;
  const own = entities.find((entity) => isOwnResult(entity, { text, entities }));
  if (own) return own;
  const claim = asksYesOrNo(heard) ? claimOf(heard) : null;
  return claim && isAmount(claim) && !mayBeMonths(claim) ? claim : null;
}

/** "24, right?" may well answer how long the plan runs. */
const mayBeMonths = (claim: Entity): boolean => claim.kind === 'number' && claim.value <= MAX_MONTHS;
