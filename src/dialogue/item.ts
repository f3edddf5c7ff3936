import type { Conversation } from '../domain/conversation.ts';
import { listOfSeveral } from './account.ts';
import { answerIntent } from './answer.ts';
import { chosenItem, otherItem } from './choice.ts';
import { beginsWith, type Heard, MIN_QUESTION_WORDS, sideIntent, wordsBesideValues } from './heard.ts';
import { policyOf, type Rulebook } from './rulebook.ts';
import { type Progress, pursueTopic } from './topic.ts';

/** A reply to "which one do you mean?": the item, another question first, or neither, and then we go on without. */
export function onItem(
  rulebook: Rulebook,
  conversation: Conversation,
  { choosing, heard }: { choosing: NonNullable<Conversation['choosing']>; heard: Heard },
): Progress {
  const pursue = (item: number) =>
    pursueTopic(
      rulebook,
      {
        ...conversation,
        chosen: { ...conversation.chosen, [choosing.list]: item },
        choosing: null,
        misses: 0,
      },
      { intent: choosing.intent, filled: [], world: heard.world },
    );
  const item = chosenItem(choosing.list, heard);
  if (item !== null) return pursue(item);
  if (heard.understood.command === 'unknown' || conversation.misses > 0) return pursue(NO_ITEM);

  const again = pursueTopic(rulebook, conversation, { ...choosing, filled: [], world: heard.world });
  const side = sideIntent(conversation, heard);
  if (side === null) return { ...again, conversation: { ...again.conversation, misses: 1 } };
  const aside = answerIntent(rulebook, { ...conversation, choosing: null }, { intent: side, heard });
  if (aside.steps.some(({ kind }) => kind !== 'answer' && kind !== 'smalltalk')) return aside;
  return { conversation: again.conversation, steps: [...aside.steps, ...again.steps] };
}

/** Picked when the customer cannot say which: the account then settles nothing, and facts are asked for. */
const NO_ITEM = -1;

/** "And my Krups?": the same question for another item of the account than the one picked. */
export function onOtherItem(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress | null {
  const { topic, chosen } = conversation;
  const { customer } = heard.world;
  const policy = policyOf(rulebook, topic);
  const list = policy && customer && listOfSeveral(policy, customer);
  if (!topic || !list || chosen[list] === undefined) return null;
  const item = beginsWith(heard, ['leaning', 'what-if'])
    ? (chosenItem(list, heard) ?? otherItem(list, chosen[list], heard))
    : null;
  if (item === null || item === chosen[list] || wordsBesideValues(heard) >= MIN_QUESTION_WORDS) return null;
  return pursueTopic(
    rulebook,
    { ...conversation, chosen: { ...chosen, [list]: item } },
    { intent: topic, filled: [], world: heard.world },
  );
}
