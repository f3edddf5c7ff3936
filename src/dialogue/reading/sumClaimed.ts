import type { Conversation } from '../../domain/conversation.ts';
import { isMarker } from '../../domain/entity.ts';
import type { Heard } from '../heard.ts';
import { type Rulebook, topicOf } from '../rulebook.ts';
import { namesTopic } from '../topicWords.ts';

/**
 * "They want 124 € for my Lattissima, that's theft!", of a subscription: a sum one is asked for is what leaving it
 * costs, and that is said before any regret; null for anything else, or where the message surely asks something.
 */
export function sumClaimed(
  rulebook: Rulebook,
  conversation: Conversation,
  { text, understood }: Heard,
): string | null {
  const { ranking, verdict, entities } = understood;
  const isClaimed =
    entities.some((entity) => isMarker(entity, 'sum-claimed')) &&
    entities.some((entity) => entity.kind === 'money');
  const fee = rulebook.intents.get(FEE);
  if (!isClaimed || !fee) return null;
  const isAsked = verdict === 'confident' && rulebook.intents.get(ranking[0]?.intent ?? '')?.kind === 'faq';
  const isOfPlan =
    topicOf(rulebook, conversation) === fee.topic || namesTopic(rulebook.topicWords, text, fee.topic);
  return !isAsked && isOfPlan ? fee.id : null;
}

/** The only sum that a contract claims once. */
const FEE = 'subscription-penalty';
