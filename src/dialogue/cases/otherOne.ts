import type { Conversation } from '../../domain/conversation.ts';
import { isValue } from '../../domain/entity.ts';
import { pursueTopic } from '../answering/topic.ts';
import { type Heard, wordsBeside } from '../heard.ts';
import type { Progress } from '../progress.ts';
import { policyOf, type Rulebook, topicOf } from '../rulebook.ts';
import { otherOnes } from './described.ts';
import { withoutCaseOf } from './otherCase.ts';

/** More words beside it ask something of their own. */
const MAX_WORDS_BESIDE = 1;

/**
 * "And for the other one?", « et mon autre abonnement ? »: what was worked out from what was told of one is asked anew of
 * another, of which nothing was told; null for any other message. Which of an account's is meant is settled elsewhere.
 */
export function onOtherOne(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress | null {
  const { topic, asking, choosing, facts } = conversation;
  const { named, entities, command } = heard.understood;
  const policy = policyOf(rulebook, topic);
  if (topic === null || policy === null || asking || choosing || command !== null || heard.world.customer)
    return null;
  const isOfOther = otherOnes(heard).length > 0 && !entities.some(isValue);
  if (!isOfOther || wordsBeside(heard).length > MAX_WORDS_BESIDE) return null;
  if (named && named.topic !== topicOf(rulebook, conversation)) return null;
  const anew = withoutCaseOf(conversation, policy);
  const isWorkedOutOfCase = Object.keys(facts).some(
    (fact) => !(fact in anew.facts) && !policy.asides?.includes(fact as keyof typeof facts),
  );
  if (!isWorkedOutOfCase) return null;
  const progress = pursueTopic(
    rulebook,
    { ...anew, lastAnswer: null },
    { intent: topic, filled: [], world: heard.world },
  );
  const [first, ...others] = progress.steps;
  return first?.kind === 'ask'
    ? { ...progress, steps: [{ ...first, notice: 'other-one' }, ...others] }
    : null;
}
